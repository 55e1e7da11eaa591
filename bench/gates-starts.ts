import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rounds } from './gates-rounds.ts';
import { type Row, timeRow } from './measure.ts';

const execute = promisify(execFile);
const script = join(import.meta.dirname, 'gates-starter.ts');

/** Starting a process copies the page tables of the one that starts it: what its memory costs every gate. */
export async function* starts(): AsyncIterable<Row> {
  const taken = await rounds(
    { rest: starter('0'), 'command line': starter('cli'), '200 MB': starter('200'), '1,000 MB': starter('1000') },
    5,
  );
  const row = (what: string, ours: number, limit?: number) =>
    timeRow(
      `starting \`true\` from ${what}`,
      'a bare process',
      { ours, theirs: taken.rest },
      { ...(limit && { limit }) },
    );
  yield row('all of the command line, loaded', taken['command line'], 1.5);
  yield row('a process with 200 MB', taken['200 MB']);
  yield row('a process with 1,000 MB', taken['1,000 MB']);
}

function starter(load: string): () => Promise<number> {
  return async () => Number((await execute(process.execPath, [script, load])).stdout);
}
