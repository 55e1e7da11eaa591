import type { Forger } from './forger.ts';

/** An edit of the versions branch behind the tool's back, and what must come of it. */
export interface Forgery {
  readonly name: string;
  readonly expect: Expectation;
  /** Only one PRP is damaged: the others must work as if nothing had happened. @default false */
  readonly isConfined?: boolean;
  /** Texts that may be shown beside the true ones, since only the log tells that they are not. */
  readonly passes?: readonly string[];
  make(forger: Forger): Promise<void>;
}

/**
 * `named`: `verify` exits with 1 and names it. `refused`: the branch is no place to work in any more; `verify` fails in
 * one way or another, and what can still be read stays. `foreign`: so is a branch of another person, and no command
 * writes on it. `limit`: documented that it is not seen. `harmless`: nothing is wrong
 * with the versions, and all commands work.
 */
type Expectation = 'named' | 'refused' | 'foreign' | 'limit' | 'harmless';

/** Stands in every forged content: no command may show it. */
export const forgedMark = 'FORGED-BYTES';

export const forgedText = `# PRP: ${forgedMark}\n\n## Goal\n\nSomething else.\n`;

/** The same for each of them. */
export function forgeriesFrom(
  about: Pick<Forgery, 'expect'> & Partial<Forgery>,
  makers: Readonly<Record<string, Forgery['make']>>,
): readonly Forgery[] {
  return Object.entries(makers).map(([name, make]) => ({ ...about, name, make }));
}
