import type { VerifyCommand } from '../command.ts';
import type { ReportOf, VerifyData } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { allPrps, findSeveral } from './find-prp.ts';

/** Recomputes all checksums and digests of the versions branch, and reports mismatches. */
export async function verify({ prps }: VerifyCommand, runtime: Runtime): Promise<ReportOf<'verify', VerifyData>> {
  const paths = await findSeveral(prps, runtime, () => allPrps(runtime));
  const data = await runtime.history.verify(paths.length === 0 ? undefined : paths);
  const isSound = data.problems.length === 0 && data.partly === undefined;
  return { command: 'verify', status: isSound ? 'passed' : 'failed', data };
}
