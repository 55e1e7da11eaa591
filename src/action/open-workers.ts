import type { RemoteCommands } from '../workers/remote-commands.ts';
import { readWorkerSettings } from '../workers/worker-settings.ts';
import type { ActionContext } from './open-context.ts';

/**
 * The workers that run the commands of this step; undefined when it may run none. They check the head itself out, and not
 * its merge with the base, which no branch has. Throws `E_USAGE` without a key, and as `remoteCommands`.
 */
export async function openWorkers(context: ActionContext, env: NodeJS.ProcessEnv): Promise<RemoteCommands | undefined> {
  const { inputs, rights, trigger, run, repository, config, options } = context;
  const url = inputs['redis-url'];
  const hasCommands = config.commands.length > 0 || options.env !== undefined || options.gates !== undefined;
  if (url === undefined || !rights.runCommands || !hasCommands) return undefined;
  const settings = readWorkerSettings(url, env);
  const { remoteCommands } = await import('../workers/remote-commands.ts');
  const path = repository.pathOf(inputs.config, repository.root);
  const commit = trigger.head ?? run.sha;
  return remoteCommands(settings, {
    repository: (await repository.name()) ?? run.repository,
    commit,
    configCommit: commit,
    config: (await repository.workTree.kindOf(path)) === 'file' ? path : null,
    env: options.env ?? null,
    prps: [...options.prps],
  });
}
