import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Git } from '../src/system/git.ts';
import { printJson, withDigest } from '../src/history/versions/sealed-json.ts';
import { repositoryIn } from '../test/support/git-repository.ts';
import { type Edit, editTree } from './edit-tree.ts';
import type { TrueVersion } from './forgery-fixture.ts';

export const ref = 'refs/heads/prp-versions';

/** The edits that a person with write access to the branch, or to its disk, can make by hand. */
export interface Forger {
  readonly git: Git;
  /** A version by PRP and number, with the path of its directory on the branch. */
  version(prp: string, sequence: number): TrueVersion & { readonly path: string };
  head(): Promise<string>;
  /** Paths of the branch below one, as one character per byte. */
  below(path: string): Promise<readonly string[]>;
  text(path: string): Promise<string>;
  /** Id of what a path of the branch holds. */
  idOf(path: string): Promise<string>;
  /** Commits changes on top of the branch. */
  edit(edits: Readonly<Record<string, Edit>>, message?: string): Promise<void>;
  /** Replaces a text on the branch. Throws when it is not there. */
  replace(path: string, from: string | RegExp, to: string): Promise<void>;
  /** Changes fields of a stored JSON document and leaves its digest as it was. */
  fields(path: string, fields: object): Promise<void>;
  /** The same, with a new digest. */
  reseal(path: string, fields: object, message?: string): Promise<void>;
  /** Makes a commit of a tree, and moves the branch there; unless told otherwise on top of it. */
  commitTree(tree: string, message?: string, parents?: readonly string[]): Promise<string>;
  /** Writes a file of Git's directory. */
  put(path: string, content: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** Path of a loose object's file in Git's directory. */
  looseFile(id: string): string;
}

export function forgerOn(directory: string, versions: readonly TrueVersion[]): Forger {
  const { git } = repositoryIn(directory);
  const inGit = (path: string) => join(directory, '.git', path);
  const head = () => git.text(['rev-parse', ref]);
  const text = async (path: string) => {
    const { stdout } = await git.run(['cat-file', 'blob', `${ref}:${path}`]);
    return stdout.toString();
  };

  const commitTree: Forger['commitTree'] = async (tree, message = 'By hand', parents) => {
    const above = parents ?? [await head()];
    const commit = await git.text(['commit-tree', tree, ...above.flatMap((parent) => ['-p', parent])], {
      input: message,
    });
    await git.text(['update-ref', ref, commit]);
    return commit;
  };
  const edit: Forger['edit'] = async (edits, message) => {
    const root = await editTree(git, await git.text(['rev-parse', `${ref}^{tree}`]), new Map(Object.entries(edits)));
    await commitTree(root ?? (await git.text(['hash-object', '-t', 'tree', '-w', '/dev/null'])), message);
  };
  const documentAt = async (path: string) => JSON.parse(await text(path)) as object;

  return {
    git,
    version(prp, sequence) {
      const found = versions.find((version) => version.prp === prp && version.sequence === sequence);
      if (found === undefined) throw new Error(`There is no v${sequence} of ${prp}.`);
      return { ...found, path: `${prp}/0000/${found.id}` };
    },
    head,
    text,
    edit,
    commitTree,
    async below(path) {
      const { stdout } = await git.run(['ls-tree', '-r', '-z', '--name-only', ref, '--', `${path}/`]);
      return stdout.toString('latin1').split('\0').filter(Boolean);
    },
    idOf: (path) => git.text(['rev-parse', `${ref}:${path}`]),
    async replace(path, from, to) {
      const before = await text(path);
      const after = before.replace(from, to);
      if (before === after) throw new Error(`There is no ${String(from)} in ${path}.`);
      await edit({ [path]: after });
    },
    async fields(path, fields) {
      await edit({ [path]: printJson({ ...(await documentAt(path)), ...fields }) });
    },
    async reseal(path, fields, message) {
      const { digest: _, ...rest } = { digest: '', ...(await documentAt(path)), ...fields };
      await edit({ [path]: printJson(withDigest(rest)) }, message);
    },
    async put(path, content) {
      await mkdir(dirname(inGit(path)), { recursive: true });
      await chmod(inGit(path), 0o644).catch(() => undefined);
      await writeFile(inGit(path), content);
    },
    remove: (path) => rm(inGit(path), { recursive: true }),
    looseFile: (id) => `objects/${id.slice(0, 2)}/${id.slice(2)}`,
  };
}
