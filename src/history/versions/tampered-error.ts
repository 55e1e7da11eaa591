import { PrpError } from '../../base/errors.ts';

/** A problem of stored content, as `prp verify` reports it. */
export type TamperKind =
  /** Content has other bytes than were sealed. */
  | 'checksum-mismatch'
  /** A sealed document was changed, or does not match its path. */
  | 'digest-mismatch'
  /** A version does not match its chain, or another tool changed the branch. */
  | 'chain-broken'
  /** Stored content is missing. */
  | 'missing-content'
  /** Git cannot read it, or this tool did not write it. */
  | 'unreadable';

const usualHint =
  'Run `prp verify` to see all changes, and `git log -p` on the versions branch to see their authors; `prp repair` sets them aside.';

interface TamperDetails {
  readonly hint?: string;
  readonly object?: string;
}

/** Stored content that was changed, lost or forged: `E_INTEGRITY`. */
export class TamperedError extends PrpError {
  readonly kind: TamperKind;
  /** The id of the object that Git cannot give, if that is the cause. */
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

/** The kind of an error from reading stored content. */
function tamperKindOf(error: PrpError): TamperKind {
  return error instanceof TamperedError ? error.kind : 'unreadable';
}

/** One thing on the versions branch that this tool did not leave that way. */
export interface Problem {
  /** `null` when it belongs to no PRP. */
  readonly prp: string | null;
  /** Id of a version; `null` when it belongs to none. */
  readonly version: string | null;
  readonly kind: TamperKind;
  /** One sentence: what, where, and what was expected. */
  readonly message: string;
  /** Number of the version, as far as its own files say. */
  readonly sequence?: number;
  /** The commit of the branch that made the change, where the log names one. */
  readonly commit?: { readonly id: string; readonly timestamp?: string };
}

export function problemOf(prp: string | null, version: string | null, error: PrpError): Problem {
  return { prp, version, kind: tamperKindOf(error), message: error.message };
}

/** For a file that this tool never writes. */
export function unknownFileError(path: string): PrpError {
  return unreadableError(`${path} was not written by this tool.`);
}

export function unreadableError(message: string, cause?: unknown): PrpError {
  return new TamperedError('unreadable', message, cause);
}
