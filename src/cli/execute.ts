import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import type { Config } from '../config.ts';
import { defaultConfig } from '../default-config.ts';
import { PrpError } from '../errors.ts';
import { logTo } from '../observers/log.ts';
import { notifyAll, type Observer } from '../observers/observer.ts';
import { openRepository, type Repository } from '../repository.ts';
import { liveGates } from './live-gates.ts';
import type { GlobalOptions } from './options.ts';
import { cleanedUpText, envelopeOf, warningText } from './output.ts';
import { locate } from './paths.ts';
import { sharingText } from './sharing.ts';
import { paintFor } from './terminal.ts';

const defaultConfigFile = '.github/prp.yml';

/** Carries out a command in a local repository, prints its report, and returns the exit code. */
export async function execute(command: Command, options: GlobalOptions, started: number): Promise<number> {
  const directory = resolve(options.directory ?? '.');
  const opening = openRepository(directory);
  // Most of the program is loaded while git looks for the repository.
  const [repository, { createRuntime, reportText, run, versionsBranch }] = await Promise.all([
    opening,
    import('./carry-out.ts'),
  ]);
  const config = withOptions(await loadConfig(repository, options, directory), options);
  const announce = notifyAll(observersFor(config, repository, options), (error) =>
    process.stderr.write(`warning: an observer failed: ${error instanceof Error ? error.message : String(error)}\n`),
  );
  const branch = await versionsBranch(repository.git, config.versions, announce);
  const runtime = createRuntime(config, { repository, branch, announce });

  const interrupt = () => void runtime.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const report = await run(await locate(command, repository, directory), runtime);
    const { status, data } = report;
    process.stdout.write(
      options.json
        ? envelopeOf({ command: command.name, status, started, data })
        : reportText(report, paintFor(process.stdout, options.color)),
    );
    return status === 'passed' ? 0 : 1;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await runtime.close();
  }
}

/** The parser and its schema messages are loaded only when there is something to parse. */
async function loadConfig(
  repository: Repository,
  { config: typed }: GlobalOptions,
  directory: string,
): Promise<Config> {
  const path = typed === undefined ? defaultConfigFile : repository.pathOf(typed, directory);
  if (typed === undefined && (await repository.workTree.kindOf(path)) !== 'file') return defaultConfig;
  const text = new TextDecoder().decode(await repository.read(path));
  const { parseConfig } = await import('../config-file.ts');
  return parseConfig(text, path);
}

function withOptions(config: Config, { versionsBranch: branch, remote, workers }: GlobalOptions): Config {
  const { versions } = config;
  const wanted = remote === true ? (versions.remote ?? 'origin') : remote === false ? undefined : remote;
  return {
    ...config,
    versions: {
      ...versions,
      ...(branch !== undefined && { branch }),
      ...(remote !== undefined && { remote: wanted }),
    },
    ...(workers !== undefined && { workers }),
  };
}

function observersFor({ observers }: Config, repository: Repository, options: GlobalOptions): readonly Observer[] {
  const heard: Observer[] = [];
  if (observers.log !== undefined) {
    const path = repository.pathOf(observers.log, repository.root);
    if (path.startsWith('.git/')) {
      throw new PrpError('E_CONFIG', `observers.log: ${path} is inside Git's own directory.`, {
        hint: 'Use a file of the work tree, for example .prp/events.jsonl.',
      });
    }
    heard.push(logTo(resolve(repository.root, path)));
  }
  heard.push((event) => {
    if (event.type === 'cleaned-up')
      process.stderr.write(cleanedUpText(event, paintFor(process.stderr, options.color)));
    const sharing = sharingText(event, paintFor(process.stderr, options.color));
    if (sharing !== '') process.stderr.write(sharing);
    if (event.type === 'warning') process.stderr.write(warningText(event, paintFor(process.stderr, options.color)));
  });
  if (!options.json) heard.push(liveGates(process.stdout, paintFor(process.stdout, options.color)));
  if (options.debug) heard.push((event) => void process.stderr.write(`debug: ${JSON.stringify(event)}\n`));
  return heard;
}
