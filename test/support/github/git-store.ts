import { join } from 'node:path';
import { type Git, gitIn } from '../../../src/system/git.ts';
import { type GitObject, type ObjectReader, objectReader } from '../../../src/system/object-reader.ts';
import { initGitDirectory } from '../init-git-directory.ts';
import type { StoredChange } from './fast-import.ts';
import { looseObjects } from './loose-objects.ts';
import { looseRefs, nullId, type RefUpdate } from './loose-refs.ts';
import { parseTree, type TreeEntry } from './tree-entry.ts';
import { writeTree } from './tree-writer.ts';

export { nullId, type TreeEntry };

// Git must be the same on every machine.
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['GIT_CONFIG_SYSTEM'] = '/dev/null';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

export interface CommitObject {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** A bare repository, and reading and writing in it. */
export interface GitStore {
  readonly directory: string;
  readonly git: Git;
  object(name: string): Promise<GitObject | undefined>;
  /** By full id or full name of a reference. */
  commit(name: string): Promise<CommitObject | undefined>;
  tree(id: string): Promise<readonly TreeEntry[] | undefined>;
  /** The entry at a path below a tree; the tree itself for `''`. */
  at(tree: string, path: string): Promise<Omit<TreeEntry, 'name'> | undefined>;
  /** The id that a name stands for: branch, tag, full name, id or its beginning. */
  resolve(revision: string): Promise<string | undefined>;
  /** Where two lines of history part; `undefined` when they have nothing in common. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Ids of the commits that `to` has and `from` has not, oldest first. */
  commitsBetween(from: string, to: string): Promise<readonly string[]>;
  writeBlob(bytes: Uint8Array): Promise<string>;
  writeTree(base: string | undefined, change: StoredChange): Promise<string>;
  writeCommit(commit: Omit<CommitObject, 'id'>): Promise<string>;
  /** Moves references all together or not at all: `[name, new, expected]`; `nullId`: not there. */
  updateRefs(updates: readonly RefUpdate[]): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Makes the directory and the repository. Objects and references are read and written in its files, which starts no process;
 * what is not plain (packs, short ids, odd names) is left to Git.
 */
export async function gitStore(directory: string, defaultBranch: string): Promise<GitStore> {
  initGitDirectory(directory, { branch: defaultBranch, isBare: true, config: configuration });
  const git = gitIn(directory);
  const loose = looseObjects(join(directory, 'objects'));
  const refs = looseRefs(directory);
  const reader: ObjectReader = objectReader(git);

  async function object(name: string): Promise<GitObject | undefined> {
    if (/[\0\n]/.test(name)) return undefined;
    const id = idOf(name);
    if (id === undefined) return undefined;
    const found = id === null ? undefined : loose.read(id);
    return found ?? (await reader.read([name]))[0];
  }

  /** Of a full id, a full name of a reference or the name of a branch, each also with `^{commit}`. */
  function idOf(name: string): string | undefined | null {
    if (/^[0-9a-f]{40}$/.test(name)) return name;
    if (name.startsWith('refs/')) return refs.read(name);
    const ofCommit = /^(.*)\^\{commit\}$/.exec(name)?.[1];
    if (ofCommit !== undefined) {
      const id = idOf(ofCommit);
      return id !== undefined && id !== null && loose.read(id)?.type === 'commit' ? id : null;
    }
    if (name === '') return undefined;
    // `HEAD` and its like, and what may be the beginning of an id.
    if (/^[A-Z_]+$|^[0-9a-f]+$/.test(name)) return null;
    const [other, tag, id] = [`refs/${name}`, `refs/tags/${name}`, `refs/heads/${name}`].map(refs.read);
    return other === undefined && tag === undefined ? id : null;
  }

  async function tree(id: string): Promise<readonly TreeEntry[] | undefined> {
    const found = await object(id);
    return found?.type === 'tree' ? parseTree(found.bytes) : undefined;
  }

  async function commit(name: string): Promise<CommitObject | undefined> {
    const found = await object(name);
    return found?.type === 'commit' ? parseCommit(found.id, Buffer.from(found.bytes).toString()) : undefined;
  }

  /** The commit and all before it, newest first; `undefined` when these are many. */
  async function ancestry(start: string): Promise<ReadonlyMap<string, CommitObject> | undefined> {
    const known = new Map<string, CommitObject>();
    const next = [start];
    for (let id = next.shift(); id !== undefined; id = next.shift()) {
      if (known.has(id)) continue;
      const found = known.size < farthest ? await commit(id) : undefined;
      if (found === undefined) return undefined;
      known.set(id, found);
      next.push(...found.parents);
    }
    return known;
  }

  return {
    directory,
    git,
    object,
    tree,
    commit,
    async at(root, path) {
      let here: Omit<TreeEntry, 'name'> | undefined = { mode: '040000', type: 'tree', id: root };
      for (const name of path === '' ? [] : path.split('/')) {
        here = (await tree(here.id))?.find((entry) => entry.name === name);
        if (here === undefined) return undefined;
      }
      return here;
    },
    resolve: async (revision) => (await object(revision))?.id,
    async mergeBase(one, other) {
      if ((await ancestry(one))?.has(other) === true) return other;
      if ((await ancestry(other))?.has(one) === true) return one;
      const { exitCode, stdout } = await git.run(['merge-base', one, other]);
      return exitCode === 0 ? stdout.toString().trim() : undefined;
    },
    async commitsBetween(from, to) {
      const before = await ancestry(from);
      const after = await ancestry(to);
      const ids = before && [...(after?.keys() ?? [])].filter((id) => !before.has(id));
      // In a line there is one order only.
      if (ids && after && ids.every((id) => (after.get(id)?.parents.length ?? 2) < 2)) return ids.toReversed();
      const printed = await git.text(['rev-list', '--reverse', '--topo-order', `${from}..${to}`]);
      return printed === '' ? [] : printed.split('\n');
    },
    writeBlob: async (bytes) => loose.write('blob', bytes),
    writeTree: (base, change) => writeTree(git, loose, base, change),
    writeCommit: async (made) => loose.write('commit', Buffer.from(printCommit(made))),
    async updateRefs(updates) {
      // A branch holds commits: what else Git makes of it is Git's to say.
      const isUsual = updates.every(([, id]) => id === nullId || loose.read(id)?.type === 'commit');
      const isMoved = isUsual ? refs.update(updates) : null;
      if (isMoved !== null) return isMoved;
      const lines = updates.map(([name, to, expected]) => `update ${name}\0${to}\0${expected ?? ''}\0`);
      const input = ['start\0', ...lines, 'commit\0'].join('');
      return (await git.run(['update-ref', '-z', '--stdin'], { input })).exitCode === 0;
    },
    close: () => reader.close(),
  };
}

/** Commits that are walked through here; Git is quicker from there on. */
const farthest = 300;

const configuration = `[http]
	receivepack = true
[receive]
	hideRefs = refs/pull
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[transfer]
	hideRefs = refs/fake
`;

function parseCommit(id: string, text: string): CommitObject {
  const end = text.indexOf('\n\n');
  const headers = text.slice(0, end).split('\n');
  const all = (name: string) =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  return {
    id,
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: parseSignature(all('author')[0] ?? ''),
    committer: parseSignature(all('committer')[0] ?? ''),
    message: text.slice(end + 2),
  };
}

function parseSignature(line: string): Signature {
  const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+) [+-]\d{4}$/.exec(line) ?? [];
  return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
}

function printCommit({ tree, parents, author, committer, message }: Omit<CommitObject, 'id'>): string {
  const sign = ({ name, email, date }: Signature) => `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
  const lines = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`)];
  return `${[...lines, `author ${sign(author)}`, `committer ${sign(committer)}`].join('\n')}\n\n${message}`;
}
