import { PrpError } from '../base/errors.ts';
import type { Revision } from '../command.ts';
import { diff as compareVersions } from '../commands/diff.ts';
import { list } from '../commands/list.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { rawChecksum } from '../prp/canonical.ts';
import { type VersionSummary, summaryLength } from '../report/pull-request-report.ts';
import type { ValidatedPrp } from '../report/report.ts';
import type { Version } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { contentAt } from '../system/repository.ts';

/** PRPs with a summary: a report has no room for more. */
const prpsAtMost = 50;

type Summaries = ReadonlyMap<string, VersionSummary>;

/** The diff and the earlier versions of each PRP. All are read at once; the gates then use the same answers. */
export async function summarizeVersions(prps: readonly string[], base: Revision, runtime: Runtime): Promise<Summaries> {
  const summaries = prps.slice(0, prpsAtMost).map(async (prp) => [prp, await summaryOf(prp, base, runtime)] as const);
  return new Map(await Promise.all(summaries));
}

/** The same with the versions that the validation has kept. */
export function withNewVersions(prps: readonly ValidatedPrp[], summaries: Summaries): Summaries {
  return new Map(
    prps.map(({ path, version }) => {
      const { diff, versions } = summaries.get(path) ?? { diff: null, versions: [] };
      const others = versions.filter(({ id }) => id !== version?.id);
      return [path, { diff, versions: version === null ? versions : [version, ...others].slice(0, summaryLength) }];
    }),
  );
}

/**
 * A reviewer decides on the change as a whole, so the diff is against the base; it is labelled with the version that has
 * the same content, if there is one. Versions of earlier pushes count only where the base does not have the PRP.
 */
async function summaryOf(prp: string, base: Revision, runtime: Runtime): Promise<VersionSummary> {
  const [listed, before, now] = await Promise.all([
    readable(runUseCase(list, { name: 'list', prp, limit: summaryLength }, runtime)),
    readable(runtime.repository.at(base.commit).then((tree) => contentAt(prp, tree, runtime.repository))),
    runtime.repository.workTree.read(prp),
  ]);
  const versions = listed?.data.versions ?? [];
  const from = before ? { ...base, name: labelOf(before, versions) ?? base.name } : lastOther(versions, now)?.id;
  if (from === undefined) return { diff: null, versions };
  const compared = await readable(runUseCase(compareVersions, { name: 'diff', prp, from, to: 'worktree' }, runtime));
  return { diff: compared?.data ?? null, versions };
}

function labelOf(bytes: Uint8Array, versions: readonly Version[]): string | undefined {
  const own = rawChecksum(bytes);
  const same = versions.find(({ checksum }) => checksum === own);
  return same && `v${same.sequence}`;
}

/** The last version that passed, else the last one, with another content than now. */
function lastOther(versions: readonly Version[], now: Uint8Array | undefined): Version | undefined {
  const own = rawChecksum(now ?? new Uint8Array());
  const earlier = versions.filter(({ checksum }) => checksum !== own);
  return earlier.find(({ status }) => status === 'passed') ?? earlier[0];
}

/** `undefined` for a history that cannot be read: the gate `integrity` reports the reason. */
async function readable<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return undefined;
  }
}
