import { PrpError } from '../../base/errors.ts';
import { maskSecrets } from './mask-secrets.ts';

export { maskSecrets };

/** An error whose words quote no secret: a path or a name that somebody typed may have one in it. */
export function maskedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = maskSecrets(error.message);
  if (!(error instanceof PrpError)) return message === error.message ? error : new Error(message, { cause: error });
  const hint = maskSecrets(error.hint);
  if (message === error.message && hint === error.hint) return error;
  return new PrpError(error.code, message, { hint, cause: error });
}
