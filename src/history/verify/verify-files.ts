import { PrpError } from '../../base/errors.ts';
import type { StoredFile } from '../branch/branch.ts';
import { type PrpVerifier, prpVerifier } from './prp-verifier.ts';
import { type Problem, problemOf, unknownFileError } from '../versions/tampered-error.ts';
import { verifyVersion } from './verify-version.ts';
import { classifyPath, groupByVersion } from '../versions/classify-path.ts';

export interface VerifiedFiles {
  /** How many versions were verified. */
  readonly checked: number;
  readonly problems: readonly Problem[];
  readonly prps: ReadonlyMap<string, Pick<PrpVerifier, 'gaps' | 'turns' | 'has' | 'digestOf'> & VerifiedCount>;
}

export interface VerifiedCount {
  readonly versions: number;
  /** Of validations and executions. */
  readonly records: number;
}

/**
 * Verifies the seals, links and tags of all files. `files` in the order of `Branch.files`: memory then holds one
 * version, and the links of one bucket.
 */
export async function verifyFiles(files: AsyncIterable<StoredFile>, latest = Infinity): Promise<VerifiedFiles> {
  const unknownFiles: { readonly path: string; readonly error: PrpError }[] = [];
  const verifiers = new Map<string, PrpVerifier & { versions: number; records: number }>();
  let checked = 0;

  const verifierOf = (prp: string) => {
    const known = verifiers.get(prp) ?? { ...prpVerifier(prp, latest), versions: 0, records: 0 };
    verifiers.set(prp, known);
    return known;
  };

  for await (const group of groupByVersion(files)) {
    if (group.location !== undefined) {
      const verifier = verifierOf(group.location.prp);
      verifier.version(verifyVersion(group.location, group.files, latest));
      verifier.versions += 1;
      verifier.records += recordsIn(group.files.keys());
      checked += 1;
      continue;
    }
    const { path, content, file } = group;
    if (file.kind === 'order') verifierOf(file.prp).order(file.bucket, content);
    else if (file.kind === 'tags') verifierOf(file.prp).tags(content);
    else if (content instanceof PrpError) unknownFiles.push({ path, error: content });
    else if (file.kind === 'unknown') unknownFiles.push({ path, error: unknownFileError(path) });
  }
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

function recordsIn(paths: Iterable<string>): number {
  let records = 0;
  for (const path of paths) {
    const file = classifyPath(path);
    if (file.kind === 'version' && file.part === 'record') records += 1;
  }
  return records;
}

/** The innermost PRP whose directory contains a path. */
function ownerOf(path: string, prps: ReadonlyMap<string, unknown>): string | null {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (prps.has(path.slice(0, end))) return path.slice(0, end);
  }
  return null;
}
