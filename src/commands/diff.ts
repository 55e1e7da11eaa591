import type { DiffCommand, Revision } from '../command.ts';
import { diffPrps } from '../prp/diff/diff-prps.ts';
import { print } from '../prp/prp.ts';
import { unifiedDiff } from '../prp/diff/unified.ts';
import type { DiffData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';
import { contentAt, type Repository } from '../system/repository.ts';
import { PrpError } from '../base/errors.ts';
import type { StoredVersion } from '../history/history.ts';
import { documentOf, readable, readDocument, type ReadableDocument } from './versions/document.ts';

/**
 * Compares two revisions of a PRP, by sections and by lines. Without selectors it compares the latest version with the
 * file; when these are equal, the previous version with the latest; when there is none, the base with the file.
 */
export async function diff(command: DiffCommand, runtime: Runtime): Promise<ReportOf<'diff', DiffData>> {
  const prp = await findPrp(command.prp, runtime);
  const [from, to] = await revisions(prp, command, runtime);
  const { identical, ...changes } = diffPrps(from.document.prp, to.document.prp);
  const unified = unifiedDiff(print(from.document.prp), print(to.document.prp), {
    from: `a/${prp}`,
    to: `b/${prp}`,
  });
  return {
    command: 'diff',
    status: 'passed',
    data: {
      prp,
      from: from.name,
      to: to.name,
      labels: { from: from.label, to: to.label },
      identical,
      ...(command.from === undefined && from.name === to.name && { isOnlyVersion: true }),
      ...changes,
      unified,
    },
  };
}

async function revisions(
  prp: string,
  { from, to, base }: DiffCommand,
  runtime: Runtime,
): Promise<readonly [RevisionContent, RevisionContent]> {
  if (from !== undefined)
    return [await selectContent(prp, from, runtime), await selectContent(prp, to ?? 'worktree', runtime)];
  const { history, repository } = runtime;
  const [newest, older] = await history.list(prp, { limit: 2 });
  const isPresent = (await repository.workTree.kindOf(prp)) === 'file';
  const latest = newest || !isPresent ? await selectContent(prp, 'latest', runtime) : undefined;
  const now = isPresent ? await selectContent(prp, 'worktree', runtime) : undefined;
  if (latest && now && isOther(latest, now)) return [latest, now];
  if (latest && older) return [await selectContent(prp, 'previous', runtime), latest];

  const start = base ?? (await headOf(repository));
  const before = now && start && (await contentIn(prp, start, runtime));
  if (before && isOther(before, now)) return [before, now];
  // Throws when there is no version either.
  const only = latest ?? (await selectContent(prp, 'latest', runtime));
  return [only, only];
}

function isOther({ document: before }: RevisionContent, { document: after }: RevisionContent): boolean {
  return before.checksum !== after.checksum;
}

async function headOf(repository: Repository): Promise<Revision | undefined> {
  const { commit } = await repository.head();
  return commit === null ? undefined : { commit, name: 'HEAD' };
}

/** The content of a PRP in a version, a commit or the work tree. */
interface RevisionContent {
  /** A version id, the id of a commit, or `worktree`. */
  readonly name: string;
  readonly label: string;
  readonly document: ReadableDocument;
}

/** Resolves a selector: a version, the file in the work tree, or the file in a commit. Throws `E_NOT_FOUND`. */
async function selectContent(prp: string, selector: string | Revision, runtime: Runtime): Promise<RevisionContent> {
  if (typeof selector !== 'string') return (await contentIn(prp, selector, runtime)) ?? absent(prp, selector);
  if (selector === 'worktree') {
    return { name: selector, label: selector, document: readable(await readDocument(prp, runtime)) };
  }
  const revision = /^commit:(.+)$/.exec(selector)?.[1];
  if (revision !== undefined) return contentOfCommit(prp, revision, runtime);
  return contentOfVersion(await runtime.history.select(prp, selector), runtime);
}

/** The file in a commit; `undefined` where it is missing. */
async function contentIn(
  prp: string,
  { commit, name }: Revision,
  runtime: Runtime,
): Promise<RevisionContent | undefined> {
  const bytes = await contentAt(prp, await runtime.repository.at(commit), runtime.repository);
  return bytes && { name: commit, label: name, document: readable(documentOf(prp, bytes, runtime)) };
}

/** The version that was made at a commit, or else the file in that commit. */
async function contentOfCommit(prp: string, typed: string, runtime: Runtime): Promise<RevisionContent> {
  const { history, repository } = runtime;
  // A version may name a commit that this clone does not have.
  const tree = await orUndefined(repository.at(typed));
  const commit = tree?.commit ?? typed;
  const version = await orUndefined(history.select(prp, `commit:${commit}`));
  if (version !== undefined) return contentOfVersion(version, runtime);
  const content = tree && (await contentIn(prp, { commit, name: typed }, runtime));
  // Throws, with a hint at similar selectors.
  return content ?? contentOfVersion(await history.select(prp, `commit:${commit}`), runtime);
}

async function contentOfVersion(version: StoredVersion, runtime: Runtime): Promise<RevisionContent> {
  const { id, sequence, prp } = version.memento;
  const label = `v${sequence}`;
  return { name: id, label, document: read(prp, await runtime.history.content(version), label, runtime) };
}

/** Earlier builds stored larger documents. They can be shown and restored, but not compared. */
function read(prp: string, bytes: Uint8Array, label: string, runtime: Runtime): ReadableDocument {
  const instead = `\`prp show ${prp} ${label}\` prints it; compare what is printed with \`git diff --no-index\`.`;
  return readable(documentOf(prp, bytes, runtime), instead);
}

async function orUndefined<Value>(asking: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_NOT_FOUND') throw error;
    return undefined;
  }
}

function absent(prp: string, { name }: Revision): never {
  throw new PrpError('E_NOT_FOUND', `${prp} is not in ${name}.`, { hint: `\`prp list ${prp}\` shows its versions.` });
}
