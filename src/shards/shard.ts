import * as z from 'zod/mini';

/** The part of a validation that one job does. */
export interface Shard {
  /** Also the name of the file with its results. */
  readonly id: string;
  /** Paths of the PRPs to validate; absent in a shard of commands. */
  readonly prps?: readonly string[] | undefined;
  /** The paths in the base of the PRPs that were moved: new path → old path. */
  readonly renamed?: Readonly<Record<string, string>> | undefined;
  /** Ids of the commands to run; absent in a shard of PRPs. */
  readonly commands?: readonly string[] | undefined;
}

const path = z.string().check(z.minLength(1), z.maxLength(4096));
export const shardSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,99}$/i)),
  prps: z.optional(z.array(path)),
  renamed: z.optional(z.record(path, path)),
  commands: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200)))),
});

export interface Workload {
  readonly prps: readonly string[];
  /** New path → old path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Ids of the commands to run. */
  readonly commands: readonly string[];
  /** The dependencies between commands. */
  readonly needs: readonly { readonly id: string; readonly needs: readonly string[] }[];
  /** PRPs run their own commands, which may take any time. */
  readonly runLoop: boolean;
}

/** PRPs of one shard. A job takes longer to start than hundreds of PRPs to validate, but not longer than one loop. */
const batch = { prps: 50, withLoop: 1 } as const;
/** Shards of each kind. A matrix has 256 jobs at most. */
const most = { batches: 150, groups: 100 } as const;

/** Divides PRPs into batches, and commands into groups. Commands that depend on each other stay together. */
export function divideIntoShards({ prps, renamed, commands, needs, runLoop }: Workload): readonly Shard[] {
  const count = Math.min(most.batches, Math.ceil(prps.length / (runLoop ? batch.withLoop : batch.prps)));
  const batches = divide(prps, count).map((some, index): Shard => {
    const moved = some.flatMap((current) => {
      const old = renamed.get(current);
      return old === undefined ? [] : [[current, old] as const];
    });
    return {
      id: `prps-${index + 1}`,
      prps: some,
      ...(moved.length > 0 && { renamed: Object.fromEntries(moved) }),
    };
  });
  const connected = groupByNeeds(commands, needs);
  const groups = divide(connected, Math.min(most.groups, connected.length)).map((some, index): Shard => ({
    id: `commands-${index + 1}`,
    commands: some.flat(),
  }));
  // A matrix must not be empty. `collect` does the rest of the work.
  return batches.length + groups.length === 0 ? [{ id: 'prps-1', prps: [] }] : [...batches, ...groups];
}

/** Parts of nearly equal length, in order. */
function divide<Item>(items: readonly Item[], parts: number): readonly (readonly Item[])[] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.floor((part * items.length) / parts), Math.floor(((part + 1) * items.length) / parts)),
  );
}

/** Groups of commands that depend on each other, in the order of their first commands. */
function groupByNeeds(ids: readonly string[], links: Workload['needs']): readonly (readonly string[])[] {
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
