import { print } from '../../prp/prp.ts';
import type { StaticGate } from '../gate.ts';
import { findSecrets } from './find-secrets.ts';

/** Finds keys, tokens and passwords. The same search keeps them out of the history. */
export const secretsGate: StaticGate = {
  id: 'secrets',
  confidential: true,
  async *check({ prp }) {
    for (const { what, rule, startLine, endLine, startColumn, endColumn } of await findSecrets(print(prp))) {
      const message = `This looks like ${what}.`;
      // Columns of a range of several lines would not help a reader.
      const place = endLine === startLine ? { startColumn, endColumn } : { endLine };
      yield { rule, message, startLine, ...place };
    }
  },
};
