import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { maxFileBytes } from '../base/limits.ts';
import type { Tree } from '../system/tree.ts';
import { parseResponse } from './api-response.ts';
import { blobId } from '../system/blob-id.ts';
import type { GithubClient } from './client.ts';
import { objectCache } from './object-cache.ts';
import { objectLoader } from './object-loader.ts';
import { parseRepositoryName, pathOf } from './repository-name.ts';

const objectId = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: objectId, size: z.optional(z.number()) }),
  ),
});

interface Listing {
  /** The ids of blobs, by path. */
  readonly files: ReadonlyMap<string, string>;
  readonly directories: ReadonlySet<string>;
  /** In bytes, by path. */
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * The files of a commit on GitHub, without links and submodules. One request lists all names, and one loads all contents
 * that are read at the same moment; none is sent twice. `held` finds a blob on this machine by its id. Throws
 * `E_NOT_FOUND` when the commit does not exist, `E_TOO_LARGE` when GitHub does not list all files, and as the client.
 */
export function githubTree(
  client: GithubClient,
  repository: string,
  commit: string,
  held: (id: string) => Promise<Uint8Array | undefined> = async () => undefined,
): Tree & { readonly commit: string } {
  const name = parseRepositoryName(repository);
  const loader = objectLoader(client, name, objectCache());
  let listing: Promise<Listing> | undefined;

  async function requestListing(): Promise<Listing> {
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

  async function list(): Promise<Listing> {
    listing ??= requestListing();
    return listing;
  }

  return {
    commit,
    files: async () => new Set((await list()).files.keys()),
    async kindOf(path) {
      const { files, directories } = await list();
      if (files.has(path)) return 'file';
      return directories.has(path) ? 'directory' : undefined;
    },
    async read(path, longest = maxFileBytes) {
      const { files, sizes } = await list();
      const id = files.get(path);
      if (id === undefined || (sizes.get(path) ?? 0) > longest) return undefined;
      const here = await held(id);
      return here !== undefined && blobId(here) === id ? here : loader.bytes(id);
    },
    async blobs(paths) {
      const { files } = await list();
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
  return new PrpError('E_TOO_LARGE', `GitHub does not list all files of ${commit.slice(0, 12)}: there are too many.`, {
    hint: 'Check out with `fetch-depth: 2`, or 0: then the commit is on this machine, and GitHub is not needed.',
  });
}
