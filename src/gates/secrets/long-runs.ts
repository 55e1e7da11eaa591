import { characterSet, type Run, runsOf } from '../../prp/parse/runs.ts';

const ofTokens = characterSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~$:@%-');
/** Shorter than that is no token that we know. */
const shortest = 16;

/** All long stretches of characters that tokens are made of: they alone are looked at closely. */
export function longRuns(text: string): readonly Run[] {
  return runsOf(ofTokens, shortest, text);
}
