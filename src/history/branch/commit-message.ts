/** One version that a commit adds or adds a record to. */
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

/**
 * The commit message of one append. Its trailers are the audit trail: six per version, always in this order, so that the
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

/** A tag that was put on a version, or taken away from it. */
export interface TagChange extends Pick<SavedVersion, 'prp' | 'id' | 'actor'> {
  readonly name: string;
  readonly action: 'tagged' | 'untagged';
}

/** The commit message of tags, all put on or all taken away. */
export function tagMessage(tagged: readonly TagChange[]): string {
  const [first, ...others] = tagged;
  const verb = first?.action === 'untagged' ? 'untag' : 'tag';
  const what = first !== undefined && others.length === 0 ? oneLine(first.prp) : `${tagged.length} PRPs`;
  return `prp: ${verb} ${what} ${oneLine(first?.name ?? '')}\n\n${tagged.map(tagTrailers).join('')}`;
}

export interface MergedChanges {
  /** What is added to the remote's versions. */
  readonly saved: readonly SavedVersion[];
  readonly tagged: readonly TagChange[];
}

/** The commit message of bringing two sides of a branch together. */
export function mergeMessage({ saved, tagged }: MergedChanges): string {
  const created = saved.filter(({ action }) => !isRecordAction(action)).length;
  const what = created > 0 ? `${created} ${created === 1 ? 'version' : 'versions'}` : 'records and tags';
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

/** A name must not be able to start a line of its own, or to hide what it is: no control or formatting characters. */
export function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `\\u{${codePoint.toString(16)}}`;
  });
}
