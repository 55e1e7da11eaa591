import type { Git } from '../../system/git.ts';
import { settingsOf } from '../../system/git-settings.ts';

/** The tool itself, where nobody said who they are. */
const nobody = { name: 'prp', mail: 'prp@localhost' };

/** In whose name versions are committed: `Name <mail>`. */
export async function committerOf(git: Git): Promise<string> {
  return (await settingsOf(git)).identity ?? `${nobody.name} <${nobody.mail}>`;
}

/** Lets git write the same name where it is not told one: it would guess, and ask the network what this machine is called. */
export async function committerEnv(git: Git): Promise<Readonly<Record<string, string>>> {
  const isKnown = (await settingsOf(git)).identity !== null;
  return isKnown ? {} : { GIT_COMMITTER_NAME: nobody.name, GIT_COMMITTER_EMAIL: nobody.mail };
}
