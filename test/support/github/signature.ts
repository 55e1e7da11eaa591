import { type Caller, userOf } from './caller.ts';
import type { Signature } from './git-store.ts';

/** The author that GitHub writes into a commit when the caller names none. */
export function signatureOf(caller: Caller, date: string): Signature {
  const { login, id } = userOf(caller);
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date };
}

/** The committer of the commits that GitHub makes. */
export const webFlow = (date: string): Signature => ({ name: 'GitHub', email: 'noreply@github.com', date });
