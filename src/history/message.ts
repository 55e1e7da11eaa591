/** One version that a commit adds or adds a record to. */
export interface Saved {
  readonly prp: string;
  readonly id: string;
  readonly sequence: number;
  readonly checksum: string;
  readonly sourceCommit: string | null;
  /** The memento's reason, or `validated` when only a record was added. */
  readonly action: string;
  readonly actor: string | null;
}

/**
 * The commit message of one append. Its trailers are the audit trail: six per version, always in this order, so that the
 * n-th of each name belong together.
 */
export function appendMessage(saved: readonly Saved[]): string {
  return `${subject(saved)}\n\n${saved.map(trailers).join('')}`;
}

function subject(saved: readonly Saved[]): string {
  const created = saved.filter(({ action }) => action !== 'validated');
  const [named = saved[0]] = created;
  const verb = created.length > 0 ? 'save' : 'validate';
  const count = created.length || saved.length;
  return named !== undefined && count === 1
    ? `prp: ${verb} ${oneLine(named.prp)} v${named.sequence}`
    : `prp: ${verb} ${count} versions`;
}

function trailers({ prp, id, checksum, sourceCommit, action, actor }: Saved): string {
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
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return `\\u{${codePoint.toString(16)}}`;
  });
}
