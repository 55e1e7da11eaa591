import type { Git } from './git.ts';

/** The settings of Git that this program uses. */
interface GitSettings {
  /** The user as `Name <mail>`; null when Git is not configured, because its guess from the machine means little. */
  readonly identity: string | null;
  /** Address of the remote `origin`; empty without one. */
  readonly origin: string;
  /** Whether a filter is configured that changes files between the work tree and Git's storage. */
  readonly hasFilters: boolean;
}

const known = new WeakMap<Git, Promise<GitSettings>>();

/** Asks once for all settings: starting git takes longer than its answer. */
export function settingsOf(git: Git): Promise<GitSettings> {
  const found = known.get(git) ?? readSettings(git);
  known.set(git, found);
  return found;
}

/** Git would look up the host name to guess an address, and fail on an invalid date. Neither matters here. */
const unguessed = { EMAIL: 'unknown', GIT_AUTHOR_DATE: '@0 +0000', GIT_COMMITTER_DATE: '@0 +0000' };

async function readSettings(git: Git): Promise<GitSettings> {
  const { exitCode, stdout } = await git.run(['var', '-l'], { env: unguessed });
  const lines = exitCode === 0 ? stdout.toString().split('\n') : [];
  // The last value counts, as it does for Git.
  const settings = new Map(lines.map((line) => cut(line, line.indexOf('='))));
  const told = (part: 'name' | 'email') =>
    git.env[`GIT_COMMITTER_${part.toUpperCase()}`] ??
    (settings.get(`committer.${part}`) || settings.get(`user.${part}`));
  const ident = settings.get('GIT_COMMITTER_IDENT')?.replace(/ \d+ [+-]\d+$/, '');
  // Without a name Git uses the account's; characters that it cannot use are dropped, possibly all. An empty address is
  // valid.
  const isTold = ident !== undefined && !/^ ?</.test(ident) && Boolean(told('name')) && told('email') !== undefined;
  const hasFilters = settings.keys().some((key) => /^filter\..*\.(?:clean|process)$/s.test(key));
  return { identity: isTold ? ident : null, origin: settings.get('remote.origin.url') ?? '', hasFilters };
}

function cut(line: string, at: number): readonly [string, string] {
  return [line.slice(0, at), line.slice(at + 1)];
}
