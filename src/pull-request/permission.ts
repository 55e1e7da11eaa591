import type { SlashName } from './slash-grammar.ts';

/** What someone may do in a repository, the least first. */
const levels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

type Level = (typeof levels)[number];

/** What the configuration says: the level that a command takes. */
type Overrides = Readonly<Partial<Record<SlashName, Exclude<Level, 'none'> | undefined>>>;

export interface Asker {
  readonly login: string;
  /** The account is an app or another machine. */
  readonly isBot: boolean;
  /** As GitHub answered for exactly this login: anything unknown is no permission. */
  readonly permission: string;
}

interface House {
  /** Whether the branch that would be written is protected; `undefined` when that could not be found out. */
  readonly branchProtected: boolean | undefined;
  readonly overrides: Overrides;
  /** Logins of bots that may ask, such as `renovate[bot]`. */
  readonly allowedBots: readonly string[];
}

export type Permit =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: 'bot' | 'level';
      readonly needed: Level;
      readonly has: Level;
      /** Machines get no answer, so that two of them never talk to each other. */
      readonly silent: boolean;
    };

/**
 * Whether this account may give this command. Fails closed: an unknown level is none, and a branch of which nothing is
 * known is protected. A bot counts as `write` once it is on the list, since GitHub knows no level for apps; what an account
 * is called says nothing else about it.
 */
export function permitOf(command: SlashName, { login, isBot, permission }: Asker, house: House): Permit {
  const needed = house.overrides[command] ?? defaultLevel(command, house.branchProtected);
  const bot = isBot || login.toLowerCase().endsWith('[bot]');
  const listed = house.allowedBots.some((name) => name.toLowerCase() === login.toLowerCase());
  if (bot && !listed) return { allowed: false, reason: 'bot', needed, has: 'none', silent: true };
  const own = levelOf(permission);
  const has = bot && rank(own) < rank('write') ? 'write' : own;
  return rank(has) >= rank(needed) ? { allowed: true } : { allowed: false, reason: 'level', needed, has, silent: bot };
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
 * triage nor maintain, `role_name` may be a role of the organisation; `user.permissions` tells what it amounts to.
 */
export function levelInAnswer(granted: Readonly<Record<string, unknown>> | undefined): Level {
  return grants.find(([name]) => granted?.[name] === true)?.[1] ?? 'none';
}
