import * as z from 'zod/mini';
import { type VersionLocation, tagsPath } from './layout.ts';
import { timestampSchema, versionIdSchema } from './memento.ts';
import { currentFormat, printJson, readSealed, withDigest } from './sealed-json.ts';
import { TamperedError, unreadableError } from './tampered-error.ts';
import type { Snapshot } from './snapshot.ts';
import { isTagName } from './selector.ts';

const tagSchema = z.readonly(
  z.strictObject({
    name: z.string().check(z.refine(isTagName)),
    /** Id of the version. */
    version: versionIdSchema,
    mementoDigest: z.string(),
    /** When it was set. */
    timestamp: timestampSchema,
    /** The user that set it. */
    actor: z.nullable(z.string()),
  }),
);

/** `tags.json`: all tags of one PRP, sorted by name. */
const tagsSchema = z.strictObject({
  format: z.literal(currentFormat),
  prp: z.string(),
  tags: z.readonly(z.array(tagSchema)),
  digest: z.string(),
});

export type Tag = z.infer<typeof tagSchema>;

export function printTags(prp: string, tags: readonly Tag[]): Uint8Array {
  return printJson(withDigest({ format: currentFormat, prp, tags: sortTags(tags) }));
}

function sortTags(tags: readonly Tag[]): readonly Tag[] {
  return tags.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The tags in a file. Throws `E_INTEGRITY` or `E_FORMAT` when it is invalid. */
export function openTags(prp: string, bytes: Uint8Array): readonly Tag[] {
  const path = tagsPath(prp);
  const { prp: owner, tags } = readSealed(tagsSchema, bytes, path);
  if (owner !== prp) throw new TamperedError('digest-mismatch', `${path} has the tags of ${owner}.`);
  if (new Set(tags.map(({ name }) => name)).size !== tags.length)
    throw unreadableError(`${path} has two tags of the same name.`);
  return tags;
}

/** The tags of a PRP; empty before the first. Throws as `openTags`. */
export async function readTags(at: Snapshot, prp: string): Promise<readonly Tag[]> {
  const path = tagsPath(prp);
  const bytes = (await at.read([path])).get(path);
  return bytes === undefined ? [] : openTags(prp, bytes);
}

/** A tag, and the path of the PRP beside whose versions it stands. */
export type LineTag = Tag & { readonly owner: string };

/**
 * The tags of a PRP under all its paths. `line`: its versions, newest first. Tags under a former path count only on
 * versions of the line; of two with one name, that of the newer path does.
 */
export async function readLineTags(
  at: Snapshot,
  prp: string,
  line: readonly VersionLocation[],
): Promise<readonly LineTag[]> {
  const byName = new Map<string, LineTag>();
  const ids = new Set(line.map(({ id }) => id));
  for (const owner of new Set([prp, ...line.map((location) => location.prp)])) {
    for (const tag of await readTags(at, owner)) {
      const counts = owner === prp || ids.has(tag.version);
      if (counts && !byName.has(tag.name)) byName.set(tag.name, { ...tag, owner });
    }
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function missingVersionMessage(prp: string, { name, version }: Tag): string {
  return `The tag ${name} of ${prp} is on ${version}, which is missing.`;
}

export function replacedVersionMessage(prp: string, { name, version, mementoDigest }: Tag, digest: string): string {
  return `${version} with the tag ${name} of ${prp} was replaced: expected ${mementoDigest}, got ${digest}.`;
}
