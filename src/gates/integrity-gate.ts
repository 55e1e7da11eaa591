import type { StaticGate } from './gate.ts';

/** Reports differences between the stored history of the PRP and its sealed state. */
export const integrityGate: StaticGate = {
  id: 'integrity',
  cacheable: false,
  async *check({ prp, history }) {
    if (history === undefined) return;
    const { problems, unread } = await history();
    const verify = /^[\w.][\w./-]*$/.test(prp.path) ? `prp verify ${prp.path}` : 'prp verify';
    for (const { version, message } of problems) {
      const where = version === null || message.includes(version) ? '' : `Version ${version}: `;
      yield { rule: 'PRP921', message: `${where}${message} \`${verify}\` tells more.`, startLine: 1 };
    }
    if (unread !== undefined) {
      yield { rule: 'PRP922', message: `The versions of this PRP could not be read: ${unread}`, startLine: 1 };
    }
  },
};
