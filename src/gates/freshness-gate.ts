import { canonicalChecksum } from '../prp/canonical.ts';
import { linesIn, rangeOfTarget } from '../prp/positions.ts';
import { print, type Prp, type Reference } from '../prp/prp.ts';
import type { Tree } from '../system/tree.ts';
import type { HistoryContext, StaticGate } from './gate.ts';
import { isAbsolutePath, isInRepository, looksLikePath, pathsOf } from './reference-paths.ts';

/**
 * Reports references that changed since the text was sealed. A text that is being edited has just been reviewed, so
 * nothing in it is stale. Missing files are reported by `references`.
 */
export const freshnessGate: StaticGate = {
  id: 'freshness',
  cacheable: false,
  async *check({ prp, tree, history }) {
    const sealed = (await history?.())?.latest;
    if (sealed === undefined || sealed.canonicalChecksum !== canonicalChecksum(print(prp))) return;
    const citations = citationsOf(prp, sealed);
    const blobs = await tree.blobs(citations.map(({ path }) => path));
    const version = `v${sealed.sequence} was sealed (${sealed.timestamp.slice(0, 10)})`;
    for (const { path, blob, reference } of citations) {
      const now = blobs.get(path);
      if (now !== undefined && now !== blob) {
        const message = `${path} changed since the commit at which ${version}.`;
        yield { rule: 'PRP901', message, ...rangeOfTarget(reference) };
      }
      const meant = now === undefined ? await meantNow(placesOf(reference, prp), tree) : undefined;
      if (meant !== undefined && meant !== path) {
        const message = `${reference.target} referred to the file ${path} when ${version}, and now refers to ${meant}.`;
        yield { rule: 'PRP902', message, ...rangeOfTarget(reference) };
      }
    }
  },
};

interface SealedReference {
  readonly path: string;
  /** Its blob when it was sealed. */
  readonly blob: string;
  /** The first reference to it. */
  readonly reference: Reference;
}

/**
 * The sealed files with their references, each once, without the targets of finished tasks: those should have changed.
 */
function citationsOf(prp: Prp, { references }: NonNullable<HistoryContext['latest']>): readonly SealedReference[] {
  const sealed = new Map(references.map(({ path, blob }) => [path, blob]));
  const isFinished = linesIn(
    prp,
    prp.tasks.filter(({ state }) => state === 'done'),
  );
  const citations = new Map<string, SealedReference>();
  for (const reference of prp.references) {
    if (!looksLikePath(reference) || (reference.kind === 'target' && isFinished(reference.line))) continue;
    const path = placesOf(reference, prp).find((place) => sealed.has(place)) ?? '';
    const blob = sealed.get(path);
    if (blob !== undefined && !citations.has(path)) citations.set(path, { path, blob, reference });
  }
  return [...citations.values()];
}

/** The candidate paths of a reference, the likeliest first. */
function placesOf({ target }: Reference, prp: Prp): readonly string[] {
  if (isAbsolutePath(target)) return [];
  return pathsOf(target, prp.path)
    .filter(isInRepository)
    .map((path) => path.replace(/\/$/, ''));
}

/** The first candidate that exists: a file, or a folder with a trailing slash. */
async function meantNow(places: readonly string[], tree: Tree): Promise<string | undefined> {
  for (const place of places) {
    const kind = await tree.kindOf(place);
    if (kind !== undefined) return kind === 'directory' ? `${place}/` : place;
  }
  return undefined;
}
