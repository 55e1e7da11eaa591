import { type ErrorCode, exitCodeOf, PrpError } from '../base/errors.ts';

const correctable: ReadonlySet<ErrorCode> = new Set(['E_CONFLICT', 'E_STALE_HEAD', 'E_SECRET']);

/** Whether the requester can correct the error by changing the request or its file. Any other error fails the run. */
export function isUserError(error: unknown): error is PrpError {
  if (!(error instanceof PrpError) || error.code === 'E_CONFIG') return false;
  return exitCodeOf(error) === 2 || correctable.has(error.code);
}
