import { plural } from '../../base/plural.ts';
import { oneLine } from '../branch/commit-message.ts';

/** One version that a clean-up removed. */
export interface RemovedVersion {
  readonly prp: string;
  readonly id: string;
}

/**
 * The commit message of one clean-up. Its trailers are what explains, from then on, why a chain has gaps: one for each
 * version, `Prp-Removed: <prp>\t<version id>`.
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
  /** The head that was. */
  readonly head: string;
  /** How many commits led to it, itself included. */
  readonly commits: number;
  /** The `Prp-Removed` trailers of all of them, without the name. */
  readonly removed: readonly string[];
}

/** The message of the one commit that takes the place of all before it; what was removed earlier stays explained. */
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

/** What the `Prp-Removed` trailers of a message say; empty when it is the message of something else. */
export function parseRemoved(message: string): readonly string[] {
  if (!/^Prp-Action: (?:cleanup|compact|repair)$/m.test(message)) return [];
  return [...message.matchAll(/^Prp-Removed: (.*)$/gm)].flatMap(([, line]) => line ?? []);
}
