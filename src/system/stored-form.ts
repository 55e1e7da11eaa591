import { isUtf8 } from 'node:buffer';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isLfsPointer } from '../base/lfs-pointer.ts';
import { blobId, hashFiles } from './blob-id.ts';
import { commonDirectory } from './git-directory.ts';
import { settingsOf } from './git-settings.ts';
import type { Git } from './git.ts';
import { type ObjectReader, objectReader } from './object-reader.ts';

/** A file of the work tree as Git stores it: line endings, `$Id$` and filters undone. */
export interface StoredForm {
  readonly bytes: Uint8Array;
  /** Git's id of that form, where Git computed it. */
  readonly blob?: string;
  /** Whether the file's own bytes differ. */
  readonly isConverted?: true;
  /** Git stores binary data that a filter turns into text: storing the text would undo an encryption. */
  readonly isHidden?: true;
}

/**
 * Asks Git only where a conversion can matter: for files that may be converted and differ from HEAD, in one process for
 * all requests of the same moment.
 */
export function storedForms(git: Git, objects: ObjectReader) {
  let batch: Map<string, Uint8Array> | undefined;
  let answer: Promise<ReadonlyMap<string, StoredForm>> | undefined;

  async function ask(): Promise<ReadonlyMap<string, StoredForm>> {
    await setImmediate();
    const files = batch ?? new Map<string, Uint8Array>();
    batch = answer = undefined;
    return formsOf(git, files);
  }

  return async function storedForm(path: string, bytes: Uint8Array): Promise<StoredForm> {
    const [there] = await objects.read([`HEAD:${path}`]);
    if (there?.type === 'blob' && Buffer.compare(there.bytes, bytes) === 0) return { bytes };
    if (!(await mayBeConverted(git, bytes))) return { bytes };
    batch = (batch ?? new Map<string, Uint8Array>()).set(path, bytes);
    answer ??= ask();
    return (await answer).get(path) ?? { bytes };
  };
}

/** A carriage return, an `$Id$`, an encoding other than UTF-8, or a configured filter: all causes of a conversion. */
async function mayBeConverted(git: Git, bytes: Uint8Array): Promise<boolean> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return text.includes(13) || text.includes('$Id') || !isUtf8(text) || (await settingsOf(git)).hasFilters;
}

async function formsOf(git: Git, files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, StoredForm>> {
  return withScratch(git, async (scratch) => {
    const ids = await hashFiles(scratch, [...files.keys()], ['-w']);
    const others = [...ids].filter(([path, id]) => id !== blobId(files.get(path) ?? new Uint8Array(), id.length));
    const reader = objectReader(scratch);
    try {
      const found = await reader.read(others.map(([, id]) => id));
      const stored = new Map(others.map(([path], index) => [path, found[index]?.bytes]));
      return new Map(
        [...ids].map(([path, blob]) => [path, formOf(files.get(path) ?? new Uint8Array(), stored.get(path), blob)]),
      );
    } finally {
      await reader.close();
    }
  });
}

function formOf(bytes: Uint8Array, stored: Uint8Array | undefined, blob: string): StoredForm {
  if (stored === undefined) return { bytes, blob };
  // A pointer is no content: the document is the file that it stands for.
  if (isLfsPointer(stored)) return { bytes, blob };
  if (!isUtf8(stored) && isUtf8(bytes)) return { bytes, blob, isHidden: true };
  return { bytes: stored, blob, isConverted: true };
}

/** The bytes that Git would check out for `stored`. */
export async function checkedOutForm(git: Git, path: string, stored: Uint8Array): Promise<Uint8Array> {
  return withScratch(git, async (scratch) => {
    const id = await scratch.text(['hash-object', '-w', '--stdin', '--no-filters'], { input: stored });
    const { exitCode, stdout } = await scratch.run(['cat-file', '--filters', `--path=${path}`, id]);
    return exitCode === 0 ? stdout : stored;
  });
}

/** Removes all objects that were written there: possible secrets must not stay in the repository. */
async function withScratch<Value>(git: Git, work: (scratch: Git) => Promise<Value>): Promise<Value> {
  const common = await commonDirectory(git);
  const directory = await mkdtemp(join(tmpdir(), 'prp-objects-'));
  try {
    return await work(
      git.with({
        GIT_OBJECT_DIRECTORY: directory,
        ...(common !== undefined && {
          GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${join(common, 'objects').replaceAll(/["\\]/g, '\\$&')}"`,
        }),
      }),
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
