import { PrpError } from '../base/errors.ts';

/**
 * A change was sent, and GitHub may or may not have made it. The caller must find out before it sends the change again.
 */
export class UnknownOutcomeError extends PrpError {
  constructor(request: string, failure: string, cause?: unknown) {
    super('E_GITHUB', `${request}: ${failure}, so its outcome is unknown.`, {
      hint: 'Check the current state on GitHub, then run it again if it is needed.',
      ...(cause !== undefined && { cause }),
    });
  }
}
