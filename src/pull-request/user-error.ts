import { type ErrorCode, exitCodeOf, PrpError } from '../base/errors.ts';

const mendable: ReadonlySet<ErrorCode> = new Set(['E_CONFLICT', 'E_STALE_HEAD', 'E_SECRET']);

/** Whether whoever asked can mend it by asking differently; all else is somebody else's trouble, too. */
export function isMistake(error: unknown): error is PrpError {
  if (!(error instanceof PrpError) || error.code === 'E_CONFIG') return false;
  return exitCodeOf(error) === 2 || mendable.has(error.code);
}
