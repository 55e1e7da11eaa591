import * as fc from 'fast-check';
import { History, type StoredVersion } from '../../src/history/history.ts';
import { type MemoryBranch, memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { snapshotOf } from '../../src/history/versions/snapshot.ts';
import { planMerge, type MergePlan } from '../../src/history/merge/merge-plan.ts';
import type { MergeInput } from '../../src/history/merge/local-versions.ts';
import { addition, validated } from './addition.ts';
import { pathsOn } from './history.ts';

export const prps = ['PRPs/a.md', 'PRPs/b.md'] as const;

/** One action on one side. */
export interface Step {
  readonly prp: number;
  readonly kind: 'save' | 'save the same' | 'validate' | 'tag' | 'restore';
  /** Seconds that pass before, also backwards. */
  readonly seconds: number;
}

export const step: fc.Arbitrary<Step> = fc.record({
  prp: fc.nat({ max: prps.length - 1 }),
  kind: fc.constantFrom('save', 'save', 'save the same', 'validate', 'tag', 'restore'),
  seconds: fc.integer({ min: -40, max: 90 }),
});

/** A branch, and a person who works on it by a separate clock. */
export interface Side {
  readonly branch: MemoryBranch;
  readonly history: History;
  work(steps: readonly Step[]): Promise<void>;
}

export function sideOf(branch: MemoryBranch, name: string): Side {
  let now = Date.parse('2026-11-22T10:15:30.000Z');
  let count = 0;
  const history = new History(branch, { clock: () => new Date(now), sleep: async () => {} });

  async function take({ prp: index, kind, seconds }: Step): Promise<void> {
    // No two people save at the same millisecond.
    now += seconds * 1000 + (name === 'ours' ? 1 : 2);
    count += 1;
    const prp = prps[index] ?? prps[0];
    const about = { prp, actor: name };
    const [latest, earlier] = await history.list(prp, { limit: 2 });
    if (kind === 'validate' && latest && !latest.tampered) {
      await history.attach(prp, latest.memento.id, { ...validated('', 'passed'), ...about, commit: null });
    } else if (kind === 'tag' && latest) {
      await history.tag({ prp, name: `tag-${count % 3}`, force: true, actor: name });
    } else if (kind === 'restore' && earlier && !earlier.tampered) {
      const bytes = await history.content(earlier);
      await history.append([{ ...addition('', about), bytes, reason: 'restored', restoredFrom: earlier.memento.id }]);
    } else {
      // Bytes that the other side may save as well, or bytes of this side alone.
      await history.append([addition(kind === 'save the same' ? `same ${count % 2}` : `${name} ${count}`, about)]);
    }
  }

  return {
    branch,
    history,
    async work(steps) {
      for (const one of steps) await take(one);
    },
  };
}

/** Another branch with the same files. */
export async function forkOf(branch: MemoryBranch): Promise<MemoryBranch> {
  const fork = memoryBranch();
  const head = await branch.head();
  if (head === undefined) return fork;
  const write = await branch.read(head, await pathsOn(branch));
  await fork.commit({ write }, 'prp: compact\n\nPrp-Action: compact\n', undefined);
  return fork;
}

async function sidesOf(ours: Side, theirs: Side, base?: MemoryBranch): Promise<MergeInput> {
  return {
    ours: await snapshotNow(ours.branch),
    theirs: await snapshotNow(theirs.branch),
    base: base && (await snapshotNow(base)),
    removed: new Set(),
  };
}

async function snapshotNow(branch: MemoryBranch) {
  return snapshotOf(branch, await branch.head());
}

/** Does on their side what uniting plans. */
export async function unite(ours: Side, theirs: Side, base?: MemoryBranch): Promise<MergePlan> {
  const plan = await planMerge(await sidesOf(ours, theirs, base));
  const { change, message } = plan;
  if (change.write.size > 0) await theirs.branch.commit(change, message, await theirs.branch.head());
  return plan;
}

/** All versions of a PRP, oldest first. Throws when one cannot be relied on. */
export async function soundVersionsOf({ history }: Side, prp: string): Promise<readonly StoredVersion[]> {
  return (await history.list(prp)).toReversed().map((version) => {
    if (version.tampered) throw new Error(version.reason);
    return version;
  });
}
