import { PrpError } from '../../base/errors.ts';
import type { HistoryContext } from '../../gates/gate.ts';
import type { Memento } from '../../history/versions/memento.ts';
import type { Runtime } from '../../runtime.ts';

/** Versions of each PRP that are read: the costs must not grow with the history. */
const depth = 10;

/**
 * The history of these PRPs for their gates. It is read once, for all of them, on the first call. A branch that cannot be
 * read is part of the context too.
 */
export function historyContexts(prps: readonly string[], runtime: Runtime): (prp: string) => Promise<HistoryContext> {
  let reading: Promise<(prp: string) => HistoryContext> | undefined;
  return async (prp) => {
    reading ??= read(prps, runtime);
    return (await reading)(prp);
  };
}

async function read(
  prps: readonly string[],
  { history, repository }: Runtime,
): Promise<(prp: string) => HistoryContext> {
  try {
    const recent = await history.verifyRecent(prps, depth);
    const contexts = new Map([...recent].map(([prp, { mementos, problems }]) => [prp, contextOf(mementos, problems)]));
    // One request to Git for all PRPs. The gate that needs a file sees the error.
    const cited = contexts.values().flatMap(({ latest }) => latest?.references.map(({ path }) => path) ?? []);
    await repository.workTree.blobs([...cited]).catch(() => undefined);
    return (prp) => contexts.get(prp) ?? { problems: [] };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    const { code, message, hint } = error;
    const said = `${message} ${hint}`;
    return () => (code === 'E_INTEGRITY' ? { problems: [{ version: null, message }] } : { problems: [], unread: said });
  }
}

/** `mementos`: newest first, null for one that was tampered with. */
function contextOf(mementos: readonly (Memento | null)[], problems: HistoryContext['problems']): HistoryContext {
  const [newest] = mementos;
  if (!newest) return { problems };
  const { canonicalChecksum } = newest;
  const other = mementos.findIndex((memento) => memento?.canonicalChecksum !== canonicalChecksum);
  const { id, sequence, timestamp, references } = mementos.slice(0, other < 0 ? undefined : other).at(-1) ?? newest;
  const files = references.flatMap(({ path, blob }) => (blob === null ? [] : [{ path, blob }]));
  return { latest: { id, sequence, timestamp, canonicalChecksum, references: files }, problems };
}
