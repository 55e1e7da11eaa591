import { PrpError } from '../base/errors.ts';

/**
 * A request that changes something was sent, and nobody knows whether it did: it must not be sent again before that is
 * found out.
 */
export class UnknownOutcomeError extends PrpError {
  constructor(request: string, what: string, cause?: unknown) {
    super('E_GITHUB', `${request}: ${what}, so that it is not known whether it was carried out.`, {
      hint: 'Look at what is there now, then run it again if it is needed.',
      ...(cause !== undefined && { cause }),
    });
  }
}
