import { PrpError } from '../../base/errors.ts';
import { type VersionLocation, directoryOf, isBucket, mementoPath } from '../versions/layout.ts';
import type { Memento } from '../versions/memento.ts';
import { openOrder } from '../versions/version-order.ts';
import type { FileOrError, Snapshot } from '../versions/snapshot.ts';
import { isForged } from '../versions/sealed-json.ts';
import { type ClassifiedPath, groupByVersion } from '../versions/classify-path.ts';
import type { StoredFile } from '../branch/branch.ts';
import { openTags } from '../versions/tags.ts';
import { lastCleanup } from '../cleanup/maintenance.ts';
import { TamperedError, unknownFileError } from '../versions/tampered-error.ts';
import { verifyVersion } from '../verify/verify-version.ts';

/** A file or a directory that is damaged or forged. */
export interface UnsoundPath {
  readonly path: string;
  readonly prp: string | null;
  /** Id of the version; null when it belongs to none. */
  readonly version: string | null;
  /** One sentence. */
  readonly why: string;
  /** The readable files, by path. */
  readonly readable: ReadonlyMap<string, Uint8Array>;
  /** The number in its memento, if that is valid. */
  readonly sequence?: number | undefined;
  /** Of a version whose other files are invalid. */
  readonly memento?: Memento | undefined;
}

/** A version that is valid by itself; its links to its neighbours are checked later. */
export interface SoundVersion {
  readonly location: VersionLocation;
  readonly memento: Memento;
  /** Paths of its files. */
  readonly paths: readonly string[];
}

export interface Inspection {
  readonly unsound: readonly UnsoundPath[];
  /** By PRP. */
  readonly sound: ReadonlyMap<string, readonly SoundVersion[]>;
  /** Files of a newer version of this tool, which are left alone. */
  readonly newer: readonly { readonly path: string; readonly why: string }[];
  /** Objects that Git could not give. */
  readonly objects: ReadonlySet<string>;
}

/** Inspects every file by itself. Memory holds the files of one version, and those to set aside. */
export async function inspectFiles(at: Snapshot, stored: AsyncIterable<StoredFile>): Promise<Inspection> {
  const unsound: UnsoundPath[] = [];
  const sound = new Map<string, SoundVersion[]>();
  const newer: { path: string; why: string }[] = [];
  const objects = new Set<string>();

  for await (const group of groupByVersion(stored)) {
    for (const content of group.location === undefined ? [group.content] : group.files.values()) {
      if (content instanceof TamperedError && content.object !== undefined) objects.add(content.object);
    }
    if (group.location !== undefined) {
      const { location, files } = group;
      const inspected = inspectVersion(location, files, at.latestTime);
      if (inspected.newer !== undefined) newer.push({ path: mementoPath(location), why: inspected.newer });
      for (const one of inspected.unsound) unsound.push(one);
      if (inspected.sound) sound.set(location.prp, [...(sound.get(location.prp) ?? []), inspected.sound]);
      continue;
    }
    const { path, content, file } = group;
    const why = await problemIn(at, path, file, content);
    if (why instanceof PrpError && why.code === 'E_FORMAT' && content instanceof Uint8Array && !isForged(content)) {
      newer.push({ path, why: why.message });
    } else if (why !== undefined) {
      const readable = new Map(content instanceof Uint8Array ? [[path, content]] : []);
      unsound.push({ path, prp: prpOf(path, file), version: null, why: why.message, readable });
    }
  }
  return { unsound, sound, newer, objects };
}

/** The PRP of a file, or of an unreadable bucket. */
function prpOf(path: string, classified: ClassifiedPath): string | null {
  if ('prp' in classified) return classified.prp;
  const names = path.split('/');
  return names.length > 1 && isBucket(names.at(-1) ?? '') ? names.slice(0, -1).join('/') : null;
}

async function problemIn(
  at: Snapshot,
  path: string,
  classified: ClassifiedPath,
  content: FileOrError,
): Promise<PrpError | undefined> {
  if (content instanceof PrpError) return content;
  try {
    if (classified.kind === 'unknown') throw unknownFileError(path);
    if (classified.kind === 'tags') openTags(classified.prp, content);
    if (classified.kind === 'order') openOrder(content, path, at.latestTime);
    if (classified.kind === 'maintenance') await lastCleanup(at);
    return undefined;
  } catch (error) {
    if (error instanceof PrpError) return error;
    throw error;
  }
}

interface VersionInspection {
  readonly unsound: readonly UnsoundPath[];
  readonly sound?: SoundVersion;
  readonly newer?: string;
}

/**
 * A version is set aside as a whole when its memento or its content is invalid; else only the invalid files beside
 * them.
 */
function inspectVersion(
  location: VersionLocation,
  files: ReadonlyMap<string, FileOrError>,
  latest: number | undefined,
): VersionInspection {
  const directory = directoryOf(location);
  const { prp, id: version } = location;
  const readable = new Map(
    [...files].flatMap(([path, content]) => (content instanceof Uint8Array ? [[path, content]] : [])),
  );
  const bytes = readable.get(mementoPath(location));
  const core = new Map([...files].filter(([path]) => !isBeside(path, directory)));
  const { memento, problems } = verifyVersion(location, core, latest);
  // An unreadable directory is listed with its error, like a file.
  const whole = files.get(directory);
  const first = whole instanceof PrpError ? whole : problems[0];
  if (first !== undefined) {
    if (bytes !== undefined && memento === undefined && isNewer(bytes)) return { unsound: [], newer: first.message };
    return {
      unsound: [{ path: directory, prp, version, why: first.message, readable, sequence: memento?.sequence, memento }],
    };
  }
  if (memento === undefined) throw new Error(`Internal error: ${directory} has neither memento nor problem.`);
  const unsound = [...files].flatMap(([path, content]): readonly UnsoundPath[] => {
    if (!isBeside(path, directory)) return [];
    const one = new Map([...core, [path, content]]);
    const why =
      content instanceof PrpError ? content.message : verifyVersion(location, one, latest).problems[0]?.message;
    if (why === undefined || (content instanceof Uint8Array && isNewer(content))) return [];
    return [{ path, prp, version, why, readable: new Map(content instanceof Uint8Array ? [[path, content]] : []) }];
  });
  return { unsound, sound: { location, memento, paths: [...readable.keys()] } };
}

/** Whether a file is neither the memento nor the content. */
function isBeside(path: string, directory: string): boolean {
  return (
    path.startsWith(`${directory}/`) && !/^\/(?:memento\.json|prp\.md(?:\.age)?)$/.test(path.slice(directory.length))
  );
}

/** Whether a newer version of this tool sealed it. */
function isNewer(bytes: Uint8Array): boolean {
  return /"format": ?(?!1\b)\d+/.test(Buffer.from(bytes.subarray(0, 100)).toString()) && !isForged(bytes);
}
