import { maxConfigBytes } from '../base/limits.ts';
import { PrpError } from '../base/errors.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import { validate } from '../commands/validate.ts';
import type { ValidateCommand } from '../command.ts';
import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import type { GateResults } from '../gates/verdict.ts';
import { gitBranch } from '../history/branch/git-branch.ts';
import { createRuntime } from '../runtime.ts';
import type { Repository } from '../system/repository.ts';
import type { WorkerJob } from './worker-job.ts';

/** Runs the commands of a job in a work tree, as a validation in this process would. An abort ends them. */
export async function runJob(job: WorkerJob, repository: Repository, signal: AbortSignal): Promise<GateResults> {
  const config = await configOf(job, repository);
  const runtime = createRuntime(
    // Plugins are gates of PRPs.
    { ...config, plugins: [] },
    { repository, branch: gitBranch(repository.git, config.versions.branch, { objects: repository.objects }) },
  );
  const stop = (): void => void runtime.mediator.close('the run was cancelled');
  signal.addEventListener('abort', stop, { once: true });
  try {
    const command: ValidateCommand = {
      name: 'validate',
      prps: [],
      gates: job.shard.commands ?? [],
      env: job.env ?? undefined,
      runLoop: false,
      versioning: false,
    };
    const report = await runUseCase(
      (one: ValidateCommand) => validate(one, runtime, { part: 'commands' }),
      command,
      runtime,
    );
    const { gates, workers, makespanMs } = report.data;
    return { prps: [], gates, workers, makespanMs };
  } finally {
    signal.removeEventListener('abort', stop);
    await runtime.mediator.close();
    await runtime.processes.end();
  }
}

async function configOf({ configCommit, config: path }: WorkerJob, repository: Repository): Promise<Config> {
  if (path === null) return defaultConfig;
  const bytes = await (await repository.at(configCommit)).read(path, maxConfigBytes);
  if (bytes === undefined) {
    throw new PrpError('E_NOT_FOUND', `The commit ${configCommit} has no configuration ${path}.`, { hint: 'Push it.' });
  }
  const { parseConfig } = await import('../config/config-file.ts');
  return parseConfig(new TextDecoder().decode(bytes), path);
}
