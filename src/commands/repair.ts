import type { RepairCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { RepairData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/** Milliseconds by which the newest commit may be ahead of a correct clock. */
const toleranceMs = 48 * 3_600_000;

/** Sets aside unreliable files, which makes the others usable, and reports the remaining problems. */
export async function repair(
  { prps, dryRun }: RepairCommand,
  runtime: Runtime,
): Promise<ReportOf<'repair', RepairData>> {
  const { history, repository, origin } = runtime;
  await refuseWrongClock(runtime);
  const named = [...new Set(await Promise.all(prps.map((typed) => nameOf(typed, runtime))))];
  const paths = named.length === 0 ? undefined : named;
  const actor = origin?.actor ?? (await repository.actor());
  const { newer, commit = null, ...done } = await history.repair(paths, { dryRun, actor });
  const { problems } = await history.verify(paths);
  const isRepaired = dryRun || problems.length === 0;
  return {
    command: 'repair',
    status: isRepaired && newer.length === 0 ? 'passed' : 'failed',
    data: { ...done, newer, problems, commit, dryRun },
  };
}

/** Short names need a readable branch. Without one, the typed text is a path. */
async function nameOf(typed: string, runtime: Runtime): Promise<string> {
  return findPrp(typed, runtime).catch((error: unknown) => {
    if (error instanceof PrpError && error.code === 'E_INTEGRITY') return typed;
    throw error;
  });
}

/** With a slow clock, every version would seem to come from the future. */
async function refuseWrongClock({ repository }: Runtime): Promise<void> {
  const { exitCode, stdout } = await repository.git.run(['log', '-1', '--format=%ct', 'HEAD', '--']);
  const newest = Number(stdout.toString()) * 1000;
  if (exitCode !== 0 || newest <= Date.now() + toleranceMs) return;
  throw new PrpError(
    'E_CONFLICT',
    `The clock of this machine says ${new Date().toISOString()}, and HEAD was committed at ${new Date(newest).toISOString()}.`,
    { hint: 'Set the clock first. With a wrong clock, valid versions seem to come from the future.' },
  );
}
