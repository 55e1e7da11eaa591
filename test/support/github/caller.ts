import { Refused } from './reply.ts';

type Access = 'read' | 'write' | 'none';

/** The rights of a workflow's token, by the names of `permissions:`, with underscores. */
export interface Permissions {
  readonly contents?: Access;
  readonly pull_requests?: Access;
  readonly issues?: Access;
  readonly checks?: Access;
  readonly statuses?: Access;
  readonly actions?: Access;
}

export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface User {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** The account that it acts as. */
  readonly bot: User;
}

/** The sender of a request, known by the token. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'user'; readonly user: User }
  /** An installation token, as `GITHUB_TOKEN` is one: for one repository. */
  | { readonly kind: 'app'; readonly app: App; readonly repository: string; readonly permissions: Permissions }
  /** The app itself, by its key. */
  | { readonly kind: 'jwt'; readonly app: App };

/** An app on a repository: what its tokens may do. */
export interface Installation {
  readonly id: number;
  readonly app: App;
  /** Full names, in lower case. */
  readonly repositories: ReadonlySet<string>;
  readonly permissions: Permissions;
}

/** The app whose tokens workflows have. */
export const githubActions: App = {
  id: 15368,
  slug: 'github-actions',
  name: 'GitHub Actions',
  bot: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' },
};

export function userOf(caller: Caller): User {
  if (caller.kind === 'user') return caller.user;
  if (caller.kind === 'app') return caller.app.bot;
  throw new Refused(401, 'Requires authentication');
}

/** `contents=read`; `issues=write; pull_requests=write` is satisfied by either, as in GitHub's header. */
export type Need = string;

interface Target {
  readonly fullName: string;
  readonly isPrivate: boolean;
  roleOf(login: string): Role;
}

/** Whether the caller knows that the repository exists. */
export function sees(caller: Caller, target: Target): boolean {
  if (!target.isPrivate) return true;
  if (caller.kind === 'app') return caller.repository === target.fullName;
  return caller.kind === 'user' && target.roleOf(caller.user.login) !== 'none';
}

/** Why the caller may not do what needs this; `undefined`: it may. */
export function objection(caller: Caller, target: Target, need: Need): Refused | undefined {
  const accepted = { 'x-accepted-github-permissions': need };
  const wanted = need.split('; ').map((one) => one.split('='));
  const isWrite = wanted.some(([, access]) => access === 'write');
  if (!isWrite && !target.isPrivate) return undefined;
  if (caller.kind === 'app') {
    const isHere = caller.repository === target.fullName;
    const may = wanted.some(
      ([name = '', access]) => isHere && suffices(permissionOf(caller.permissions, name), access),
    );
    return may ? undefined : new Refused(403, 'Resource not accessible by integration', {}, accepted);
  }
  if (caller.kind !== 'user') return new Refused(401, 'Requires authentication');
  if (need === 'checks=write') return new Refused(403, 'You must authenticate via a GitHub App.', {}, accepted);
  const role = target.roleOf(caller.user.login);
  // Anybody who sees an issue may comment on it.
  if (!isWrite || need.startsWith('issues=') || ['admin', 'maintain', 'write'].includes(role)) return undefined;
  return new Refused(403, 'Resource not accessible by personal access token', {}, accepted);
}

function permissionOf(permissions: Permissions, name: string): Access {
  if (name === 'metadata') return 'read';
  return Object.entries(permissions).find(([key]) => key === name)?.[1] ?? 'none';
}

function suffices(granted: Access, wanted: string | undefined): boolean {
  return granted === 'write' || (granted === 'read' && wanted === 'read');
}
