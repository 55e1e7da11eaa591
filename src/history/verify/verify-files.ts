import { PrpError } from '../../base/errors.ts';
import type { StoredFile } from '../branch/branch.ts';
import type { VersionLocation } from '../versions/layout.ts';
import { type PrpVerifier, prpVerifier } from './prp-verifier.ts';
import { type Problem, problemOf, unknownFileError } from '../versions/tampered-error.ts';
import type { FileOrError } from '../versions/snapshot.ts';
import { classifyPath } from '../versions/classify-path.ts';
import { verifyVersion } from './verify-version.ts';

export interface VerifiedFiles {
  /** How many versions were looked at. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  readonly prps: ReadonlyMap<string, Pick<PrpVerifier, 'gaps' | 'has'>>;
}

/**
 * Holds every file to what was sealed, linked and tagged. `files` as `Branch.files` orders them: so that no more is in
 * memory than one version, and the links of one bucket.
 */
export async function verifyFiles(files: AsyncIterable<StoredFile>, latest = Infinity): Promise<VerifiedFiles> {
  const strangers: { readonly path: string; readonly error: PrpError }[] = [];
  const passages = new Map<string, PrpVerifier>();
  let checked = 0;
  let open: { readonly place: VersionLocation; readonly files: Map<string, FileOrError> } | undefined;

  const passage = (prp: string): PrpVerifier => {
    const known = passages.get(prp) ?? prpVerifier(prp, latest);
    passages.set(prp, known);
    return known;
  };
  const close = () => {
    if (open === undefined) return;
    passage(open.place.prp).version(verifyVersion(open.place, open.files, latest));
    checked += 1;
    open = undefined;
  };

  for await (const { path, content } of files) {
    const spot = classifyPath(path);
    if (spot.kind === 'version') {
      const { prp, bucket, id } = spot;
      if (open?.place.id !== id || open.place.bucket !== bucket || open.place.prp !== prp) close();
      open ??= { place: { prp, bucket, id }, files: new Map() };
      open.files.set(path, content);
      continue;
    }
    close();
    if (spot.kind === 'order') passage(spot.prp).order(spot.bucket, content);
    else if (spot.kind === 'tags') passage(spot.prp).tags(content);
    else if (content instanceof PrpError) strangers.push({ path, error: content });
    else if (spot.kind === 'unknown') strangers.push({ path, error: unknownFileError(path) });
  }
  close();
  for (const one of passages.values()) one.end();
  return {
    checked,
    problems: [
      ...[...passages.values()].flatMap(({ problems }) => problems),
      ...strangers.map(({ path, error }) => problemOf(ownerOf(path, passages), null, error)),
    ],
    prps: passages,
  };
}

/** The innermost PRP whose directory a path is in. */
function ownerOf(path: string, prps: ReadonlyMap<string, unknown>): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (prps.has(path.slice(0, end))) return path.slice(0, end);
  }
  return null;
}
