import type { PrpError } from '../../base/errors.ts';
import { type TamperKind, tamperKindOf } from './tampered-error.ts';

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
