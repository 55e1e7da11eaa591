import { oneLine } from '../branch/commit-message.ts';

/** What a repair did, by the paths and versions of the branch. */
export interface RepairSummary {
  /** Versions that were set aside as a whole. */
  readonly versions: readonly { readonly prp: string; readonly id: string }[];
  /** Other files and directories that were taken away. */
  readonly files: readonly string[];
  /** Files that were written anew without what was set aside. */
  readonly rewritten: readonly string[];
  /** The trailers of the versions that it added, as an append has them. */
  readonly added: string;
}

/** The commit message of one repair. Its trailers explain from then on why versions and files are gone. */
export function repairMessage({ versions, files, rewritten, added }: RepairSummary): string {
  const count = versions.length + files.length;
  return [
    `prp: set aside ${count} ${count === 1 ? 'thing' : 'things'} that cannot be relied on`,
    '',
    'Prp-Action: repair',
    ...versions.map(({ prp, id }) => `Prp-Removed: ${oneLine(prp)}\t${id}`),
    ...files.map((path) => `Prp-Aside: ${oneLine(path)}`),
    ...rewritten.map((path) => `Prp-Rewritten: ${oneLine(path)}`),
    added,
  ].join('\n');
}

/** What is added to the message where commits could not be read: the repair takes their place. */
export function replacedTrailers(head: string, removed: readonly string[]): string {
  return [`Prp-Replaced-Head: ${head}`, ...removed.map((line) => `Prp-Removed: ${line}`), ''].join('\n');
}
