import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { blobId } from '../system/blob-id.ts';
import type { GithubClient } from './client.ts';
import { bytesIn, type ObjectCache } from './object-cache.ts';
import { type Node, objectQuery, type ObjectRequest, readObjects } from './object-query.ts';
import { pathOf, type RepositoryName } from './repository-name.ts';

export interface ObjectLoader {
  /** Loads one object. Requests of the same moment share a round trip, and equal ones share their result. */
  readonly load: (request: ObjectRequest) => Promise<Node | undefined>;
  /** The bytes of a blob; `node` is the blob as it was loaded already. Throws `E_INTEGRITY` for any other bytes. */
  readonly bytes: (id: string, node?: Node) => Promise<Uint8Array>;
}

interface PendingRequest {
  readonly request: ObjectRequest;
  readonly result: PromiseWithResolvers<Node | undefined>;
}

/** Objects in one query: GitHub aborts a query after ten seconds. */
const batchSize = 200;

/** Loads objects of a repository, and keeps them in `cache`. */
export function objectLoader(client: GithubClient, repository: RepositoryName, cache: ObjectCache): ObjectLoader {
  const pending = new Map<string, Promise<Node | undefined>>();
  let batch: PendingRequest[] = [];

  async function send(sent: readonly PendingRequest[]): Promise<void> {
    const requests = sent.map(({ request }) => request);
    try {
      const { document, variables } = objectQuery(repository, requests);
      // A missing object is null, and by id an error beside it too.
      const { data } = await client.graphql(document, variables, { expect: ['NOT_FOUND'] });
      const { nodes } = readObjects(data, requests);
      for (const [index, { result }] of sent.entries()) {
        cache.learn(nodes[index]);
        result.resolve(nodes[index]);
      }
    } catch (error) {
      for (const { result } of sent) result.reject(error);
    } finally {
      for (const { request } of sent) pending.delete(keyOf(request));
    }
  }

  function flush(): void {
    const waiting = batch;
    batch = [];
    for (let from = 0; from < waiting.length; from += batchSize) void send(waiting.slice(from, from + batchSize));
  }

  async function load(request: ObjectRequest): Promise<Node | undefined> {
    const known = pending.get(keyOf(request));
    if (known !== undefined) return known;
    const result = Promise.withResolvers<Node | undefined>();
    pending.set(keyOf(request), result.promise);
    // A microtask would be too early for a caller that lists several directories in turn, most of them from the cache.
    if (batch.length === 0) setImmediate(flush);
    batch.push({ request, result });
    return result.promise;
  }

  return {
    load,

    async bytes(id, node) {
      const known = cache.bytes(id);
      if (known !== undefined) return known;
      const blob = node ?? (await load({ want: 'content', object: id }));
      const bytes = (blob && bytesIn(blob)) ?? (await downloadBlob(client, repository, id));
      cache.learnBytes(bytes, id);
      return bytes;
    },
  };
}

function keyOf({ want, object }: ObjectRequest): string {
  return `${want} ${object}`;
}

const blobSchema = z.object({ content: z.string(), encoding: z.literal('base64') });

/** Downloads a blob that GraphQL does not show in full. */
async function downloadBlob(client: GithubClient, repository: RepositoryName, id: string): Promise<Uint8Array> {
  const { body } = await client.rest('GET', `${pathOf(repository)}/git/blobs/${id}`, { expect: [404] });
  const read = blobSchema.safeParse(body);
  const bytes = Buffer.from(read.success ? read.data.content : '', 'base64');
  if (read.success && blobId(bytes) === id) return bytes;
  throw missingObjectError('blob', id);
}

/** GitHub does not return an object that a commit refers to, or returns another. */
export function missingObjectError(type: 'blob' | 'tree', id: string): PrpError {
  return new PrpError('E_INTEGRITY', `The versions branch needs the ${type} ${id}, and GitHub does not return it.`, {
    hint: 'Clone the repository and run `git fsck`; push the missing objects again from a clone that has them.',
  });
}
