import type { Revision } from '../../command.ts';
import { contentAt } from '../../system/repository.ts';
import { PrpError } from '../../base/errors.ts';
import type { StoredVersion } from '../../history/history.ts';
import type { Runtime } from '../../runtime.ts';
import { documentOf, readable, readDocument, type ReadableDocument } from './document.ts';

/** One of the two that are compared. */
export interface Side {
  /** A version id, the id of a commit, or `worktree`. */
  readonly name: string;
  readonly label: string;
  readonly document: ReadableDocument;
}

/** What a selector means: besides versions the file as it is, or as it was in a commit. Throws `E_NOT_FOUND`. */
export async function side(prp: string, selector: string | Revision, runtime: Runtime): Promise<Side> {
  if (typeof selector !== 'string') return (await sideAt(prp, selector, runtime)) ?? absent(prp, selector);
  if (selector === 'worktree') {
    return { name: selector, label: selector, document: readable(await readDocument(prp, runtime)) };
  }
  const revision = /^commit:(.+)$/.exec(selector)?.[1];
  if (revision !== undefined) return sideOfCommit(prp, revision, runtime);
  return sideOf(await runtime.history.select(prp, selector), runtime);
}

/** What the file held in a commit; `undefined` where it was not. */
export async function sideAt(prp: string, { commit, name }: Revision, runtime: Runtime): Promise<Side | undefined> {
  const bytes = await contentAt(prp, await runtime.repository.at(commit), runtime.repository);
  return bytes && { name: commit, label: name, document: readable(documentOf(prp, bytes, runtime)) };
}

/** The version that was made at a commit, or else what the file held there. */
async function sideOfCommit(prp: string, typed: string, runtime: Runtime): Promise<Side> {
  const { history, repository } = runtime;
  // A version may name a commit that this clone does not have.
  const tree = await found(repository.at(typed));
  const commit = tree?.commit ?? typed;
  const version = await found(history.select(prp, `commit:${commit}`));
  if (version !== undefined) return sideOf(version, runtime);
  const there = tree && (await sideAt(prp, { commit, name: typed }, runtime));
  // Once more, for what it says of what comes near.
  return there ?? sideOf(await history.select(prp, `commit:${commit}`), runtime);
}

async function sideOf(version: StoredVersion, runtime: Runtime): Promise<Side> {
  const { id, sequence, prp } = version.memento;
  const label = `v${sequence}`;
  return { name: id, label, document: read(prp, await runtime.history.content(version), label, runtime) };
}

/** An earlier build kept larger ones: those are shown and given back, but not compared. */
function read(prp: string, bytes: Uint8Array, label: string, runtime: Runtime): ReadableDocument {
  const instead = `\`prp show ${prp} ${label}\` prints it; compare what is printed with \`git diff --no-index\`.`;
  return readable(documentOf(prp, bytes, runtime), instead);
}

async function found<Value>(asking: Promise<Value>): Promise<Value | undefined> {
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
