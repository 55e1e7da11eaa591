import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rounds } from './gates-rounds.ts';
import { type Row, timeRow } from './measure.ts';

const execute = promisify(execFile);
const script = join(import.meta.dirname, 'gates-starter.ts');

/**
 * Starting a process copies the page tables of the one that starts it: what its memory costs every gate, where it starts
 * them itself and where a small shell does.
 */
export async function* starts(): AsyncIterable<Row> {
  const loads = { 'all of the command line, loaded': 'cli', 'a process with 200 MB': '200', '1,000 MB': '1000' };
  const runs = Object.entries(loads).flatMap(([name, load]) => [
    [`itself ${name}`, starter(load, 'itself')] as const,
    [`kept ${name}`, starter(load, 'kept')] as const,
  ]);
  const taken: Readonly<Record<string, number>> = await rounds(
    { rest: starter('0', 'itself'), ...Object.fromEntries(runs) },
    5,
  );
  const at = (name: string) => taken[name] ?? Number.NaN;
  for (const name of Object.keys(loads)) {
    const theirs = { theirs: at('rest') };
    yield timeRow(`\`true\` from ${name}`, 'a bare process', { ours: at(`kept ${name}`), ...theirs }, { limit: 1.5 });
    yield timeRow(`\`true\` from ${name}, by itself`, 'a bare process', { ours: at(`itself ${name}`), ...theirs });
  }
}

function starter(load: string, by: 'itself' | 'kept'): () => Promise<number> {
  return async () => Number((await execute(process.execPath, [script, load, by])).stdout);
}
