import type { Config } from '../../config/config.ts';
import type { Shard } from './shard.ts';

export interface Workload {
  readonly prps: readonly string[];
  /** New path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Ids of the commands that are going to run. */
  readonly commands: readonly string[];
  /** Which of them wait for which. */
  readonly needs: readonly Pick<Config['commands'][number], 'id' | 'needs'>[];
  /** PRPs run their own commands, each of which takes as long as it likes. */
  readonly runLoop: boolean;
}

/** A job takes longer to start than hundreds of PRPs to be examined; with their loops, each is worth one of its own. */
const batch = { prps: 50, withLoop: 1 } as const;
/** A matrix has 256 jobs at most. */
const most = { batches: 150, groups: 100 } as const;

/** Divides the work: PRPs in batches, and commands so that those that wait for each other stay together. */
export function divideIntoShards({ prps, renamed, commands, needs, runLoop }: Workload): readonly Shard[] {
  const count = Math.min(most.batches, Math.ceil(prps.length / (runLoop ? batch.withLoop : batch.prps)));
  const batches = dealt(prps, count).map((some, index): Shard => {
    const moved = some.flatMap((path) => {
      const old = renamed.get(path);
      return old === undefined ? [] : [[path, old] as const];
    });
    return {
      id: `prps-${index + 1}`,
      prps: some,
      ...(moved.length > 0 && { renamed: Object.fromEntries(moved) }),
    };
  });
  const groups = together(commands, needs);
  const cells = dealt(groups, Math.min(most.groups, groups.length)).map((some, index): Shard => ({
    id: `commands-${index + 1}`,
    commands: some.flat(),
  }));
  // What is left to do is done by whoever collects, and a matrix must not be empty.
  return batches.length + cells.length === 0 ? [{ id: 'prps-1', prps: [] }] : [...batches, ...cells];
}

/** As equal as can be, in order. */
function dealt<Item>(items: readonly Item[], hands: number): readonly (readonly Item[])[] {
  return Array.from({ length: hands }, (_, hand) =>
    items.slice(Math.floor((hand * items.length) / hands), Math.floor(((hand + 1) * items.length) / hands)),
  );
}

/** Groups of commands that are connected by what they need, in the order of their first. */
function together(ids: readonly string[], links: Workload['needs']): readonly (readonly string[])[] {
  const neighbours = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const { id, needs } of links) {
    for (const need of needs) {
      if (!neighbours.has(id) || !neighbours.has(need)) continue;
      neighbours.get(id)?.add(need);
      neighbours.get(need)?.add(id);
    }
  }
  const taken = new Set<string>();
  return ids.flatMap((id) => {
    if (taken.has(id)) return [];
    const group = new Set([id]);
    for (const one of group) for (const other of neighbours.get(one) ?? []) group.add(other);
    for (const one of group) taken.add(one);
    return [ids.filter((one) => group.has(one))];
  });
}
