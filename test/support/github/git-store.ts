import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Git, gitIn } from '../../../src/system/git.ts';
import { type GitObject, type ObjectReader, objectReader } from '../../../src/system/object-reader.ts';
import { fastImport, type StoredChange } from './fast-import.ts';

// Git is to be the same whoever runs the tests.
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null';
process.env['GIT_CONFIG_SYSTEM'] = '/dev/null';

export interface TreeEntry {
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly name: string;
  readonly id: string;
}

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

export const nullId = '0'.repeat(40);

/** A bare repository, and reading and writing in it. */
export interface GitStore {
  readonly directory: string;
  readonly git: Git;
  object(name: string): Promise<GitObject | undefined>;
  /** By full id or full name of a reference. */
  commit(name: string): Promise<CommitObject | undefined>;
  tree(id: string): Promise<readonly TreeEntry[] | undefined>;
  /** What stands at a path below a tree; the tree itself for `''`. */
  at(tree: string, path: string): Promise<Omit<TreeEntry, 'name'> | undefined>;
  /** The id that a name stands for: branch, tag, full name, id or its beginning. */
  resolve(revision: string): Promise<string | undefined>;
  writeBlob(bytes: Uint8Array): Promise<string>;
  writeTree(base: string | undefined, change: StoredChange): Promise<string>;
  writeCommit(commit: Omit<CommitObject, 'id'>): Promise<string>;
  /** Moves references all together or not at all: `[name, new, expected]`; `nullId`: not there. */
  updateRefs(updates: readonly (readonly [string, string, string?])[]): Promise<boolean>;
  close(): Promise<void>;
}

/** Makes the directory and the repository. */
export async function gitStore(directory: string, defaultBranch: string): Promise<GitStore> {
  await mkdir(directory, { recursive: true });
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--bare', `--initial-branch=${defaultBranch}`]);
  await writeFile(join(directory, 'config'), configuration, { flag: 'a' });
  const objects: ObjectReader = objectReader(git);

  async function object(name: string): Promise<GitObject | undefined> {
    if (/[\0\n]/.test(name)) return undefined;
    const [found] = await objects.read([name]);
    return found;
  }

  async function tree(id: string): Promise<readonly TreeEntry[] | undefined> {
    const found = await object(id);
    return found?.type === 'tree' ? parseTree(found.bytes) : undefined;
  }

  return {
    directory,
    git,
    object,
    tree,
    async commit(name) {
      const found = await object(name);
      return found?.type === 'commit' ? parseCommit(found.id, Buffer.from(found.bytes).toString()) : undefined;
    },
    async at(root, path) {
      let here: Omit<TreeEntry, 'name'> | undefined = { mode: '040000', type: 'tree', id: root };
      for (const name of path === '' ? [] : path.split('/')) {
        here = (await tree(here.id))?.find((entry) => entry.name === name);
        if (here === undefined) return undefined;
      }
      return here;
    },
    resolve: async (revision) => (await object(revision))?.id,
    writeBlob: (bytes) => git.text(['hash-object', '-w', '--stdin'], { input: bytes }),
    writeTree: (base, change) => fastImport(git, base, change),
    writeCommit: (commit) => git.text(['hash-object', '-t', 'commit', '-w', '--stdin'], { input: printCommit(commit) }),
    async updateRefs(updates) {
      const lines = updates.map(([name, to, expected]) => `update ${name}\0${to}\0${expected ?? ''}\0`);
      const input = ['start\0', ...lines, 'commit\0'].join('');
      return (await git.run(['update-ref', '-z', '--stdin'], { input })).exitCode === 0;
    },
    close: () => objects.close(),
  };
}

const configuration = `[http]
	receivepack = true
[receive]
	hideRefs = refs/pull
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
[gc]
	auto = 0
[transfer]
	hideRefs = refs/fake
`;

function parseTree(bytes: Uint8Array): TreeEntry[] {
  const buffer = Buffer.from(bytes);
  const entries: TreeEntry[] = [];
  for (let start = 0; start < buffer.length;) {
    const space = buffer.indexOf(0x20, start);
    const end = buffer.indexOf(0, space);
    const mode = buffer.toString('latin1', start, space).padStart(6, '0');
    const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
    entries.push({
      mode,
      type,
      name: buffer.toString('utf8', space + 1, end),
      id: buffer.toString('hex', end + 1, end + 21),
    });
    start = end + 21;
  }
  return entries;
}

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
