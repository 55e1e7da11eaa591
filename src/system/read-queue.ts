import { allowance } from '../base/allowance.ts';
import { PrpError } from '../base/errors.ts';
import { mebibytes } from '../base/limits.ts';

/** Files that are open at once: far fewer than the fewest that a system lets a process have, 256. */
const openAtOnce = 64;

/** A file that is larger than what its reader takes. It was not read. */
export class TooLargeError extends PrpError {
  /** Bytes that it has, where that is known. */
  readonly size: number | undefined;

  constructor(path: string, size: number | undefined, longest: number) {
    const has = size === undefined ? 'is larger than' : `has ${mebibytes(size)}; at most`;
    const limit = mebibytes(longest);
    super('E_TOO_LARGE', `${path} ${has} ${limit}${size === undefined ? '.' : ' are read.'}`, {
      hint: 'Make it smaller, or move it out of the way.',
    });
    this.size = size;
  }
}

const open = allowance(openAtOnce);

/** Does what opens a file when its turn comes, however many are asked for at once. */
export function readInTurn<Value>(read: () => Promise<Value>): Promise<Value> {
  return open(1, read);
}
