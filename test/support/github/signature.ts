import { type Caller, userOf } from './caller.ts';
import type { Signature } from './git-store.ts';

/** Who GitHub writes into a commit that the caller makes without a word about it. */
export function signatureOf(caller: Caller, date: string): Signature {
  const { login, id } = userOf(caller);
  return { name: login, email: `${id}+${login}@users.noreply.github.com`, date };
}

/** What GitHub commits itself. */
export const webFlow = (date: string): Signature => ({ name: 'GitHub', email: 'noreply@github.com', date });
