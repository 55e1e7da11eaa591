import { isAbsolutePath, isInRepository, looksLikePath, pathsOf } from '../../gates/reference-paths.ts';
import type { CommittedFiles } from '../../history/branch/tree-reader.ts';
import type { Addition } from '../../history/history.ts';
import type { Keepable } from '../versions/document.ts';

/** Every path of a commit that sealing a document asks for: its own, and where its references may lead. */
export function wantedPaths(document: Keepable): readonly string[] {
  return [document.path, ...placesOf(document).flat()];
}

/** The files that a document refers to, with the content they have in the commit; sorted, each once. */
export function sealedReferences(document: Keepable, committed: CommittedFiles): NonNullable<Addition['references']> {
  const blobs = new Map<string, string>();
  for (const places of placesOf(document)) {
    // Where a folder stands in the way of a file further on, the reference means the folder.
    const path = places.find((place) => committed.at(place) !== undefined) ?? '';
    const entry = committed.at(path);
    if (entry?.kind === 'file') blobs.set(path, entry.id);
  }
  return [...blobs].map(([path, blob]) => ({ path, blob })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** For each reference, the paths it may mean, the likeliest first. */
function placesOf({ prp }: Keepable): readonly (readonly string[])[] {
  return (prp?.references ?? [])
    .filter((reference) => looksLikePath(reference) && !isAbsolutePath(reference.target))
    .map(({ target }) =>
      pathsOf(target, prp?.path ?? '')
        .filter(isInRepository)
        .map((path) => path.replace(/\/$/, '')),
    );
}
