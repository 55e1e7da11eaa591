import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { pair, type Row, timeRow } from './measure.ts';

const bundle = join(import.meta.dirname, '../dist/action/index.js');
const core = join(import.meta.dirname, '../node_modules/@actions/core');

/** From the start of the process to the first line of the log: ours, and an action that does nothing but log. */
export async function* measure(): AsyncIterable<Row> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const bare = await bareAction(directory);
  const ours = await pair(
    () => firstLine(bundle),
    () => firstLine(bare),
    15,
  );
  yield timeRow('action: first line of the log', 'a bundle of @actions/core', ours, { limit: 1 });
  const whole = await pair(
    () => ended(bundle),
    () => ended(bare),
    15,
  );
  yield timeRow('action: an event that is not for us', 'a bundle of @actions/core', whole);
  await rm(directory, { recursive: true });
}

/** The smallest action with the whole of @actions/core, as one CommonJS file. */
async function bareAction(directory: string): Promise<string> {
  const input = join(directory, 'bare.mjs');
  await writeFile(
    input,
    `import { getInput, info } from ${JSON.stringify(core)};\ninfo('prp ' + getInput('command'));\n`,
  );
  const build = await rolldown({ input, platform: 'node' });
  await build.write({ dir: join(directory, 'dist'), format: 'cjs', minify: true });
  await build.close();
  return join(directory, 'dist/bare.js');
}

function started(file: string) {
  return spawn(process.execPath, [file], { cwd: tmpdir(), env: environment(), stdio: ['ignore', 'pipe', 'ignore'] });
}

async function firstLine(file: string): Promise<void> {
  const child = started(file);
  await once(child.stdout, 'data');
  child.kill();
  await once(child, 'close');
}

async function ended(file: string): Promise<void> {
  const child = started(file);
  child.stdout.resume();
  await once(child, 'close');
}

/** A deleted comment: known for nothing to do from the event alone. */
function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    GITHUB_EVENT_NAME: 'issue_comment',
    GITHUB_EVENT_PATH: join(import.meta.dirname, 'action-event.json'),
    GITHUB_REPOSITORY: 'acme/demo',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
  };
}
