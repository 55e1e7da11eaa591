import type { Command } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { prepareGenerate } from '../commands/generate.ts';
import type { PreparedWrite } from '../commands/prepared-write.ts';
import { prepareRollback } from '../commands/rollback.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { keepTidy } from '../commands/versions/keep-tidy.ts';
import type { Landing } from '../report/pull-request-report.ts';
import type { Report } from '../report/report.ts';
import { run } from '../run.ts';
import type { Runtime } from '../runtime.ts';
import { type CommitTarget, commitOrPatch, writtenPrps } from './commit-or-patch.ts';
import type { OverlayRepository } from './overlay-repository.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** A command that ran; its file, if it writes one, is in the overlay only, and no version of it is kept yet. */
export type Staged<One extends Report = Report> = { readonly report: One } & Partial<
  Pick<PreparedWrite<One>, 'record'>
>;

/** Runs a command. The file of `generate` and `rollback` is written to the overlay of the runtime. */
export async function stageCommand(
  command: Command,
  runtime: Runtime,
  share: Parameters<typeof run>[2] = {},
): Promise<Staged> {
  if (command.name === 'generate') return stage(await runUseCase(prepareGenerate, command, runtime));
  if (command.name === 'rollback') return stage(await runUseCase(prepareRollback, command, runtime));
  return { report: await run(command, runtime, share) };
}

/** Writes the file to the overlay, where later commands see it. */
export async function stage<One extends Report>(prepared: PreparedWrite<One>): Promise<Staged<One>> {
  await prepared.write();
  return prepared;
}

export interface Landed<One extends Report> {
  /** In the order of the commands; with versions, where they were kept. */
  readonly reports: readonly One[];
  /** Undefined where no file changed. */
  readonly landing: Landing | undefined;
  /** Why versions of committed files could not be kept. */
  readonly unrecorded: PrpError | undefined;
}

/**
 * Commits the staged files, and then keeps their versions: what GitHub refuses to commit is recorded nowhere. Throws as
 * `commitOrPatch`.
 */
export async function landAndRecord<One extends Report>(
  staged: readonly Staged<One>[],
  repository: OverlayRepository,
  target: CommitTarget,
  { runtime, context }: { readonly runtime: Runtime; readonly context: PullRequestContext },
): Promise<Landed<One>> {
  const landing = await commitOrPatch(writtenPrps(staged.map(({ report }) => report)), repository, target, context);
  const reports: One[] = [];
  let unrecorded: PrpError | undefined;
  for (const { report, record } of staged) {
    const isWritten = 'changed' in report.data && report.data.changed;
    const isLost = isWritten && landing?.kind !== 'committed';
    if (record === undefined || isLost || !context.rights.versions || context.policy.dryRun) {
      reports.push(report);
      continue;
    }
    const commit = isWritten && landing?.kind === 'committed' ? landing.commit : undefined;
    try {
      reports.push(await record(commit));
    } catch (error) {
      if (!(error instanceof PrpError)) throw error;
      unrecorded ??= error;
      reports.push(report);
    }
  }
  if (landing?.kind === 'committed') {
    for (const path of repository.changes().keys()) runtime.announce({ type: 'file-written', path });
  }
  await keepTidy(
    reports.flatMap((report) => recordedIn(report)),
    runtime,
  );
  return { reports, landing, unrecorded };
}

/** The PRP whose new version may let older ones go. A version of replaced bytes must survive this run. */
function recordedIn(report: Report): readonly string[] {
  if (report.command === 'generate') return report.data.version === null ? [] : [report.data.path];
  if (report.command !== 'rollback' || report.data.version === null || report.data.kept !== null) return [];
  return [report.data.path];
}
