import type { Git } from './git.ts';

const known = new WeakMap<Git, Promise<string | null>>();

/** Who works here, as `Name <mail>`, asked once; null when Git was not told: what it guesses from the machine says little. */
export function identityOf(git: Git): Promise<string | null> {
  const found = known.get(git) ?? readIdentity(git);
  known.set(git, found);
  return found;
}

async function readIdentity(git: Git): Promise<string | null> {
  const { exitCode, stdout } = await git.run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT']);
  return exitCode === 0 ? stdout.toString().replace(/ \d+ [+-]\d+\n$/, '') : null;
}
