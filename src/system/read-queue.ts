import { allowance } from '../base/allowance.ts';
import { PrpError } from '../base/errors.ts';
import { mebibytes } from '../base/limits.ts';

/** Files open at once: well below 256, the smallest limit of a process. */
const openAtOnce = 64;

/** A file above its reader's limit. It was not read. */
export class TooLargeError extends PrpError {
  /** Its size in bytes, where that is known. */
  readonly size: number | undefined;

  constructor(path: string, size: number | undefined, longest: number) {
    const has = size === undefined ? 'is larger than' : `has ${mebibytes(size)}; at most`;
    const limit = mebibytes(longest);
    super('E_TOO_LARGE', `${path} ${has} ${limit}${size === undefined ? '.' : ' are read.'}`, {
      hint: 'Make it smaller, or move it elsewhere.',
    });
    this.size = size;
  }
}

const open = allowance(openAtOnce);

/** Queues an operation that opens a file, so any number can be requested at once. */
export function readInTurn<Value>(read: () => Promise<Value>): Promise<Value> {
  return open(1, read);
}
