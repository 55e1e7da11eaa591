import { onInterrupt } from './base/interrupts.ts';
import type { Config } from './config/config.ts';
import { commandEnvironment, type EnvironmentPolicy } from './system/command-environment.ts';
import { type ComponentFactories, componentFactories, type ComponentHost, registerComponents } from './components.ts';
import type { Announce, PrpEvent } from './event.ts';
import type { FindingCache } from './gates/finding-cache.ts';
import type { Branch } from './history/branch/branch.ts';
import { type Cipher, ageCipher } from './history/versions/age-cipher.ts';
import { guardedBranch } from './guarded-branch.ts';
import { History } from './history/history.ts';
import { readIdentity } from './history/versions/age-identity.ts';
import { checkBranch, ownedBranch } from './history/branch/owned-branch.ts';
import { Mediator } from './mediator/mediator.ts';
import type { Origin } from './system/origin.ts';
import type { LocatePlugin } from './plugins.ts';
import type { Repository } from './system/repository.ts';
import { RunProcesses, type Survivor } from './system/run-processes.ts';

/** The dependencies of a runtime. */
export interface Ports {
  readonly repository: Repository;
  readonly branch: Branch;
  /** The environment variables of commands, besides those of the configuration. @default 'all-but-secrets' */
  readonly environment?: EnvironmentPolicy;
  /** Receives every event. @default no observer */
  readonly announce?: Announce;
  /** Locates the plugins that the configuration names. @default in the work tree */
  readonly locatePlugin?: LocatePlugin;
  /** Findings of static gates in earlier runs. @default no cache */
  readonly findingCache?: FindingCache | undefined;
  /** Factories of the components. @default those of this package */
  readonly factories?: ComponentFactories;
  /** How versions are encrypted. @default age, as the configuration and the environment say */
  readonly cipher?: Cipher;
  /** The source that versions name. @default the checkout */
  readonly origin?: Origin | undefined;
}

/** The whole system. Every generation and validation through it leaves a version or a record. */
export interface Runtime {
  readonly config: Config;
  readonly repository: Repository;
  readonly history: History;
  readonly mediator: Mediator;
  readonly factories: ComponentFactories;
  readonly announce: Announce;
  /** Starts commands with their environment, and ends them. */
  readonly processes: RunProcesses;
  /** The source that versions name; undefined: the checkout. */
  readonly origin?: Origin | undefined;
  /** Ids of the gates of plugins, which the first call loads. Throws `E_CONFIG`. */
  pluginGates(): Promise<readonly string[]>;
  /** Throws `E_CONFLICT` and `E_INTEGRITY` for an unusable versions branch. As `checkBranch`. */
  checkBranch(mustAnswer?: boolean): Promise<void>;
  /** Aborted when the runtime is closed. */
  readonly closed: AbortSignal;
  /** Ends all processes and closes all files. */
  close(): Promise<void>;
}

export function createRuntime(config: Config, ports: Ports): Runtime {
  const { repository, branch, findingCache, environment = 'all-but-secrets', announce = () => {} } = ports;
  const { factories = componentFactories() } = ports;
  const cipher = ports.cipher ?? cipherOf(config, repository, announce);
  const mediator = new Mediator({
    workers: config.workers,
    announce: (event) => announce({ type: 'mediator', event }),
  });
  const processes = new RunProcesses(() => commandEnvironment(environment, config.environment));
  const host = { mediator, factories, processes, repository, announce };
  registerComponents(host, config, findingCache);
  let plugins: Promise<readonly string[]> | undefined;
  const closing = new AbortController();
  return {
    config,
    repository,
    history: new History(guardedBranch(ownedBranch(branch, config.versions.branch), config), { cipher }),
    mediator,
    factories,
    announce,
    processes,
    origin: ports.origin,
    pluginGates() {
      plugins ??= loadPlugins(host, config, ports);
      return plugins;
    },
    checkBranch: (mustAnswer) => checkBranch(branch, config.versions.branch, mustAnswer),
    closed: closing.signal,
    async close() {
      closing.abort();
      await mediator.close();
      for (const survivor of await processes.end()) announce(warningOf(survivor));
      await findingCache?.settle();
      await branch.close?.();
      await repository.objects.close();
    },
  };
}

interface RuntimeUse {
  /** Called when the runtime is closed. */
  readonly settled?: () => Promise<void>;
  /** Called at a signal; the returned function is called when the runtime is closed. */
  readonly interrupted?: () => () => void;
}

/**
 * Does some work with a runtime and closes it, then does what has to be `settled`. A signal meanwhile closes the runtime
 * and ends the program with exit code 130.
 */
export async function useRuntime<Value>(
  runtime: Pick<Runtime, 'close'>,
  work: () => Promise<Value>,
  { settled = () => Promise.resolve(), interrupted = () => () => undefined }: RuntimeUse = {},
): Promise<Value> {
  let isEnding = false;
  const ignoreSignals = onInterrupt(async () => {
    isEnding = true;
    const finish = interrupted();
    await runtime.close();
    finish();
  });
  try {
    return await work();
  } catch (error) {
    // The work failed because it was ended: the program exits once everything is closed.
    if (isEnding) await new Promise(() => {});
    throw error;
  } finally {
    await runtime.close();
    await settled();
    ignoreSignals();
  }
}

/** The loader of plugins is loaded only when there are plugins. */
async function loadPlugins(
  host: ComponentHost,
  config: Config,
  { repository, locatePlugin }: Ports,
): Promise<readonly string[]> {
  if (config.plugins.length === 0) return [];
  const { pluginsInWorkTree, registerPlugins } = await import('./plugins.ts');
  return registerPlugins(host, config, locatePlugin ?? pluginsInWorkTree(repository));
}

function cipherOf({ versions }: Config, { git }: Repository, announce: Announce): Cipher {
  return ageCipher({
    recipients: versions['encrypt-to'],
    identity: () =>
      readIdentity({
        env: process.env,
        configured: versions.identity,
        git,
        warn: (message, hint) => announce({ type: 'warning', message, hint }),
      }),
  });
}

/** The command line is shortened here. The printer escapes its control characters. */
function warningOf({ pid, commandLine }: Survivor): PrpEvent {
  const shown = commandLine.length > 100 ? `${commandLine.slice(0, 99)}…` : commandLine;
  return {
    type: 'warning',
    message: `A command of this run has left process ${pid} running, and it could not be ended: ${shown || 'no command line'}`,
    hint: `It belongs to another user: end it with \`sudo kill ${pid}\`.`,
  };
}
