import { PrpError } from '../../base/errors.ts';

/** What every branch answers to a commit on top of something that is not its head. */
export function staleHeadError(expected: string | undefined, actual: string | undefined): PrpError {
  return new PrpError(
    'E_STALE_HEAD',
    `The versions branch moved: expected ${expected ?? 'no branch'}, found ${actual ?? 'no branch'}.`,
    { hint: 'Somebody else saved at the same moment. Nothing was changed: try again.' },
  );
}
