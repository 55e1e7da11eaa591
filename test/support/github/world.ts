import { generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hook } from './hook.ts';
import { type App, type Caller, githubActions, type Installation, type Permissions } from './caller.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createRepository, type FakeRepository, type NewRepository } from './fake-repository.ts';

/** Everything there is on one GitHub: who, which repositories, which tokens. */
export interface World extends Registry {
  readonly directory: string;
  readonly repositories: Map<string, FakeRepository>;
  readonly tokens: Map<string, Caller>;
  readonly installations: Map<number, Installation>;
  /** Registers an app, and makes its private key, as PEM. */
  registerApp(slug: string): RegisteredApp;
  /** Installs an app on repositories, with all permissions unless they are given. */
  install(app: App, repositories: readonly FakeRepository[], permissions?: Permissions): Installation;
  /** The webhook of each app that has one, by the app's id. */
  readonly hooks: Map<number, Hook>;
  /** The app that signed a token itself, if its signature and its times are right. */
  appOfJwt(token: string): App | undefined;
  createRepository(fullName: string, options?: NewRepository): Promise<FakeRepository>;
  /** A copy of a repository under another owner. */
  fork(repository: FakeRepository, owner: string): Promise<FakeRepository>;
  /** As `GITHUB_TOKEN` in a workflow of the repository; with `permissions` as in the workflow file. */
  appToken(repository: FakeRepository, permissions?: Permissions, app?: App): string;
  /** The token of a workflow for a fork's pull request: it may only read. */
  forkToken(repository: FakeRepository): string;
  /** A personal access token; what it may do is what the person may do. */
  userToken(login: string): string;
  /** The token that an app signs itself. */
  appJwt(app?: App): string;
  close(): Promise<void>;
}

export interface RegisteredApp extends App {
  readonly privateKey: string;
}

export async function createWorld(now?: () => Date): Promise<World> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-fake-github-'));
  const registry = createRegistry(now);
  /** The public key of each app. */
  const keys = new Map<number, { readonly app: App; readonly publicKey: string }>();

  const world: World = {
    ...registry,
    directory,
    repositories: new Map(),
    tokens: new Map(),
    installations: new Map(),
    hooks: new Map(),
    async createRepository(fullName, options = {}) {
      const repository = await createRepository(directory, registry, fullName, options);
      world.repositories.set(fullName.toLowerCase(), repository);
      return repository;
    },
    async fork(repository, owner) {
      const { name, isPrivate, store } = repository;
      const fork = await world.createRepository(`${owner}/${name}`, { parent: repository, isPrivate });
      await fork.store.git.text(['fetch', '--quiet', store.directory, '+refs/heads/*:refs/heads/*']);
      return fork;
    },
    appToken: (repository, permissions = everything, app = githubActions) =>
      give('ghs', { kind: 'app', app, repository: repository.fullName, permissions }),
    forkToken: (repository) => world.appToken(repository, readEverything),
    userToken: (login) => give('ghp', { kind: 'user', user: world.user(login) }),
    appJwt: (app = githubActions) => give('jwt', { kind: 'jwt', app }),
    registerApp(slug) {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      });
      const app = { id: world.nextId(), slug, name: slug, bot: world.user(`${slug}[bot]`, 'Bot') };
      keys.set(app.id, { app, publicKey });
      return { ...app, privateKey };
    },
    install(app, repositories, permissions = everything) {
      const names = new Set(repositories.map(({ fullName }) => fullName.toLowerCase()));
      const installation = { id: world.nextId(), app, repositories: names, permissions };
      world.installations.set(installation.id, installation);
      return installation;
    },
    appOfJwt(token) {
      const [head = '', claims = '', signature = ''] = token.split('.');
      if (signature === '') return undefined;
      const { iss, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: number; exp: number };
      const found = keys.get(iss);
      const signed = Buffer.from(`${head}.${claims}`);
      const isRight =
        found !== undefined && verify('sha256', signed, found.publicKey, Buffer.from(signature, 'base64url'));
      return isRight && exp * 1000 > Date.now() ? found.app : undefined;
    },
    async close() {
      for (const repository of world.repositories.values()) await repository.store.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return world;

  function give(prefix: string, caller: Caller): string {
    const token = `${prefix}_${randomBytes(18).toString('hex')}`;
    world.tokens.set(token, caller);
    return token;
  }
}

const permissionNames = ['contents', 'pull_requests', 'issues', 'checks', 'statuses', 'actions'] as const;
const everything: Permissions = Object.fromEntries(permissionNames.map((name) => [name, 'write']));
const readEverything: Permissions = Object.fromEntries(permissionNames.map((name) => [name, 'read']));

/** As `X-GitHub-Request-Id` has it. */
export const requestId = (): string =>
  Array.from({ length: 5 }, () => randomBytes(4).toString('hex').toUpperCase()).join(':');
