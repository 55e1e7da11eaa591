import { createHash } from 'node:crypto';
import { PrpError } from '../../base/errors.ts';
import { type Branch, type Entry, type PathChange, directoriesAbove, staleHeadError } from './branch.ts';

export interface MemoryBranch extends Branch {
  /** The message of a commit, unchanged. Throws `E_NOT_FOUND`. */
  message(commit: string): Promise<string>;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** A branch in a Map: for tests and experiments. */
export function memoryBranch(): MemoryBranch {
  const commits = new Map<
    string,
    { readonly files: Files; readonly message: string; readonly parent: string | undefined }
  >();
  let newest: string | undefined;

  function commitAt(id: string) {
    const found = commits.get(id);
    if (found === undefined) {
      throw new PrpError('E_NOT_FOUND', `There is no commit ${id}.`, { hint: 'Ask for head() first.' });
    }
    return found;
  }

  return {
    isLocal: true,

    async head() {
      return newest;
    },

    async read(head, paths) {
      const { files } = commitAt(head);
      const found = new Map<string, Uint8Array>();
      for (const path of paths) {
        const bytes = files.get(path);
        if (bytes !== undefined) found.set(path, new Uint8Array(bytes));
      }
      return found;
    },

    async list(head, directory) {
      return entriesIn(commitAt(head).files, directory);
    },

    async commit(change, message, expectedHead) {
      if (expectedHead !== newest) throw staleHeadError(expectedHead, newest);
      const files = new Map(expectedHead === undefined ? [] : commitAt(expectedHead).files);
      for (const path of change.remove ?? []) removeFrom(files, path);
      for (const [path, bytes] of change.write) {
        removeFrom(files, path);
        for (const parent of directoriesAbove(path)) files.delete(parent);
        files.set(path, new Uint8Array(bytes));
      }
      newest = `commit-${commits.size + 1}`;
      commits.set(newest, { files, message, parent: expectedHead });
      return newest;
    },

    async squash(message, expectedHead) {
      if (expectedHead !== newest) throw staleHeadError(expectedHead, newest);
      const { files } = commitAt(expectedHead);
      newest = `commit-${commits.size + 1}`;
      commits.set(newest, { files, message, parent: undefined });
      return newest;
    },

    async *log(head) {
      for (let id: string | undefined = head; id !== undefined;) {
        const { files, message, parent }: ReturnType<typeof commitAt> = commitAt(id);
        const changes = changesBetween(parent === undefined ? new Map() : commitAt(parent).files, files);
        yield { id, message, changes, parent: parent === undefined ? 'nothing' : 'commit' };
        id = parent;
      }
    },

    async message(commit) {
      return commitAt(commit).message;
    },
  };
}

function entriesIn(files: Files, directory: string): Entry[] {
  const prefix = directory === '' ? '' : `${directory}/`;
  const entries = new Map<string, Entry>();
  const inside = new Map<string, string[]>();
  for (const [path, bytes] of files) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    const id = createHash('sha256').update(bytes).digest('hex');
    if (rest.length === 0) entries.set(name, { name, kind: 'file', id });
    else inside.set(name, [...(inside.get(name) ?? []), `${rest.join('/')}\0${id}`]);
  }
  for (const [name, content] of inside) {
    const id = createHash('sha256').update(content.toSorted().join('\0')).digest('hex');
    entries.set(name, { name, kind: 'directory', id });
  }
  return [...entries.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function changesBetween(before: Files, after: Files): PathChange[] {
  const isEqual = (path: string) =>
    Buffer.compare(before.get(path) ?? Buffer.of(), after.get(path) ?? Buffer.of()) === 0;
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().flatMap((path): PathChange[] => {
    if (!before.has(path)) return [{ path, status: 'added' }];
    if (!after.has(path)) return [{ path, status: 'removed' }];
    return isEqual(path) ? [] : [{ path, status: 'changed' }];
  });
}

function removeFrom(files: Map<string, Uint8Array>, path: string): void {
  for (const candidate of files.keys()) {
    if (candidate === path || candidate.startsWith(`${path}/`)) files.delete(candidate);
  }
}
