import type { Branch, Entry } from '../branch/branch.ts';
import { latestAllowedTime } from './future.ts';

/** The branch at one commit; empty while there is none. */
export interface Snapshot {
  /** The latest moment that ids may tell: `latestMoment`. @default any */
  readonly latest?: number;
  /** As `Branch.isLocal`. */
  readonly isLocal?: boolean;
  /** As `Branch.read`. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** As `Branch.list`. */
  list(directory: string): Promise<readonly Entry[]>;
}

export function snapshotOf(branch: Branch, head: string | undefined, latest = latestAllowedTime()): Snapshot {
  if (head === undefined) return { isLocal: true, read: async () => new Map(), list: async () => [] };
  return {
    latest,
    isLocal: branch.isLocal ?? false,
    read: async (paths) => (paths.length === 0 ? new Map() : branch.read(head, paths)),
    list: (directory) => branch.list(head, directory),
  };
}
