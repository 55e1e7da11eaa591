import type { CleanupCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { Compaction } from '../history/cleanup/compaction.ts';
import { idOf, sequenceOf } from '../history/versions/stored-version.ts';
import { plural } from '../base/plural.ts';
import type { CleanupData, CompactedData, ReportOf } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { policyOf } from './versions/keep-tidy.ts';

/** Removes old versions in one commit, and compacts the branch when the command says so. */
export async function cleanup(command: CleanupCommand, runtime: Runtime): Promise<ReportOf<'cleanup', CleanupData>> {
  const { history, config } = runtime;
  const { dryRun } = command;
  const configured = policyOf(config);
  const policy = {
    maxPerPrp: command.maxVersions ?? configured.maxPerPrp,
    maxAgeDays: command.olderThan ?? configured.maxAgeDays,
  };
  const { removed, kept, spared } = await history.cleanup(policy, { dryRun });
  const compaction = command.compact
    ? await history.compact({ dryRun, without: dryRun ? removed : [] }).catch((error: unknown) => {
        throw dryRun ? error : halfDone(removed.length, error);
      })
    : undefined;
  return {
    command: 'cleanup',
    status: 'passed',
    data: {
      removed: removed.map(versionOf),
      kept,
      spared: spared.map(({ version, because }) => ({
        prp: version.tampered ? version.prp : version.memento.prp,
        version: idOf(version),
        sequence: sequenceOf(version) ?? null,
        because,
      })),
      limits: { maxVersions: policy.maxPerPrp || null, olderThanDays: policy.maxAgeDays || null },
      dryRun,
      compacted: compaction === undefined ? null : compactedData(compaction, config.versions.branch),
    },
  };
}

/** An error must not hide that versions were removed before it. */
function halfDone(removed: number, error: unknown): unknown {
  if (!(error instanceof PrpError) || removed === 0) return error;
  const message = `${plural(removed, 'version')} removed, but the branch was not compacted. ${error.message}`;
  return new PrpError(error.code, message, { hint: error.hint, cause: error });
}

function compactedData({ storage, ...rest }: Compaction, branch: string): CompactedData {
  return {
    ...rest,
    ...(storage && { bytesBefore: storage.total, bytesAfter: storage.remaining, unreachable: storage.unreachable }),
    heldBy: storage?.heldBy ?? [],
    branch,
  };
}
