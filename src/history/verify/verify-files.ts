import { PrpError } from '../../base/errors.ts';
import type { StoredFile } from '../branch/branch.ts';
import type { VersionLocation } from '../versions/layout.ts';
import { type PrpVerifier, prpVerifier } from './prp-verifier.ts';
import { type Problem, problemOf, unknownFileError } from '../versions/tampered-error.ts';
import type { FileOrError } from '../versions/snapshot.ts';
import { classifyPath } from '../versions/classify-path.ts';
import { verifyVersion } from './verify-version.ts';

export interface VerifiedFiles {
  /** How many versions were verified. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  readonly prps: ReadonlyMap<string, Pick<PrpVerifier, 'gaps' | 'has'>>;
}

/**
 * Verifies the seals, links and tags of all files. `files` in the order of `Branch.files`: memory then holds one
 * version, and the links of one bucket.
 */
export async function verifyFiles(files: AsyncIterable<StoredFile>, latest = Infinity): Promise<VerifiedFiles> {
  const unknownFiles: { readonly path: string; readonly error: PrpError }[] = [];
  const verifiers = new Map<string, PrpVerifier>();
  let checked = 0;
  let open: { readonly location: VersionLocation; readonly files: Map<string, FileOrError> } | undefined;

  const verifierOf = (prp: string): PrpVerifier => {
    const known = verifiers.get(prp) ?? prpVerifier(prp, latest);
    verifiers.set(prp, known);
    return known;
  };
  const close = () => {
    if (open === undefined) return;
    verifierOf(open.location.prp).version(verifyVersion(open.location, open.files, latest));
    checked += 1;
    open = undefined;
  };

  for await (const { path, content } of files) {
    const classified = classifyPath(path);
    if (classified.kind === 'version') {
      const { prp, bucket, id } = classified;
      if (open?.location.id !== id || open.location.bucket !== bucket || open.location.prp !== prp) close();
      open ??= { location: { prp, bucket, id }, files: new Map() };
      open.files.set(path, content);
      continue;
    }
    close();
    if (classified.kind === 'order') verifierOf(classified.prp).order(classified.bucket, content);
    else if (classified.kind === 'tags') verifierOf(classified.prp).tags(content);
    else if (content instanceof PrpError) unknownFiles.push({ path, error: content });
    else if (classified.kind === 'unknown') unknownFiles.push({ path, error: unknownFileError(path) });
  }
  close();
  for (const one of verifiers.values()) one.end();
  return {
    checked,
    problems: [
      ...[...verifiers.values()].flatMap(({ problems }) => problems),
      ...unknownFiles.map(({ path, error }) => problemOf(ownerOf(path, verifiers), null, error)),
    ],
    prps: verifiers,
  };
}

/** The innermost PRP whose directory contains a path. */
function ownerOf(path: string, prps: ReadonlyMap<string, unknown>): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (prps.has(path.slice(0, end))) return path.slice(0, end);
  }
  return null;
}
