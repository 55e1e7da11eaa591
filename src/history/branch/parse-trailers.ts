import { isRecordAction } from './commit-message.ts';

/** The changes that a commit of the versions branch announces. Versions are named as `versionKey` does, PRPs as in trailers. */
export interface CommitTrailers {
  /** New versions. */
  readonly created: ReadonlySet<string>;
  /** Versions that get records. */
  readonly recorded: ReadonlySet<string>;
  /** PRPs with changed tags. */
  readonly tagged: ReadonlySet<string>;
  /** Versions that a clean-up removes, or that were removed before a compaction. */
  readonly removed: ReadonlySet<string>;
  /** Paths, as `oneLine` prints them, that a repair set aside or rewrote. */
  readonly setAside: ReadonlySet<string>;
  readonly isCleanup: boolean;
  /** It sets aside what is damaged or forged. */
  readonly isRepair: boolean;
  /** A repair that replaces earlier commits, which could not be read. */
  readonly isReplacing: boolean;
  /** It replaces all earlier commits. */
  readonly isCompaction: boolean;
}

/** `prp` as `oneLine` prints it. */
export function versionKey(prp: string, id: string): string {
  return `${prp}\t${id}`;
}

/** Reads the trailers of a commit message; `undefined` when this tool would not have written them. */
export function parseTrailers(message: string): CommitTrailers | undefined {
  const created = new Set<string>();
  const recorded = new Set<string>();
  const tagged = new Set<string>();
  const removed = new Set<string>();
  const setAside = new Set<string>();
  let isReplacing = false;
  const branchActions = new Set<string>();
  let prp: string | undefined;
  let id: string | undefined;

  for (const [, name, value = ''] of message.matchAll(/^(Prp(?:-[A-Z][a-z]+)*): (.*)$/gm)) {
    if (name === 'Prp') [prp, id] = [value, undefined];
    if (name === 'Prp-Version') id = value;
    if (name === 'Prp-Removed') removed.add(value);
    if (name === 'Prp-Aside' || name === 'Prp-Rewritten') setAside.add(value);
    if (name === 'Prp-Replaced-Head') isReplacing = true;
    if (name !== 'Prp-Action') continue;
    if (prp === undefined) {
      branchActions.add(value);
      continue;
    }
    if (id === undefined) return undefined;
    const key = versionKey(prp, id);
    if (isRecordAction(value)) recorded.add(key);
    else if (value === 'tagged' || value === 'untagged') tagged.add(prp);
    else created.add(key);
    [prp, id] = [undefined, undefined];
  }

  const isCleanup = branchActions.has('cleanup');
  const isCompaction = branchActions.has('compact');
  const isRepair = branchActions.has('repair');
  const isOfBranch = isCleanup || isCompaction || isRepair;
  const isOurs = created.size + recorded.size + tagged.size > 0 || isOfBranch;
  if (!isOurs || prp !== undefined || (removed.size > 0 && !isOfBranch) || (setAside.size > 0 && !isRepair)) {
    return undefined;
  }
  return { created, recorded, tagged, removed, setAside, isCleanup, isCompaction, isRepair, isReplacing };
}

/** The values of a message's `Prp-Removed` trailers; empty for any other kind of message. */
export function parseRemoved(message: string): readonly string[] {
  if (!/^Prp-Action: (?:cleanup|compact|repair)$/m.test(message)) return [];
  return [...message.matchAll(/^Prp-Removed: (.*)$/gm)].flatMap(([, line]) => line ?? []);
}
