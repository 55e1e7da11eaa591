import { gatesFixture } from './gates-fixture.ts';
import type { Peer } from './gates-peers.ts';
import type { Workload } from './gates-workload.ts';

export interface Contenders {
  /** By the peer's name: runs the whole workload, and answers in milliseconds. */
  readonly runs: Readonly<Record<string, () => Promise<number>>>;
  remove(): Promise<void>;
}

/** Each peer in a separate repository, ready to run a workload. */
export async function contendersFor(workload: Workload, peers: readonly Peer[]): Promise<Contenders> {
  const ready = await Promise.all(
    peers.map(async (peer) => {
      const fixture = await gatesFixture({ ...workload, steps: [] });
      return { name: peer.name, run: await peer.prepare(fixture.directory, workload), fixture };
    }),
  );
  return {
    runs: Object.fromEntries(ready.map(({ name, run }) => [name, run])),
    async remove() {
      await Promise.all(ready.map(({ fixture }) => fixture.remove()));
    },
  };
}
