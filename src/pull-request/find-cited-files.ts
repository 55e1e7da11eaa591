import { posix } from 'node:path';
import { maxPrp } from '../base/limits.ts';
import type { Config } from '../config/config.ts';
import { isPrp } from '../config/prp-files.ts';
import { createdBy } from '../gates/references-gate.ts';
import { isAbsolutePath, isInRepository, looksLikePath, pathsOf } from '../gates/reference-paths.ts';
import { readText } from '../prp/parse/decode.ts';
import { parse } from '../prp/parse/parse.ts';
import type { CitedFile } from '../report/pull-request-report.ts';
import type { Tree } from '../system/tree.ts';
import type { Changes } from './pull-request-changes.ts';

/** PRPs that are searched, and files that are searched for: the cost of a run must not grow with the repository. */
const searchedAtMost = 500;

/**
 * The files that a pull request deletes or renames, and that PRPs of its head still cite. The PRPs that it changes are left
 * out: the gate `references` checks them. Reads nothing where no file is gone.
 */
export async function findCitedFiles(
  { lost, prps: changed }: Pick<Changes, 'lost' | 'prps'>,
  head: Tree,
  config: Config,
): Promise<readonly CitedFile[]> {
  const gone = new Map<string, string | null>();
  for (const { path, to } of lost.slice(0, searchedAtMost)) {
    if ((await head.kindOf(path)) === undefined) gone.set(path, to);
  }
  if (gone.size === 0) return [];
  const validated = new Set(changed);
  const others = [...(await head.files())].filter((path) => isPrp(path, config) && !validated.has(path)).toSorted();
  const found = new Map<string, { readonly prp: string; readonly line: number }[]>();
  const names = new Set([...gone.keys()].map((path) => posix.basename(path)));
  const read = others.slice(0, searchedAtMost).map(async (prp) => citationsIn(prp, names, gone, { head, config }));
  for (const citations of await Promise.all(read)) {
    for (const { path, prp, line } of citations) found.set(path, [...(found.get(path) ?? []), { prp, line }]);
  }
  return [...found]
    .map(([path, prps]) => ({ path, to: gone.get(path) ?? null, prps }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The first citation of each file that is gone. */
async function citationsIn(
  prp: string,
  names: ReadonlySet<string>,
  gone: ReadonlyMap<string, unknown>,
  { head, config }: { readonly head: Tree; readonly config: Config },
): Promise<readonly { readonly path: string; readonly prp: string; readonly line: number }[]> {
  const bytes = await head.read(prp, maxPrp.bytes);
  const decoded = bytes && readText(bytes, prp);
  // Most PRPs name none of the files: they are not parsed.
  if (decoded === undefined || !('text' in decoded) || ![...names].some((name) => decoded.text.includes(name)))
    return [];
  const document = parse(decoded.text, prp, { aliases: config.aliases });
  const created = createdBy(document);
  const cited = new Map<string, number>();
  for (const reference of document.references) {
    if (!looksLikePath(reference) || isAbsolutePath(reference.target)) continue;
    const candidates = pathsOf(reference.target, prp).filter(isInRepository);
    const path = candidates.find((one) => gone.has(one));
    if (path === undefined || cited.has(path) || candidates.some((one) => created.has(one))) continue;
    const kinds = await Promise.all(candidates.map((one) => head.kindOf(one)));
    if (kinds.every((kind) => kind === undefined)) cited.set(path, reference.line);
  }
  return [...cited].map(([path, line]) => ({ path, prp, line }));
}
