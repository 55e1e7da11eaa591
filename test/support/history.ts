import type * as fc from 'fast-check';
import type { Branch } from '../../src/history/branch/branch.ts';
import { type VersionInput, History, type ListedVersion, type StoredVersion } from '../../src/history/history.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { addition } from './addition.ts';

/** A clock that shows `start` and stands still until it is set. */
export function standingClock(start = '2026-11-22T10:15:30.123Z') {
  let now = new Date(start);
  return {
    clock: () => now,
    set(time: string) {
      now = new Date(time);
    },
  };
}

/** A history that never waits: a lost race is run again at once. */
export function impatientHistory(branch: Branch, clock = () => new Date()): History {
  return new History(branch, { clock, sleep: async () => {} });
}

const savedPrp = 'PRPs/user-api.md';

/** A history in memory, and the clock that it reads. */
export function savedHistory() {
  const branch = memoryBranch();
  const time = standingClock();
  const history = impatientHistory(branch, time.clock);
  return {
    branch,
    time,
    history,
    /** Appends `version 1`, `version 2` … in one commit. */
    async save(count: number, about: Partial<VersionInput> = {}): Promise<readonly StoredVersion[]> {
      const texts = Array.from({ length: count }, (_, n) => `version ${n + 1}`);
      return (await history.append(texts.map((text) => addition(text, about)))).map(({ version }) => version);
    },
    /** The versions of a PRP, newest first: `v2 passed, v1`. */
    async summaries(of = savedPrp): Promise<string> {
      return (await history.list(of)).map(summaryOf).join(', ').replaceAll(' unvalidated', '');
    },
  };
}

/** `v3 passed`, or `v3 tampered`. */
export function summaryOf(version: ListedVersion): string {
  if (version.tampered) return `v${version.sequence} tampered`;
  return `v${version.memento.sequence} ${version.status}`;
}

/** Puts files on the branch behind the history's back. */
export async function putByHand(branch: Branch, files: Readonly<Record<string, string | undefined>>): Promise<void> {
  const entries = Object.entries(files);
  const write = new Map(entries.flatMap(([path, text]) => (text === undefined ? [] : [[path, Buffer.from(text)]])));
  const remove = entries.flatMap(([path, text]) => (text === undefined ? [path] : []));
  await branch.commit({ write, remove }, 'By hand', await branch.head());
}

/** The text of a file on the branch as it is now. */
export async function textOn(branch: Branch, path: string): Promise<string> {
  const head = await branch.head();
  const bytes = head === undefined ? undefined : (await branch.read(head, [path])).get(path);
  if (bytes === undefined) throw new Error(`There is no ${path} on the branch.`);
  return Buffer.from(bytes).toString();
}

/** Every file on the branch, sorted. */
export async function pathsOn(branch: Branch, directory = ''): Promise<string[]> {
  const head = await branch.head();
  if (head === undefined) return [];
  const entries = await branch.list(head, directory);
  const nested = await Promise.all(
    entries.map(async ({ name, kind }) => {
      const path = directory === '' ? name : `${directory}/${name}`;
      return kind === 'file' ? [path] : pathsOn(branch, path);
    }),
  );
  return nested.flat().toSorted();
}

/** The branch with every call held until a scheduler lets it go, in any order. */
export function scheduled(branch: Branch, scheduler: fc.Scheduler): Branch {
  return {
    head: () => scheduler.schedule(Promise.resolve()).then(() => branch.head()),
    read: (head, paths) => scheduler.schedule(Promise.resolve()).then(() => branch.read(head, paths)),
    list: (head, directory) => scheduler.schedule(Promise.resolve()).then(() => branch.list(head, directory)),
    commit: (change, message, head) =>
      scheduler.schedule(Promise.resolve()).then(() => branch.commit(change, message, head)),
  };
}
