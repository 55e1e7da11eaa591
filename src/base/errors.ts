/** All expected failures outside our own code, as one closed list. Control flow reads `code`, never a message. */
export type ErrorCode =
  | 'E_USAGE' // the command line or the caller's arguments
  | 'E_CONFIG' // the configuration file
  | 'E_REQUEST' // a feature request that cannot become a PRP
  | 'E_NOT_FOUND' // a missing file, PRP or version
  | 'E_OUTSIDE_REPOSITORY' // a path that leaves the repository
  | 'E_NOT_A_FILE' // a link, a pipe, a directory, or a file of Git's, where a regular file should be
  | 'E_NOT_TEXT' // a document that is not UTF-8 text
  | 'E_TOO_LARGE' // a document above the size that is read
  | 'E_SECRET' // a document with a key, a token or a password in it
  | 'E_CONFLICT' // the current state is not the one that the caller expected
  | 'E_NOT_A_REPOSITORY' // no Git repository here
  | 'E_GIT' // git is missing, too old, or refused
  | 'E_GITHUB' // GitHub does not answer, or refused
  | 'E_FORBIDDEN' // the token lacks the permission
  | 'E_STALE_HEAD' // a branch moved
  | 'E_INTEGRITY' // stored content that does not match its digest
  | 'E_LOCKED' // encrypted content, and no key that opens it
  | 'E_FORMAT' // stored content written by a newer version of this tool
  | 'E_OVERLOADED' // the mediator's queue is full
  | 'E_IO'; // the file system refused

export interface PrpErrorOptions {
  /** The next step for the user, one sentence or a command to paste. */
  readonly hint: string;
  readonly cause?: unknown;
  /** For each line of the message, the line of a file that it is about. @default none */
  readonly excerpts?: readonly SourceExcerpt[];
}

/** A line of a file, and the part of it that is wrong. Lines and columns count from 1, columns in UTF-16 units. */
export interface SourceExcerpt {
  readonly line: number;
  readonly column: number;
  /** Columns. */
  readonly length: number;
  /** The whole line. */
  readonly text: string;
}

/** An operational failure: says what happened and where (`message`), and what to do next (`hint`). */
export class PrpError extends Error {
  override readonly name = 'PrpError';
  readonly code: ErrorCode;
  readonly hint: string;
  readonly excerpts: readonly SourceExcerpt[];

  constructor(code: ErrorCode, message: string, options: PrpErrorOptions) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.hint = options.hint;
    this.excerpts = options.excerpts ?? [];
  }
}

const usageCodes: ReadonlySet<ErrorCode> = new Set([
  'E_USAGE',
  'E_CONFIG',
  'E_REQUEST',
  'E_NOT_FOUND',
  'E_OUTSIDE_REPOSITORY',
  'E_NOT_A_FILE',
  'E_NOT_TEXT',
  'E_TOO_LARGE',
]);

/**
 * The process exit code of an error: 1 something was found (tampering, a secret), 2 the caller can mend it by asking
 * differently, 3 operational.
 */
export function exitCodeOf(error: unknown): 1 | 2 | 3 {
  if (!(error instanceof PrpError)) return 3;
  if (error.code === 'E_INTEGRITY' || error.code === 'E_SECRET') return 1;
  return usageCodes.has(error.code) ? 2 : 3;
}

const correctableCodes: ReadonlySet<ErrorCode> = new Set(['E_CONFLICT', 'E_STALE_HEAD', 'E_SECRET']);

/** Whether the requester can correct the error by changing the request or its file. Any other error fails the run. */
export function isUserError(error: unknown): error is PrpError {
  if (!(error instanceof PrpError) || error.code === 'E_CONFIG') return false;
  return exitCodeOf(error) === 2 || correctableCodes.has(error.code);
}

/** The reason of a result: `E_NOT_FOUND` → `not-found`. */
export function reasonCodeOf(code: ErrorCode | 'E_INTERNAL'): string {
  return code.slice(2).toLowerCase().replaceAll('_', '-');
}
