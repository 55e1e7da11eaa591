import {
  type VersionLocation,
  isAside,
  isBucket,
  isVersionId,
  maintenancePath,
  readmePath,
  recordIdOf,
  tagsFile,
} from './layout.ts';
import { orderFile } from './version-order.ts';
import type { FileOrError } from './snapshot.ts';
import type { StoredFile } from '../branch/branch.ts';

/** The meaning of a path on the versions branch, from its names alone. */
export type ClassifiedPath =
  | {
      readonly kind: 'version';
      readonly prp: string;
      readonly bucket: string;
      readonly id: string;
      readonly part: 'content' | 'memento' | 'record' | 'unknown';
    }
  | { readonly kind: 'tags'; readonly prp: string }
  /** The order of a bucket's versions. */
  | { readonly kind: 'order'; readonly prp: string; readonly bucket: string }
  /** A file of the whole branch. */
  | { readonly kind: 'readme' | 'maintenance' }
  /** A file that a repair set aside. */
  | { readonly kind: 'aside' }
  | { readonly kind: 'unknown' };

/** No part of a PRP's path looks like a version id, so the first version id ends the PRP's path. */
export function classifyPath(path: string): ClassifiedPath {
  if (path === readmePath) return { kind: 'readme' };
  if (path === maintenancePath) return { kind: 'maintenance' };
  // A cheap test first: nearly every path of a branch is one of these.
  const [, prp, bucket, id, rest] = /^(.+?)\/(\d{4,})\/(v\d{8}_\d{6}_[\da-f]{7})(?:\/(.+))?$/s.exec(path) ?? [];
  if (prp !== undefined && bucket !== undefined && id !== undefined && isVersionId(id)) {
    return { kind: 'version', prp, bucket, id, part: classifyPart(rest ?? '') };
  }
  if (isAside(path)) return { kind: 'aside' };
  const names = path.split('/');
  const at = names.findIndex(isVersionId);
  if (at < 0 && names.length > 1 && names.at(-1) === tagsFile)
    return { kind: 'tags', prp: names.slice(0, -1).join('/') };
  if (at < 0 && names.length > 2 && names.at(-1) === orderFile && isBucket(names.at(-2) ?? '')) {
    return { kind: 'order', prp: names.slice(0, -2).join('/'), bucket: names.at(-2) ?? '' };
  }
  return { kind: 'unknown' };
}

/** The kind of a file, by its path inside a version's directory. */
export function classifyPart(path: string): 'content' | 'memento' | 'record' | 'unknown' {
  if (path === 'prp.md' || path === 'prp.md.age') return 'content';
  if (path === 'memento.json') return 'memento';
  const record = /^(?:validations|executions)\/([^/]+)$/.exec(path)?.[1];
  return record !== undefined && recordIdOf(record) !== undefined ? 'record' : 'unknown';
}

type OtherPath = Exclude<ClassifiedPath, { readonly kind: 'version' }>;

/** All files of one version, or another file by itself. */
export type FileGroup =
  | { readonly location: VersionLocation; readonly files: ReadonlyMap<string, FileOrError> }
  | { readonly location: undefined; readonly path: string; readonly content: FileOrError; readonly file: OtherPath };

/** Groups files in the order of `Branch.files`; memory holds the files of one version. */
export async function* groupByVersion(stored: AsyncIterable<StoredFile>): AsyncGenerator<FileGroup> {
  let open: { readonly location: VersionLocation; readonly files: Map<string, FileOrError> } | undefined;
  for await (const { path, content } of stored) {
    const file = classifyPath(path);
    const isOpen =
      file.kind === 'version' &&
      open?.location.id === file.id &&
      open.location.bucket === file.bucket &&
      open.location.prp === file.prp;
    if (open !== undefined && !isOpen) {
      yield open;
      open = undefined;
    }
    if (file.kind === 'version') {
      open ??= { location: { prp: file.prp, bucket: file.bucket, id: file.id }, files: new Map() };
      open.files.set(path, content);
    } else {
      yield { location: undefined, path, content, file };
    }
  }
  if (open !== undefined) yield open;
}
