import { canonicalChecksum } from '../prp/canonical.ts';
import { rangeOfTarget } from '../prp/positions.ts';
import { print, type Prp, type Reference } from '../prp/prp.ts';
import type { Tree } from '../system/tree.ts';
import type { HistoryContext, StaticGate } from './gate.ts';
import { linesIn } from './lines-in.ts';
import { isAbsolutePath, isInRepository, looksLikePath, pathsOf } from './reference-paths.ts';

/**
 * What the PRP relies on and is not as it was when the text was sealed. A text that is being edited was looked at just
 * now: nothing of it is stale. What is not there at all is for `references` to tell.
 */
export const freshnessGate: StaticGate = {
  id: 'freshness',
  cacheable: false,
  async *check({ prp, tree, past }) {
    const sealed = (await past?.())?.latest;
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
        const message = `${reference.target} meant the file ${path} when ${version}, and means ${meant} now.`;
        yield { rule: 'PRP902', message, ...rangeOfTarget(reference) };
      }
    }
  },
};

interface Citation {
  readonly path: string;
  /** What it held when it was sealed. */
  readonly blob: string;
  /** The first that means it. */
  readonly reference: Reference;
}

/** The sealed files where the PRP names them, each once. What a finished task was to change has changed, as it should. */
function citationsOf(prp: Prp, { references }: NonNullable<HistoryContext['latest']>): readonly Citation[] {
  const sealed = new Map(references.map(({ path, blob }) => [path, blob]));
  const isFinished = linesIn(
    prp,
    prp.tasks.filter(({ state }) => state === 'done'),
  );
  const citations = new Map<string, Citation>();
  for (const reference of prp.references) {
    if (!looksLikePath(reference) || (reference.kind === 'target' && isFinished(reference.line))) continue;
    const path = placesOf(reference, prp).find((place) => sealed.has(place)) ?? '';
    const blob = sealed.get(path);
    if (blob !== undefined && !citations.has(path)) citations.set(path, { path, blob, reference });
  }
  return [...citations.values()];
}

/** Where a reference may lead, the likeliest first. */
function placesOf({ target }: Reference, prp: Prp): readonly string[] {
  if (isAbsolutePath(target)) return [];
  return pathsOf(target, prp.path)
    .filter(isInRepository)
    .map((path) => path.replace(/\/$/, ''));
}

/** The file or the folder, with a slash behind it, that stands at the first of these places. */
async function meantNow(places: readonly string[], tree: Tree): Promise<string | undefined> {
  for (const place of places) {
    const kind = await tree.kindOf(place);
    if (kind !== undefined) return kind === 'directory' ? `${place}/` : place;
  }
  return undefined;
}
