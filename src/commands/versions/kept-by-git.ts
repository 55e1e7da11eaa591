import { PrpError } from '../../base/errors.ts';
import type { CommittedFiles } from '../../history/branch/tree-reader.ts';
import type { Repository } from '../../system/repository.ts';
import type { Runtime } from '../../runtime.ts';
import type { Document, Keepable } from './document.ts';

/** Why no version is made of a document that Git itself keeps from others. */
interface Unkept {
  readonly why: string;
  readonly hint: string;
}

const ignoredByGit: Unkept = {
  why: 'Git ignores it',
  hint: 'Take it out of .gitignore, or add it with `git add --force`, if others may have it.',
};

const encrypted: Unkept = {
  why: 'Git keeps it in a form that is no text, as a filter encrypts it for example',
  hint: 'A version would show it to all who have the repository. If they may read it, let Git keep it as plain text.',
};

/** Throws `E_USAGE` for the first such document. */
export async function refuseUnkept(
  documents: readonly Keepable[],
  committed: CommittedFiles,
  { ignored }: Pick<Repository, 'ignored'>,
): Promise<void> {
  const hidden = documents.find(({ form }) => form?.isHidden);
  if (hidden !== undefined) throw refusal(hidden.path, encrypted);
  const untracked = documents.map(({ path }) => path).filter((path) => committed.at(path) === undefined);
  const [first] = await ignored(untracked);
  if (first !== undefined) throw refusal(first, ignoredByGit);
}

/** Those that Git keeps from nobody; of the others a warning tells. */
export async function withoutUnkept<One extends { readonly document: Pick<Document, 'path' | 'form'> }>(
  ones: readonly One[],
  { repository, announce }: Pick<Runtime, 'repository' | 'announce'>,
): Promise<readonly One[]> {
  const listed = ones.length === 0 ? new Set() : await repository.workTree.files();
  const unlisted = ones.map(({ document }) => document.path).filter((path) => !listed.has(path));
  const ignored = await repository.ignored(unlisted);
  return ones.filter(({ document: { path, form } }) => {
    const unkept = form?.isHidden ? encrypted : ignored.has(path) ? ignoredByGit : undefined;
    if (unkept === undefined) return true;
    const { message, hint } = refusal(path, unkept);
    announce({ type: 'warning', message, hint });
    return false;
  });
}

function refusal(path: string, { why, hint }: Unkept): PrpError {
  return new PrpError('E_USAGE', `No version of ${path} is made: ${why}.`, { hint });
}
