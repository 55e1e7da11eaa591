import { PrpError } from '../errors.ts';
import type { Branch } from './branch.ts';
import { branchReadme } from './layout.ts';
import { oneLine } from './message.ts';

/** A commit without a parent, or the oldest one that a shallow clone has. */
export interface RootCommit {
  readonly id: string;
  readonly message: string;
}

const [readmeTitle = ''] = branchReadme.split('\n', 1);

/** Whether a README is the one that our first commit puts on a versions branch. */
export function isOwnReadme(text: string): boolean {
  return text.startsWith(`${readmeTitle}\n`) && text.includes('`prp-action`');
}

/** Throws `E_CONFLICT` unless a branch begins with a commit of ours: on any other, files of its owner would be lost. */
export function checkRoot(branch: string, { id, message }: RootCommit): void {
  if (message.startsWith('prp: ') && /^Prp-Action: /m.test(message)) return;
  const [subject = ''] = message.split('\n', 1);
  throw new PrpError(
    'E_CONFLICT',
    `The branch ${branch} keeps no versions: it begins with the commit ${id.slice(0, 12)} (${oneLine(subject).slice(0, 80)}), ` +
      'which prp did not make. Nothing was changed.',
    { hint: 'Choose another name with --versions-branch NAME, or `versions: { branch: NAME }` in the configuration.' },
  );
}

/**
 * Looks at a branch before anything else is done: a branch that is not ours, or that cannot be read, stops a command
 * before it has run or written something. Throws `E_CONFLICT` and `E_INTEGRITY`; whatever else is wrong is told where the
 * branch is needed.
 */
export async function checkBranch(branch: Pick<Branch, 'head'>): Promise<void> {
  try {
    await branch.head();
  } catch (error) {
    if (error instanceof PrpError && (error.code === 'E_CONFLICT' || error.code === 'E_INTEGRITY')) throw error;
  }
}
