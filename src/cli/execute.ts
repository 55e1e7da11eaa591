import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { overrideConfig } from '../config/override-config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { PrpError } from '../base/errors.ts';
import { onInterrupt } from '../base/interrupts.ts';
import { NothingSent, notifyAll, settleAll } from '../observers/observer.ts';
import { openRepository, type Repository } from '../system/repository.ts';
import type { Runtime } from '../runtime.ts';
import { readWorkerSettings } from '../workers/worker-settings.ts';
import type { RemoteCommands } from '../workers/remote-commands.ts';
import type { ParsedArguments } from './read-arguments.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { defaultConfigFile, loadConfig } from './load-config.ts';
import { locate } from './locate.ts';
import { printerTo } from './printer.ts';
import { type ValidationDisplay, validationDisplay } from './validation-display.ts';

type Typed = Extract<ParsedArguments, { kind: 'command' }>;

/** Milliseconds that observers get to finish. */
const graceMs = 3_000;

/** Runs a command in a local repository, prints its report, and returns the exit code. */
export async function execute({ typed, command, options }: Typed, started: number): Promise<number> {
  // Until the runtime has its own handlers: without one, a signal would leave the first processes of Git behind.
  const ignoreSignals = onInterrupt(() => Promise.resolve());
  const directory = resolve(currentDirectory(), options.directory ?? '.');
  const opening = openRepository(directory);
  // The rest of the program is loaded while git looks for the repository.
  const [
    repository,
    { checkBranch, createRuntime, gateCache, isExact, observersFor, reportOutput, run, useRuntime, versionsBranch },
  ] = await Promise.all([opening, import('./load-runtime.ts')]);
  const file = options.config === undefined ? undefined : repository.pathOf(options.config, directory);
  // `prp init --config FILE` writes it.
  const isNew = command.name === 'init' && file !== undefined && (await repository.workTree.kindOf(file)) === undefined;
  const config = overrideConfig(isNew ? defaultConfig : await loadConfig(repository, options, directory), options);
  const display = displayFor(command, options);
  const observers = await observersFor(config, repository, options);
  const announce = notifyAll(display === undefined ? observers : [...observers, display.observe], observerFailed);
  // `prp status` answers at once, also without a network.
  const versions = command.name === 'status' ? { ...config.versions, remote: undefined } : config.versions;
  const branch = await versionsBranch(repository, versions, announce);
  // Git starts to look for the branch. Commands check it again, and throw, before they do anything.
  checkBranch(branch, versions.branch).catch(() => undefined);
  const remembers = command.name === 'validate' && options.cache !== false;
  const findingCache = remembers ? await gateCache(repository, config) : undefined;
  const runtime = createRuntime(config, { repository, branch, announce, findingCache });
  const remote = await remoteFor(command, options, file, runtime);

  const work = async () => {
    const located = await locate(command, repository, directory);
    const report = await run(located.name === 'init' ? { ...located, configFile: file } : located, runtime, {
      startCommands: remote?.start,
    });
    const { paint, width, print, printExactly } = printerTo(process.stdout, options.color);
    const output = reportOutput(report, { command: typed, options, started, paint, width });
    if (isExact(report, options)) printExactly(output);
    else print(output);
    // The page is there until a signal closes the runtime.
    if (report.command === 'open') await once(runtime.closed, 'abort');
    return report.status === 'passed' ? 0 : 1;
  };
  const running = useRuntime(runtime, work, {
    async settled() {
      await remote?.close();
      await settleAll(observers, graceMs, observerFailed);
    },
    interrupted() {
      const text = display?.interrupt();
      return () => printerTo(process.stderr, options.color).print(text ?? '');
    },
  });
  ignoreSignals();
  return running;
}

/** The workers that a validation with `--redis` uses. */
async function remoteFor(
  command: Command,
  { redis }: GlobalOptions,
  file: string | undefined,
  runtime: Runtime,
): Promise<RemoteCommands | undefined> {
  if (command.name !== 'validate' || redis === undefined) return undefined;
  const { committedSubject, remoteCommands } = await import('../workers/remote-commands.ts');
  const { repository } = runtime;
  const hasDefault = (await repository.workTree.kindOf(defaultConfigFile)) !== undefined;
  const config = file ?? (hasDefault ? defaultConfigFile : null);
  const subject = await committedSubject({ config, env: command.env ?? null, prps: [...command.prps] }, repository);
  return remoteCommands(readWorkerSettings(redis, process.env), subject);
}

/** Reports what commands need here, also where no command could run. Returns the exit code. */
export async function examineSurroundings(options: GlobalOptions, started: number): Promise<number> {
  const directory = resolve(currentDirectory(), options.directory ?? '.');
  const [{ doctor }, { reportOutput }] = await Promise.all([
    import('../commands/doctor.ts'),
    import('./load-runtime.ts'),
  ]);
  let opened: Repository | undefined;
  const report = await doctor({
    directory,
    env: process.env,
    openRepository: async () => (opened = await openRepository(directory)),
    async readConfig(repository) {
      const config = overrideConfig(await loadConfig(repository, options, directory), options);
      const path = options.config ?? defaultConfigFile;
      const isDefault = options.config === undefined && (await repository.workTree.kindOf(path)) === undefined;
      return { config, path: isDefault ? null : path };
    },
  });
  await opened?.objects.close();
  const { paint, width, printExactly, print } = printerTo(process.stdout, options.color);
  const output = reportOutput(report, { command: 'doctor', options, started, paint, width });
  if (options.json) printExactly(output);
  else print(output);
  return report.status === 'passed' ? 0 : 1;
}

/** The display of a validation. With --json standard output is for the report only, with --format progress is on standard error. */
function displayFor({ name }: Command, { json, quiet, format, color }: GlobalOptions): ValidationDisplay | undefined {
  if (name !== 'validate' || json || quiet) return undefined;
  return validationDisplay(printerTo(format === undefined ? process.stdout : process.stderr, color));
}

function currentDirectory(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new PrpError('E_NOT_FOUND', 'The current directory does not exist any more.', {
      hint: 'Change to another one, or name a repository with -C DIR.',
      cause,
    });
  }
}

/** A failing observer never changes the result: it is a warning. */
function observerFailed(error: unknown): void {
  const { print } = printerTo(process.stderr);
  const said = error instanceof Error ? error.message : String(error);
  print(error instanceof NothingSent ? `notice: ${said}\n` : `warning: an observer failed: ${said}\n`);
}
