import type { Git } from './git.ts';

/** What Git was told, of what we want to know. */
interface GitSettings {
  /** Who works here, as `Name <mail>`; null when Git was not told: what it guesses from the machine says little. */
  readonly identity: string | null;
  /** Address of the remote `origin`; empty without one. */
  readonly origin: string;
}

const known = new WeakMap<Git, Promise<GitSettings>>();

/** Asks once, and for all of it: to start git takes longer than its answer. */
export function settingsOf(git: Git): Promise<GitSettings> {
  const found = known.get(git) ?? readSettings(git);
  known.set(git, found);
  return found;
}

async function readSettings(git: Git): Promise<GitSettings> {
  const { exitCode, stdout } = await git.run(['var', '-l']);
  const lines = exitCode === 0 ? stdout.toString().split('\n') : [];
  const settings = new Map(
    lines.map((line) => {
      const end = line.indexOf('=');
      return [line.slice(0, end), line.slice(end + 1)];
    }),
  );
  const isTold = (part: 'name' | 'email') =>
    Boolean(
      git.env[`GIT_COMMITTER_${part.toUpperCase()}`] ||
      settings.get(`committer.${part}`) ||
      settings.get(`user.${part}`),
    );
  const ident = isTold('name') && isTold('email') ? settings.get('GIT_COMMITTER_IDENT') : undefined;
  return {
    identity: ident?.replace(/ \d+ [+-]\d+$/, '') ?? null,
    origin: settings.get('remote.origin.url') ?? '',
  };
}
