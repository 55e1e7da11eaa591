import { PrpError } from '../../base/errors.ts';
import type { Branch, RootCommit } from './branch.ts';
import { branchReadme, readmePath } from '../versions/layout.ts';
import { oneLine } from './commit-message.ts';

const [readmeTitle = ''] = branchReadme.split('\n', 1);

/**
 * Throws `E_CONFLICT` unless the first ancestor of a commit is a commit of this tool: on any other branch, files of its
 * owner would be lost. The README of the first commit is enough proof; only without it is the first commit looked up.
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
    `The branch ${name} is not a versions branch: it begins with the commit ${id.slice(0, 12)} (${oneLine(subject).slice(0, 80)}), ` +
      'which prp did not make. Nothing was changed.',
    { hint: 'Choose another name with --versions-branch NAME, or `versions: { branch: NAME }` in the configuration.' },
  );
}

/** The head that the check saw, or why it saw none: a reason that is reported elsewhere. */
type CheckedHead = { readonly head: string | undefined } | { readonly failure: unknown };

const checks = new WeakMap<object, Promise<CheckedHead>>();

/**
 * Checks a branch once, before a command runs or writes anything: one that is not ours, or that cannot be read, stops
 * the command. Throws `E_CONFLICT` and `E_INTEGRITY`. Any other problem, such as a remote that does not answer, is
 * thrown with `mustAnswer`, and else reported where the branch is needed.
 */
export async function checkBranch(
  branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>,
  name: string,
  mustAnswer = false,
): Promise<void> {
  const checked = await checkOnce(branch, name);
  if (mustAnswer && 'failure' in checked) throw checked.failure;
}

function checkOnce(branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>, name: string): Promise<CheckedHead> {
  const checking = checks.get(branch) ?? runCheck(branch, name);
  checks.set(branch, checking);
  return checking;
}

async function runCheck(branch: Pick<Branch, 'head' | 'read' | 'rootCommit'>, name: string): Promise<CheckedHead> {
  try {
    const head = await branch.head();
    if (head !== undefined) await checkOwnership(branch, name, head);
    return { head };
  } catch (error) {
    if (error instanceof PrpError && (error.code === 'E_CONFLICT' || error.code === 'E_INTEGRITY')) throw error;
    return { failure: error };
  }
}

/** The same branch; `head` checks once that it is ours, and throws `E_CONFLICT` when it is not. */
export function ownedBranch(branch: Branch, name: string): Branch {
  let isUsed = false;
  return {
    ...branch,
    async head() {
      const isFirst = !isUsed;
      isUsed = true;
      const seen = await checkOnce(branch, name).catch((error: unknown) => {
        // The branch itself reports what cannot be read.
        if (error instanceof PrpError && error.code === 'E_CONFLICT') throw error;
        return undefined;
      });
      // The check was a moment ago: if the branch has moved since, a commit is refused and tried again.
      return isFirst && seen !== undefined && 'head' in seen ? seen.head : branch.head();
    },
  };
}
