import { plural } from '../../base/plural.ts';
import type { Memento } from '../versions/memento.ts';

/** One version that a commit adds, or adds a record to. */
export interface SavedVersion {
  readonly prp: string;
  readonly id: string;
  readonly sequence: number;
  readonly checksum: string;
  readonly sourceCommit: string | null;
  /** The memento's reason; `validated` or `recorded` (an execution) when only records were added. */
  readonly action: string;
  readonly actor: string | null;
}

/** The message's data about a version: by default with the commit and the actor that the memento names. */
export function savedVersion(
  { prp, id, sequence, checksum, source, actor }: Memento,
  action: string,
  by: { readonly commit: string | null; readonly actor: string | null } = { commit: source.commit, actor },
): SavedVersion {
  return { prp, id, sequence, checksum, sourceCommit: by.commit, action, actor: by.actor };
}

/**
 * The commit message of one append. Its trailers are the audit trail: six per version, always in this order, so the
 * n-th of each name belong together.
 */
export function appendMessage(saved: readonly SavedVersion[]): string {
  return `${appendSubject(saved)}\n\n${saved.map(savedTrailers).join('')}`;
}

function appendSubject(saved: readonly SavedVersion[]): string {
  const created = saved.filter(({ action }) => !isRecordAction(action));
  const [named = saved[0]] = created;
  const verb = created.length > 0 ? 'save' : saved.some(({ action }) => action === 'recorded') ? 'record' : 'validate';
  const count = created.length || saved.length;
  return named !== undefined && count === 1
    ? `prp: ${verb} ${oneLine(named.prp)} v${named.sequence}`
    : `prp: ${verb} ${count} versions`;
}

/** A tag that was set on a version or removed from it. */
export interface TagChange extends Pick<SavedVersion, 'prp' | 'id' | 'actor'> {
  readonly name: string;
  readonly action: 'tagged' | 'untagged';
}

/** The commit message of tags, all set or all removed. */
export function tagMessage(tagged: readonly TagChange[]): string {
  const [first, ...others] = tagged;
  const verb = first?.action === 'untagged' ? 'untag' : 'tag';
  const what = first !== undefined && others.length === 0 ? oneLine(first.prp) : `${tagged.length} PRPs`;
  return `prp: ${verb} ${what} ${oneLine(first?.name ?? '')}\n\n${tagged.map(tagTrailers).join('')}`;
}

export interface MergedChanges {
  /** Added to the remote's versions. */
  readonly saved: readonly SavedVersion[];
  readonly tagged: readonly TagChange[];
}

/** The commit message of a merge of two sides of a branch. */
export function mergeMessage({ saved, tagged }: MergedChanges): string {
  const created = saved.filter(({ action }) => !isRecordAction(action)).length;
  const what = created > 0 ? plural(created, 'version') : 'records and tags';
  return `prp: unite ${what} with the remote's\n\n${saved.map(savedTrailers).join('')}${tagged.map(tagTrailers).join('')}`;
}

function tagTrailers({ prp, id, name, action, actor }: TagChange): string {
  return [
    `Prp: ${oneLine(prp)}`,
    `Prp-Version: ${id}`,
    `Prp-Tag: ${oneLine(name)}`,
    `Prp-Action: ${action}`,
    `Prp-Actor: ${oneLine(actor ?? '-')}`,
    '',
  ].join('\n');
}

/** Whether an action only added records to a version. */
export function isRecordAction(action: string): boolean {
  return action === 'validated' || action === 'recorded';
}

function savedTrailers({ prp, id, checksum, sourceCommit, action, actor }: SavedVersion): string {
  return [
    `Prp: ${oneLine(prp)}`,
    `Prp-Version: ${id}`,
    `Prp-Checksum: ${checksum}`,
    `Prp-Source-Commit: ${oneLine(sourceCommit ?? '-')}`,
    `Prp-Action: ${action}`,
    `Prp-Actor: ${oneLine(actor ?? '-')}`,
    '',
  ].join('\n');
}

/** Escapes control and formatting characters: a name must not start a new line or hide its content. */
export function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `\\u{${codePoint.toString(16)}}`;
  });
}

/** One version that a clean-up removed. */
export interface RemovedVersion {
  readonly prp: string;
  readonly id: string;
}

/**
 * The commit message of one clean-up. Its trailers later explain the gaps in a chain: one for each version,
 * `Prp-Removed: <prp>\t<version id>`.
 */
export function cleanupMessage(removed: readonly RemovedVersion[]): string {
  const prps = new Set(removed.map(({ prp }) => prp)).size;
  const subject =
    removed.length === 0
      ? 'prp: clean up, nothing to remove'
      : `prp: clean up ${plural(removed.length, 'version')} of ${plural(prps, 'PRP')}`;
  const trailers = removed.map(({ prp, id }) => `Prp-Removed: ${oneLine(prp)}\t${id}\n`);
  return `${subject}\n\nPrp-Action: cleanup\n${trailers.join('')}`;
}

export interface SquashedCommits {
  /** The head before the squash. */
  readonly head: string;
  /** How many commits were squashed. */
  readonly commits: number;
  /** The `Prp-Removed` trailers of all of them, without the name. */
  readonly removed: readonly string[];
}

/** The message of the commit that replaces all earlier ones; it keeps the explanations of removed versions. */
export function compactMessage({ head, commits, removed }: SquashedCommits): string {
  return [
    `prp: compact ${plural(commits, 'commit')} into one`,
    '',
    'Prp-Action: compact',
    `Prp-Replaced-Commits: ${commits}`,
    `Prp-Replaced-Head: ${head}`,
    ...removed.map((line) => `Prp-Removed: ${line}`),
    '',
  ].join('\n');
}

/** The result of a repair, by paths and versions of the branch. */
export interface RepairSummary {
  /** Versions that were set aside as a whole. */
  readonly versions: readonly { readonly prp: string; readonly id: string }[];
  /** Other files and directories that were set aside. */
  readonly files: readonly string[];
  /** Files that were rewritten without the entries that were set aside. */
  readonly rewritten: readonly string[];
  /** The trailers of the versions that it added, as an append has them. */
  readonly added: string;
}

/** The commit message of one repair. Its trailers later explain why versions and files are gone. */
export function repairMessage({ versions, files, rewritten, added }: RepairSummary): string {
  return [
    `prp: set aside ${plural(versions.length + files.length, 'thing')} that cannot be relied on`,
    '',
    'Prp-Action: repair',
    ...versions.map(({ prp, id }) => `Prp-Removed: ${oneLine(prp)}\t${id}`),
    ...files.map((path) => `Prp-Aside: ${oneLine(path)}`),
    ...rewritten.map((path) => `Prp-Rewritten: ${oneLine(path)}`),
    added,
  ].join('\n');
}

/** Added to the message when the repair replaces commits that cannot be read. */
export function replacedTrailers(head: string, removed: readonly string[]): string {
  return [`Prp-Replaced-Head: ${head}`, ...removed.map((line) => `Prp-Removed: ${line}`), ''].join('\n');
}
