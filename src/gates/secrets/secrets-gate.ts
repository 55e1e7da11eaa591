import { print } from '../../prp/prp.ts';
import type { StaticGate } from '../gate.ts';
import { findSecrets } from './find-secrets.ts';

/** Keys, tokens and passwords. The same search keeps them out of the history. */
export const secretsGate: StaticGate = {
  id: 'secrets',
  confidential: true,
  async *check({ prp }) {
    for (const { what, rule, startLine, endLine, startColumn, endColumn } of await findSecrets(print(prp))) {
      const message = `This looks like ${what}.`;
      // A range of several lines has no columns that a reader could do anything with.
      const place = endLine === startLine ? { startColumn, endColumn } : { endLine };
      yield { rule, message, startLine, ...place };
    }
  },
};
