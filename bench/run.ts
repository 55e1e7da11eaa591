import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Row } from './measure.ts';

/** `npm run bench -- history`: measures ours beside what anybody would need, in one run, and prints ratios. */
const suites: Readonly<Record<string, () => Promise<{ readonly measure: () => AsyncIterable<Row> }>>> = {
  history: () => import('./history.ts'),
  diff: () => import('./diff.ts'),
  action: () => import('./action.ts'),
  gates: () => import('./gates.ts'),
  workers: () => import('./workers.ts'),
};

const [name = ''] = process.argv.slice(2);
const load = suites[name];
if (!load) {
  console.error(`Name a suite: ${Object.keys(suites).join(', ')}.`);
  process.exit(2);
}

const rows: Row[] = [];
const { measure } = await load();
for await (const row of measure()) {
  rows.push(row);
  const { what, ours, theirs, against, ratio, limit } = row;
  const verdict = limit === undefined ? '' : ratio <= limit ? `  within ${limit}` : `  ABOVE ${limit}`;
  console.log(
    `${what.padEnd(44)} ${ours.padStart(10)}  ${against.padEnd(40)} ${theirs.padStart(10)}  × ${ratio.toFixed(2)}${verdict}`,
  );
}

const file = `bench/results/${name}.json`;
mkdirSync('bench/results', { recursive: true });
const machine = { node: process.version, platform: process.platform, cores: availableParallelism() };
writeFileSync(file, `${JSON.stringify({ suite: name, machine, rows }, null, 2)}\n`);
console.log(`\nWritten to ${file}.`);
