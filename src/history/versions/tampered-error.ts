import { PrpError } from '../../base/errors.ts';

/** What is wrong with something stored, as `prp verify` tells it. */
export type TamperKind =
  /** Content has other bytes than were sealed. */
  | 'checksum-mismatch'
  /** A sealed document was changed, or is about something else than what it lies under. */
  | 'digest-mismatch'
  /** A version is not where its chain has it, or the branch was changed by something else than this tool. */
  | 'chain-broken'
  /** Something that was stored is gone. */
  | 'missing-content'
  /** Git cannot give it, or it is nothing that this tool wrote. */
  | 'unreadable';

const usualHint =
  'Run `prp verify` to see all that was changed, and `git log -p` on the versions branch to see by whom; `prp repair` sets it aside.';

interface TamperDetails {
  readonly hint?: string;
  readonly object?: string;
}

/** Stored content that is not what was sealed: `E_INTEGRITY`. */
export class TamperedError extends PrpError {
  readonly kind: TamperKind;
  /** The object that Git cannot give, where that is the trouble. */
  readonly object?: string;

  constructor(kind: TamperKind, message: string, cause?: unknown, { hint = usualHint, object }: TamperDetails = {}) {
    super('E_INTEGRITY', message, {
      hint,
      ...(cause !== undefined && { cause }),
    });
    this.kind = kind;
    if (object !== undefined) this.object = object;
  }
}

/** What is wrong, as an error says that came of reading something stored. */
export function tamperKindOf(error: PrpError): TamperKind {
  return error instanceof TamperedError ? error.kind : 'unreadable';
}

/** One thing on the versions branch that is not as this tool left it. */
export interface Problem {
  /** `null` when it is about no PRP. */
  readonly prp: string | null;
  /** Id of a version; `null` when it is about none. */
  readonly version: string | null;
  readonly kind: TamperKind;
  /** One sentence: what, where, and what was expected. */
  readonly message: string;
}

export function problemOf(prp: string | null, version: string | null, error: PrpError): Problem {
  return { prp, version, kind: tamperKindOf(error), message: error.message };
}

/** For a file that nothing of this tool wrote. */
export function unknownFileError(path: string): PrpError {
  return unreadableError(`${path} is nothing that this tool wrote.`);
}

export function unreadableError(message: string, cause?: unknown): PrpError {
  return new TamperedError('unreadable', message, cause);
}
