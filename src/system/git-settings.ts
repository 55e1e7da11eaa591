import type { Git } from './git.ts';

/** What Git was told, of what we want to know. */
interface GitSettings {
  /** Who works here, as `Name <mail>`; null when Git was not told: what it guesses from the machine says little. */
  readonly identity: string | null;
  /** Address of the remote `origin`; empty without one. */
  readonly origin: string;
  /** Whether a program is set up that changes files between the work tree and what Git keeps. */
  readonly hasFilters: boolean;
}

const known = new WeakMap<Git, Promise<GitSettings>>();

/** Asks once, and for all of it: to start git takes longer than its answer. */
export function settingsOf(git: Git): Promise<GitSettings> {
  const found = known.get(git) ?? readSettings(git);
  known.set(git, found);
  return found;
}

/** Git would look up the machine's name to guess an address, and fail over a date that is none: neither matters here. */
const unguessed = { EMAIL: 'nobody', GIT_AUTHOR_DATE: '@0 +0000', GIT_COMMITTER_DATE: '@0 +0000' };

async function readSettings(git: Git): Promise<GitSettings> {
  const { exitCode, stdout } = await git.run(['var', '-l'], { env: unguessed });
  const lines = exitCode === 0 ? stdout.toString().split('\n') : [];
  // The last counts, as it does for Git.
  const settings = new Map(lines.map((line) => cut(line, line.indexOf('='))));
  const told = (part: 'name' | 'email') =>
    git.env[`GIT_COMMITTER_${part.toUpperCase()}`] ??
    (settings.get(`committer.${part}`) || settings.get(`user.${part}`));
  const ident = settings.get('GIT_COMMITTER_IDENT')?.replace(/ \d+ [+-]\d+$/, '');
  // Without a name Git takes the account's; of a name that it cannot use nothing is left. An empty address is one.
  const isTold = ident !== undefined && !/^ ?</.test(ident) && Boolean(told('name')) && told('email') !== undefined;
  const hasFilters = settings.keys().some((key) => /^filter\..*\.(?:clean|process)$/s.test(key));
  return { identity: isTold ? ident : null, origin: settings.get('remote.origin.url') ?? '', hasFilters };
}

function cut(line: string, at: number): readonly [string, string] {
  return [line.slice(0, at), line.slice(at + 1)];
}
