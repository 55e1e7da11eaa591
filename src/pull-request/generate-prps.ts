import { isUserError } from '../base/errors.ts';
import { prepareGenerate } from '../commands/generate.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import type { Landing } from '../report/pull-request-report.ts';
import type { GenerateData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { CommitTarget } from './commit-or-patch.ts';
import { landAndRecord, stage, type Staged } from './land-and-record.ts';
import type { OverlayRepository } from './overlay-repository.ts';
import type { PullRequestContext } from './pull-request-context.ts';

export interface Generation {
  readonly versioning: boolean;
  readonly repository: OverlayRepository;
  readonly target: CommitTarget;
}

export interface GeneratedPrps {
  /** Those that are new or changed. */
  readonly generated: readonly GenerateData[];
  readonly landing: Landing | undefined;
}

/**
 * Generates PRPs from feature requests, commits them, and then keeps versions of them. A feature request that cannot be
 * used becomes a notice and does not stop the others.
 */
export async function generatePrps(
  features: readonly string[],
  { versioning, repository, target }: Generation,
  runtime: Runtime,
  context: PullRequestContext,
): Promise<GeneratedPrps> {
  const { options, notices } = context;
  const staged: Staged<ReportOf<'generate', GenerateData>>[] = [];
  for (const feature of features) {
    const command = { name: 'generate', feature, env: options.env, force: false, dryRun: false, versioning } as const;
    try {
      staged.push(await stage(await runUseCase(prepareGenerate, command, runtime)));
    } catch (error) {
      if (!isUserError(error)) throw error;
      notices.add(`No PRP was generated from ${feature}: ${error.message} ${error.hint}`);
    }
  }
  const { reports, landing, unrecorded } = await landAndRecord(staged, repository, target, { runtime, context });
  if (unrecorded !== undefined) notices.add(`No versions were kept: ${unrecorded.message} ${unrecorded.hint}`);
  return { generated: reports.map(({ data }) => data).filter(({ changed }) => changed), landing };
}
