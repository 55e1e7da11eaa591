import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import type { GithubClient } from '../github/client.ts';
import { parseResponse } from '../github/api-response.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { SlashName } from './slash-grammar.ts';

/** Permissions in a repository, the lowest first. */
const levels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

type Level = (typeof levels)[number];

/** The levels that the configuration sets for commands. */
type Overrides = Readonly<Partial<Record<SlashName, Exclude<Level, 'none'> | undefined>>>;

export interface Requester {
  readonly login: string;
  /** The account is an app or another machine. */
  readonly isBot: boolean;
  /** As GitHub answered for exactly this login. An unknown level is no permission. */
  readonly permission: string;
}

interface PermissionPolicy {
  /** Whether the branch that the command writes is protected; `undefined` if unknown. */
  readonly branchProtected: boolean | undefined;
  readonly overrides: Overrides;
  /** Logins of bots that may request commands, such as `renovate[bot]`. */
  readonly allowedBots: readonly string[];
}

export type Permit =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'bot' | 'level';
      readonly needed: Level;
      readonly has: Level;
      /** Bots get no reply, so two bots never talk to each other. */
      readonly silent: boolean;
    };

/**
 * Decides whether this account may run this command. Fails closed: an unknown level is none, and an unknown branch is
 * protected. A bot on the list counts as `write`, because GitHub has no levels for apps. The login proves nothing else.
 */
export function permitOf(
  command: SlashName,
  { login, isBot, permission }: Requester,
  policy: PermissionPolicy,
): Permit {
  const needed = policy.overrides[command] ?? defaultLevel(command, policy.branchProtected);
  const bot = isMachine({ login, isBot });
  if (bot && !isAllowedBot(login, policy.allowedBots)) {
    return { allowed: false, reason: 'bot', needed, has: 'none', silent: true };
  }
  const own = levelOf(permission);
  const has = bot && rank(own) < rank('write') ? 'write' : own;
  return rank(has) >= rank(needed) ? { allowed: true } : { allowed: false, reason: 'level', needed, has, silent: bot };
}

/** Whether the account is a bot that the configuration does not allow. This needs no request to GitHub. */
export function isUnknownBot(account: Pick<Requester, 'login' | 'isBot'>, allowedBots: readonly string[]): boolean {
  return isMachine(account) && !isAllowedBot(account.login, allowedBots);
}

function isMachine({ login, isBot }: Pick<Requester, 'login' | 'isBot'>): boolean {
  return isBot || login.toLowerCase().endsWith('[bot]');
}

function isAllowedBot(login: string, allowedBots: readonly string[]): boolean {
  return allowedBots.some((name) => name.toLowerCase() === login.toLowerCase());
}

const readers: ReadonlySet<SlashName> = new Set(['help', 'list', 'diff', 'status']);

function defaultLevel(command: SlashName, branchProtected: boolean | undefined): Level {
  if (readers.has(command)) return 'read';
  return command === 'rollback' && branchProtected !== false ? 'maintain' : 'write';
}

function levelOf(permission: string): Level {
  return levels.find((level) => level === permission) ?? 'none';
}

function rank(level: Level): number {
  return levels.indexOf(level);
}

const grants = [
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['push', 'write'],
  ['triage', 'triage'],
  ['pull', 'read'],
] as const satisfies readonly (readonly [string, Level])[];

/**
 * The level in an answer of `GET /repos/{owner}/{repo}/collaborators/{login}/permission`. Its `permission` knows neither
 * triage nor maintain, and `role_name` may be a role of the organisation; `user.permissions` has the effective rights.
 */
export function levelInAnswer(granted: Readonly<Record<string, unknown>> | undefined): Level {
  return grants.find(([name]) => granted?.[name] === true)?.[1] ?? 'none';
}

const collaboratorSchema = z.object({
  user: z.nullable(
    z.object({ login: z.string(), permissions: z.optional(z.nullable(z.record(z.string(), z.unknown()))) }),
  ),
});

/** The permission of an account in a repository; `none` if GitHub does not know the account. Throws as the client. */
export async function getPermission(client: GithubClient, repository: string, login: string): Promise<Level> {
  const path = `${pathOf(parseRepositoryName(repository))}/collaborators/${encodeURIComponent(login)}/permission`;
  const { status, body } = await client.rest('GET', path, { expect: [404] });
  if (status === 404) return 'none';
  const { user } = parseResponse(collaboratorSchema, body);
  return user?.login.toLowerCase() === login.toLowerCase() ? levelInAnswer(user.permissions ?? undefined) : 'none';
}

const branchSchema = z.object({ protected: z.boolean() });

/** Whether a branch is protected; `undefined` if GitHub does not say. */
export async function isProtected(
  client: GithubClient,
  repository: string,
  branch: string,
): Promise<boolean | undefined> {
  try {
    const path = `${pathOf(parseRepositoryName(repository))}/branches/${encodeURIComponent(branch)}`;
    const read = branchSchema.safeParse((await client.rest('GET', path)).body);
    return read.success ? read.data.protected : undefined;
  } catch (error) {
    if (error instanceof PrpError) return undefined;
    throw error;
  }
}
