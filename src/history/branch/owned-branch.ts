import { PrpError } from '../../base/errors.ts';
import type { Branch, RootCommit } from './branch.ts';
import { branchReadme, readmePath } from '../versions/layout.ts';
import { oneLine } from './commit-message.ts';

const [readmeTitle = ''] = branchReadme.split('\n', 1);

/**
 * Throws `E_CONFLICT` unless what leads to a commit began with a commit of ours: on any other branch, files of its owner
 * would be lost. The README that the first commit brings tells at once; only without it is the first commit looked up.
 */
export async function checkOwnership(
  branch: Pick<Branch, 'read' | 'rootCommit'>,
  name: string,
  head: string,
): Promise<void> {
  const readme = (await branch.read(head, [readmePath])).get(readmePath);
  const text = Buffer.from(readme ?? []).toString();
  if (text.startsWith(`${readmeTitle}\n`) && text.includes('`prp-action`')) return;
  const root = await branch.rootCommit?.(head);
  if (root !== undefined && !isOwn(root)) throw foreignBranchError(name, root);
}

function isOwn({ message }: RootCommit): boolean {
  return message.startsWith('prp: ') && /^Prp-Action: /m.test(message);
}

function foreignBranchError(name: string, { id, message }: RootCommit): PrpError {
  const [subject = ''] = message.split('\n', 1);
  return new PrpError(
    'E_CONFLICT',
    `The branch ${name} keeps no versions: it begins with the commit ${id.slice(0, 12)} (${oneLine(subject).slice(0, 80)}), ` +
      'which prp did not make. Nothing was changed.',
    { hint: 'Choose another name with --versions-branch NAME, or `versions: { branch: NAME }` in the configuration.' },
  );
}

/** What a look found, which may also have failed in a way that is told elsewhere. */
type CheckedHead = { readonly head: string | undefined } | undefined;

const checks = new WeakMap<object, Promise<CheckedHead>>();

/**
 * Looks at a branch before anything else is done, once: one that is not ours, or that cannot be read, stops a command
 * before it has run or written something. Throws `E_CONFLICT` and `E_INTEGRITY`; whatever else is wrong is told where the
 * branch is needed.
 */
export async function checkBranch(branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>, name: string): Promise<void> {
  await checkOnce(branch, name);
}

function checkOnce(branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>, name: string): Promise<CheckedHead> {
  const looking = checks.get(branch) ?? runCheck(branch, name);
  checks.set(branch, looking);
  return looking;
}

async function runCheck(branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>, name: string): Promise<CheckedHead> {
  try {
    const head = await branch.head();
    if (head !== undefined) await checkOwnership(branch, name, head);
    return { head };
  } catch (error) {
    if (error instanceof PrpError && (error.code === 'E_CONFLICT' || error.code === 'E_INTEGRITY')) throw error;
    return undefined;
  }
}

/** The same branch, whose head nobody is told before it is known to be ours. `head` throws `E_CONFLICT` as well. */
export function ownedBranch(branch: Branch, name: string): Branch {
  let isUsed = false;
  return {
    ...branch,
    async head() {
      const isFirst = !isUsed;
      isUsed = true;
      const seen = await checkOnce(branch, name).catch((error: unknown) => {
        // What cannot be read is told by the branch itself.
        if (error instanceof PrpError && error.code === 'E_CONFLICT') throw error;
        return undefined;
      });
      // The look was a moment ago: where the branch has gone on since, a commit is refused, and tried again.
      return isFirst && seen !== undefined ? seen.head : branch.head();
    },
  };
}
