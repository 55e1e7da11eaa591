import { oneLine } from '../history/branch/commit-message.ts';
import type { Version } from '../report/version.ts';

/** A PRP that is written to a branch. */
export interface ChangedPrp {
  readonly action: 'generated' | 'restored';
  readonly path: string;
  /** `null` when none was kept. */
  readonly version: Version | null;
  /** Of the version that was restored. */
  readonly restoredSequence?: number;
}

const verbs = { generated: 'generate', restored: 'restore' } as const;

/** The message of a commit with PRPs. Its trailers say which versions they are, and who asked for it. */
export function changeMessage(changes: readonly ChangedPrp[], actor: string | null): string {
  const trailers = changes.flatMap(({ action, path, version }) => [
    `Prp: ${oneLine(path)}`,
    ...(version === null ? [] : [`Prp-Version: ${version.id}`, `Prp-Checksum: ${version.checksum}`]),
    `Prp-Action: ${action}`,
    `Prp-Actor: ${oneLine(actor ?? '-')}`,
  ]);
  return `prp: ${subject(changes)}\n\n${trailers.join('\n')}\n`;
}

function subject(changes: readonly ChangedPrp[]): string {
  const [first, ...others] = changes;
  const verb = verbs[first?.action ?? 'generated'];
  if (first === undefined || others.length > 0) return `${verb} ${changes.length} PRPs`;
  const from = first.restoredSequence === undefined ? '' : ` from v${first.restoredSequence}`;
  return `${verb} ${oneLine(first.path)}${from}`;
}
