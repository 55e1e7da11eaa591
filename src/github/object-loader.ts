import type { GithubClient } from './client.ts';
import type { ObjectCache } from './object-cache.ts';
import { type ObjectRequest, type Node, objectQuery, readObjects } from './object-query.ts';
import type { RepositoryName } from './repository-name.ts';

/** Asks for one object; all that is asked at the same moment is asked in one round trip. */
export type LoadObject = (ask: ObjectRequest) => Promise<Node | undefined>;

interface Waiting {
  readonly ask: ObjectRequest;
  readonly settled: PromiseWithResolvers<Node | undefined>;
}

/** Objects in one query: GitHub gives up on one that takes it ten seconds. */
const batchSize = 200;

/** What is found is kept in `cache`. */
export function objectLoader(client: GithubClient, repository: RepositoryName, cache: ObjectCache): LoadObject {
  /** By what is asked: nothing is asked twice at the same time. */
  const asked = new Map<string, Promise<Node | undefined>>();
  let batch: Waiting[] = [];

  async function send(waiting: readonly Waiting[]): Promise<void> {
    const asks = waiting.map(({ ask }) => ask);
    try {
      const { document, variables } = objectQuery(repository, asks);
      // What is not there comes as null, and for an id as an error beside it.
      const { data } = await client.graphql(document, variables, { expect: ['NOT_FOUND'] });
      const { nodes } = readObjects(data, asks);
      for (const [index, { settled }] of waiting.entries()) {
        cache.learn(nodes[index]);
        settled.resolve(nodes[index]);
      }
    } catch (error) {
      for (const { settled } of waiting) settled.reject(error);
    } finally {
      for (const { ask } of waiting) asked.delete(keyOf(ask));
    }
  }

  function flush(): void {
    const waiting = batch;
    batch = [];
    for (let from = 0; from < waiting.length; from += batchSize) void send(waiting.slice(from, from + batchSize));
  }

  return async (ask) => {
    const known = asked.get(keyOf(ask));
    if (known !== undefined) return known;
    const settled = Promise.withResolvers<Node | undefined>();
    asked.set(keyOf(ask), settled.promise);
    // Not a microtask: whoever asks several directories one after the other, all known but the last, comes in time.
    if (batch.length === 0) setImmediate(flush);
    batch.push({ ask, settled });
    return settled.promise;
  };
}

function keyOf({ want, object }: ObjectRequest): string {
  return `${want} ${object}`;
}
