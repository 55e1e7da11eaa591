import type { ListCommand } from '../command.ts';
import type { ListedVersion } from '../history/history.ts';
import type { ListData, ReportOf } from '../report/report.ts';
import { versionOf } from '../report/version.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './prps.ts';

/** The versions of one PRP, or every PRP that has versions. One that was tampered with is told apart, and hides no other. */
export async function list({ prp, limit }: ListCommand, runtime: Runtime): Promise<ReportOf<'list', ListData>> {
  if (prp === undefined) {
    const prps = await runtime.history.prps();
    const data = {
      prps: prps.map(({ latest, ...rest }) => ({ ...rest, latest: latest.tampered ? null : versionOf(latest) })),
      problems: problemsIn(prps.map(({ latest }) => latest)),
    };
    return { command: 'list', status: 'passed', data };
  }
  const versions = await runtime.history.list(await findPrp(prp, runtime), { limit });
  const sound = versions.flatMap((version) => (version.tampered ? [] : [versionOf(version)]));
  return { command: 'list', status: 'passed', data: { versions: sound, problems: problemsIn(versions) } };
}

function problemsIn(versions: readonly ListedVersion[]): ListData['problems'] {
  return versions.flatMap((version) =>
    version.tampered ? [{ prp: version.prp, version: version.id, message: version.reason }] : [],
  );
}
