import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import type { ActionRun } from './action-run.ts';
import { readAction } from './action-definition.ts';
import { envOf, freshFiles, githubContext, inputsOf, prefixed, systemEnv } from './runner-environment.ts';
import { FileCommandError, readPairs } from './runner-files.ts';
import { type Annotation, runnerLog } from './runner-log.ts';
import { temporaryDirectory } from './temporary-repository.ts';

export interface ActionResult {
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  readonly conclusion: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** `''` when there is none, or when it was too long and dropped. */
  readonly summary: string;
  /** The first ten of each level, the runner's own errors among them. */
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  /** The log that people see: commands executed, secrets masked. */
  readonly log: string;
}

const longestSummary = 1024 * 1024;

/** Runs a JavaScript action in a separate process, as actions/runner 2.336 does, with nothing of ours but the PATH. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const action = resolve(run.action ?? '.');
  const definition = await readAction(action);
  const workspace = run.workspace ?? (await temporaryDirectory());
  const files = await freshFiles(run.event.payload);
  const context = githubContext(run, workspace, action);
  const log = runnerLog({ workspace, isDebug: run.isDebug ?? false, secrets: [run.token ?? ''] });

  const inputs = inputsOf(definition.inputs, run.inputs ?? {}, { ...context, token: run.token ?? '' }, log.warning);
  const main = resolve(action, run.main ?? definition.main);
  const child = spawn(process.execPath, [main], {
    cwd: workspace,
    env: {
      ...systemEnv(files.temp, workspace, run),
      ...run.env,
      ...prefixed('STATE_', run.state ?? {}),
      ...inputs,
      ...envOf(context),
      ...files.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      log.line(line);
      run.heard?.(line, (signal) => child.kill(signal));
    });
  }
  // `close` comes with the code, and has no other form.
  const [exitCode] = (await once(child, 'close')) as [number | null];

  const read = async (name: keyof typeof files.env) => readFile(files.env[name], 'utf8');
  const pairs = async (name: keyof typeof files.env, label: string): Promise<ReadonlyMap<string, string>> => {
    try {
      return readPairs(await read(name));
    } catch (error) {
      if (!(error instanceof FileCommandError)) throw error;
      log.error(`Unable to process file command '${label}' successfully.`);
      log.error(error.message);
      return new Map();
    }
  };
  const env = new Map(await pairs('GITHUB_ENV', 'env'));
  const refused = env.delete('NODE_OPTIONS');
  if (refused) log.error("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.", false);
  const outputs = new Map([...log.outputs, ...(await pairs('GITHUB_OUTPUT', 'output'))]);
  const state = new Map([...log.state, ...(await pairs('GITHUB_STATE', 'save-state'))]);
  const path = (await read('GITHUB_PATH')).split('\n').filter((line) => line !== '');
  const { size } = await stat(files.env.GITHUB_STEP_SUMMARY);
  const isLong = size > longestSummary;
  const aborted = '$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k';
  if (isLong) log.error(`${aborted}, got ${Math.ceil(size / 1024)}k.`, false);

  return {
    exitCode,
    conclusion: exitCode === 0 && !log.hasFailed() ? 'success' : 'failure',
    outputs: Object.fromEntries(outputs),
    state: Object.fromEntries(state),
    env: Object.fromEntries(env),
    path,
    summary: isLong ? '' : log.masked(await read('GITHUB_STEP_SUMMARY')),
    annotations: log.annotations.map((annotation) => ({ ...annotation, message: log.masked(annotation.message) })),
    masks: log.masks,
    log: log.masked(log.text()),
  };
}
