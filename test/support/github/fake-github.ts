import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../at-end.ts';
import { faultPlan, type PlannedFault } from './faults.ts';
import { answerer } from './answerer.ts';
import type { Addresses } from './json-people.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { createWorld, type World } from './world.ts';

export interface FakeGithubOptions {
  /** Requests that one token may make in an hour. @default 5,000 */
  readonly hourlyLimit?: number;
  /** The time of what happens on it. @default this machine's */
  readonly now?: () => Date;
}

/** A GitHub on this machine. Arrange it through `repository(…)` and the tokens; all else goes through its API. */
export interface FakeGithub extends Pick<
  World,
  'user' | 'fork' | 'appToken' | 'forkToken' | 'userToken' | 'appJwt' | 'registerApp' | 'install'
> {
  /** `GITHUB_SERVER_URL`; repositories are at `<serverUrl>/<owner>/<name>.git`. */
  readonly serverUrl: string;
  /** `GITHUB_API_URL` and `GITHUB_GRAPHQL_URL` as on github.com. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** The same as an Enterprise Server has them: `/api/v3` and `/api/graphql`. */
  readonly enterprise: { readonly apiUrl: string; readonly graphqlUrl: string };
  readonly addresses: Addresses;
  readonly world: World;
  repository: World['createRepository'];
  /** All that was asked, in the order of the answers' beginning. */
  readonly requests: readonly RecordedRequest[];
  /** Where a request or an answer was not as GitHub describes its API. */
  readonly violations: readonly string[];
  fail(fault: PlannedFault): void;
  /** Rejects when there were violations. */
  stop(): Promise<void>;
}

/** A GitHub that ends with the test, which fails when the contract with GitHub was not kept. */
export async function fakeGithub(options: FakeGithubOptions = {}): Promise<FakeGithub> {
  const github = await startFakeGithub(options);
  atEnd(() => github.stop());
  return github;
}

/** A GitHub that the caller stops. */
export async function startFakeGithub({ hourlyLimit = 5000, now }: FakeGithubOptions = {}): Promise<FakeGithub> {
  const world = await createWorld(now);
  const faults = faultPlan();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  const answer = answerer({ world, faults, requests, violations, hourlyLimit });
  const running = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const work = answered(answer, request, response, violations);
    running.add(work);
    void work.finally(() => running.delete(work));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of that form.
  const serverUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    serverUrl,
    apiUrl: serverUrl,
    graphqlUrl: `${serverUrl}/graphql`,
    enterprise: { apiUrl: `${serverUrl}/api/v3`, graphqlUrl: `${serverUrl}/api/graphql` },
    addresses: { api: serverUrl, server: serverUrl },
    world,
    requests,
    violations,
    fail: faults.add,
    repository: world.createRepository,
    user: world.user,
    fork: world.fork,
    appToken: world.appToken,
    forkToken: world.forkToken,
    userToken: world.userToken,
    appJwt: world.appJwt,
    registerApp: world.registerApp,
    install: world.install,
    async stop() {
      server.closeAllConnections();
      server.close();
      await Promise.allSettled(running);
      await world.close();
      if (violations.length > 0) throw new Error(`Not as GitHub's API is described:\n${violations.join('\n')}`);
    },
  };
}

async function answered(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  request: IncomingMessage,
  response: ServerResponse,
  violations: string[],
): Promise<void> {
  try {
    await answer(request, response);
  } catch (error) {
    // A mistake of the stand-in: the test is to fail for it.
    violations.push(`${request.method} ${request.url}: ${error instanceof Error ? error.stack : String(error)}`);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}
