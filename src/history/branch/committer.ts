import type { Git } from '../../system/git.ts';
import { settingsOf } from '../../system/git-settings.ts';

/** The tool itself, where nobody said who they are. */
const fallbackIdentity = { name: 'prp', mail: 'prp@localhost' };

/** In whose name versions are committed: `Name <mail>`. */
export async function readCommitter(git: Git): Promise<string> {
  return (await settingsOf(git)).identity ?? `${fallbackIdentity.name} <${fallbackIdentity.mail}>`;
}

/** Lets git write the same name where it is not told one: it would guess, and ask the network what this machine is called. */
export async function committerEnv(git: Git): Promise<Readonly<Record<string, string>>> {
  const isKnown = (await settingsOf(git)).identity !== null;
  return isKnown ? {} : { GIT_COMMITTER_NAME: fallbackIdentity.name, GIT_COMMITTER_EMAIL: fallbackIdentity.mail };
}
