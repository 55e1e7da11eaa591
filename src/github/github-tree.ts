import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { maxFileBytes } from '../base/limits.ts';
import type { Tree } from '../system/tree.ts';
import { parseResponse } from './api-response.ts';
import { blobId } from '../system/blob-id.ts';
import type { GithubClient } from './client.ts';
import { downloadBlob } from './download-blob.ts';
import { bytesIn, objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { parseRepositoryName, pathOf } from './repository-name.ts';

const objectId = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: objectId, size: z.optional(z.number()) }),
  ),
});

interface Listed {
  /** Files, by path, with the ids of what they hold. */
  readonly files: ReadonlyMap<string, string>;
  readonly directories: ReadonlySet<string>;
  /** Bytes of what the files hold, by path. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * The files of a commit as GitHub has them: one request for all names, one for all contents that are asked for at the
 * same moment, and none twice. Links and submodules are nobody's files. `held` gives what is on this machine already, by
 * Git's id. Throws `E_NOT_FOUND` when there is no such commit, `E_TOO_LARGE` when GitHub does not list all files, and as
 * the client.
 */
export function githubTree(
  client: GithubClient,
  repository: string,
  commit: string,
  held: (id: string) => Promise<Uint8Array | undefined> = async () => undefined,
): Tree & { readonly commit: string } {
  const name = parseRepositoryName(repository);
  const cache = objectCache();
  const load = objectLoader(client, name, cache);
  let listing: Promise<Listed> | undefined;

  async function list(): Promise<Listed> {
    const path = `${pathOf(name)}/git/trees/${encodeURIComponent(commit)}`;
    const { body } = await client.rest('GET', path, { query: { recursive: 1 } });
    const { tree, truncated } = parseResponse(treeSchema, body);
    if (truncated) throw tooLarge(commit);
    return {
      files: new Map(tree.flatMap(({ path: at, mode, sha }) => (mode.startsWith('100') ? [[at, sha]] : []))),
      sizes: new Map(tree.map(({ path: at, size = 0 }) => [at, size])),
      directories: new Set(tree.flatMap(({ path: at, type }) => (type === 'tree' ? [at] : []))),
    };
  }

  async function listed(): Promise<Listed> {
    listing ??= list();
    return listing;
  }

  async function fetched(id: string): Promise<Uint8Array> {
    const seen = cache.bytes(id);
    if (seen !== undefined) return seen;
    const node = await load({ want: 'content', object: id });
    return (node && bytesIn(node)) ?? downloadBlob(client, name, id);
  }

  return {
    commit,
    files: async () => new Set((await listed()).files.keys()),
    async kindOf(path) {
      const { files, directories } = await listed();
      if (files.has(path)) return 'file';
      return directories.has(path) ? 'directory' : undefined;
    },
    async read(path, longest = maxFileBytes) {
      const { files, sizes } = await listed();
      const id = files.get(path);
      if (id === undefined || (sizes.get(path) ?? 0) > longest) return undefined;
      const here = await held(id);
      return here !== undefined && blobId(here) === id ? here : fetched(id);
    },
    async blobs(paths) {
      const { files } = await listed();
      return new Map(
        paths.flatMap((path) => {
          const id = files.get(path);
          return id === undefined ? [] : [[path, id]];
        }),
      );
    },
  };
}

function tooLarge(commit: string): PrpError {
  return new PrpError('E_TOO_LARGE', `The files of ${commit.slice(0, 12)} are more than GitHub lists at once.`, {
    hint: 'Check out with `fetch-depth: 2`, or 0: then the commit is here, and nothing is asked of GitHub.',
  });
}
