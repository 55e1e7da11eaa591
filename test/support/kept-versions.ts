import type { History, StoredVersion } from '../../src/history/history.ts';
import type { VersionLocation } from '../../src/history/versions/layout.ts';
import { type MemoryBranch, memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { printJson, withDigest } from '../../src/history/versions/sealed-json.ts';
import { addition, executed, validated } from './addition.ts';
import { withoutLog } from './branch-without-log.ts';
import { impatientHistory, standingClock } from './history.ts';

export interface KeptVersions {
  readonly branch: MemoryBranch;
  readonly history: History;
  readonly version: (sequence: number) => StoredVersion;
  readonly place: (sequence: number) => VersionLocation;
  /** A memento with other fields, sealed again, as a person who knows the format would. */
  readonly forged: (sequence: number, fields: object) => string;
  /** The problems that `verify` finds, as `v2 digest-mismatch`: in the files alone, or in the log as well. */
  readonly problemsIn: (what?: 'files' | 'files and log') => Promise<string[]>;
}

/** v1 to v4 of `prp`, saved in different seconds; v2 was validated, v3 executed, v2 tagged. */
export async function keptVersions(prp: string): Promise<KeptVersions> {
  const branch = memoryBranch();
  const time = standingClock();
  const history = impatientHistory(branch, time.clock);
  const versions: StoredVersion[] = [];
  const texts = [addition('one'), validated('two', 'passed'), executed('three', 'succeeded'), addition('four')];
  for (const [index, one] of texts.entries()) {
    time.set(`2026-11-22T10:00:0${index}.000Z`);
    versions.push(...(await history.append([{ ...one, prp }])).map(({ version: appended }) => appended));
  }
  await history.tag({ prp, name: 'approved', version: 'v2', actor: null });

  const version = (sequence: number) => {
    const found = versions[sequence - 1];
    if (found === undefined) throw new Error(`There is no v${sequence}.`);
    return found;
  };
  return {
    branch,
    history,
    version,
    place: (sequence) => ({ prp, bucket: '0000', id: version(sequence).memento.id }),
    forged(sequence, fields) {
      const { digest: _, ...rest } = version(sequence).memento;
      return Buffer.from(printJson(withDigest({ ...rest, ...fields }))).toString();
    },
    async problemsIn(what = 'files') {
      const reader = what === 'files' ? impatientHistory(withoutLog(branch)) : history;
      const { problems } = await reader.verify();
      return problems.map((problem) => {
        const sequence = versions.findIndex(({ memento }) => memento.id === problem.version) + 1;
        const name = sequence > 0 ? `v${sequence}` : (problem.version ?? problem.prp ?? 'branch');
        return `${name} ${problem.kind}`;
      });
    },
  };
}
