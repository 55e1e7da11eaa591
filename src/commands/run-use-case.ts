import { PrpError } from '../base/errors.ts';
import type { Command } from '../command.ts';
import { packedRefsError } from '../history/branch/broken-ref.ts';
import type { Verdict } from '../prp/gate-result.ts';
import type { Runtime } from '../runtime.ts';

/** Runs one use case, a function of this folder, and announces its start and its end. Throws `PrpError`. */
export async function runUseCase<One extends Command, Result extends { readonly status: Verdict }>(
  useCase: (command: One, runtime: Runtime) => Promise<Result>,
  command: One,
  runtime: Runtime,
): Promise<Result> {
  const started = performance.now();
  const finish = (status: 'passed' | 'failed' | 'error', code?: string) =>
    runtime.announce({
      type: 'run-finished',
      command: command.name,
      status,
      durationMs: Math.round(performance.now() - started),
      ...(code !== undefined && { code }),
    });

  runtime.announce({ type: 'run-started', command: command.name });
  try {
    // These run code or write files before they read the versions branch. All others read the branch first.
    if (checksFirst.has(command.name)) await runtime.checkBranch(storesInRemote(command, runtime));
    const report = await useCase(command, runtime);
    finish(report.status);
    return report;
  } catch (cause) {
    const error = await explained(cause, runtime);
    finish('error', error instanceof PrpError ? error.code : 'E_INTERNAL');
    throw error;
  }
}

/** Whether the result goes to a remote: its silence would be noticed after minutes of work, which could not be stored. */
function storesInRemote(command: Command, { config }: Runtime): boolean {
  return config.versions.remote !== undefined && 'versioning' in command && command.versioning;
}

const checksFirst: ReadonlySet<Command['name']> = new Set(['validate', 'list-gates', 'generate']);

/** A damaged list of references makes every call of Git fail: then it is the error to report. */
async function explained(error: unknown, { repository, config }: Runtime): Promise<unknown> {
  if (!(error instanceof PrpError) || error.code !== 'E_GIT') return error;
  return (await packedRefsError(repository.git, `refs/heads/${config.versions.branch}`)) ?? error;
}
