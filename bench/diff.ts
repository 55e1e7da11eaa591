import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gitIn } from '../src/system/git.ts';
import { diffLines } from '../src/prp/diff/line-diff.ts';
import { diffWords } from '../src/prp/diff/word-diff.ts';
import { pair, type Row, timeRow } from './measure.ts';

/** Pairs on which libraries that compare words hang, beside `git diff --word-diff`. */
export async function* measure(): AsyncIterable<Row> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const git = gitIn(directory);
  for (const [what, before, after] of pairs()) {
    await writeFile(join(directory, 'a.md'), before.join(''));
    await writeFile(join(directory, 'b.md'), after.join(''));
    const theirs = () => git.run(['diff', '--no-index', '--word-diff', 'a.md', 'b.md']);
    const ours = () => Promise.resolve(withWords(before, after));
    yield timeRow(what, 'git diff --word-diff × 2', doubled(await pair(ours, theirs, 5)), { limit: 1, allowance: 20 });
  }
  await rm(directory, { recursive: true });
}

function doubled({ ours, theirs }: { readonly ours: number; readonly theirs: number }) {
  return { ours, theirs: 2 * theirs };
}

function withWords(before: readonly string[], after: readonly string[]): number {
  let segments = 0;
  for (const { beforeStart, removed, afterStart, added } of diffLines(before, after).changes) {
    if (removed === 0 || added === 0) continue;
    const [left, right] = [
      before.slice(beforeStart, beforeStart + removed),
      after.slice(afterStart, afterStart + added),
    ];
    segments += diffWords(left.join(''), right.join('')).segments.length;
  }
  return segments;
}

function* pairs(): Iterable<readonly [string, readonly string[], readonly string[]]> {
  for (const [size, lines] of [
    ['20 kB', 250],
    ['200 kB', 2_500],
    ['2 MB', 25_000],
  ] as const) {
    for (const share of [10, 60]) yield [`${size}, ${share} % of the lines`, text(lines), edited(text(lines), share)];
  }
  yield ['2 MB, all lines differ', text(25_000), edited(text(25_000), 100)];
  yield ['20,000 unique lines, none in common', numbered(20_000, 'a'), numbered(20_000, 'b')];
  yield ['20,000 unique lines, reversed', numbered(20_000, 'a'), numbered(20_000, 'a').toReversed()];
  yield ['2 MB, 40 blocks moved', text(25_000), moved(text(25_000), 40)];
  yield ['20,000 repeated lines, 10 % edited', repeated(20_000), edited(repeated(20_000), 10)];
  yield ['20,000 repeated lines, 60 % edited', repeated(20_000), edited(repeated(20_000), 60)];
}

const words = 'the quick agent reads every file that a careful plan names before it writes one line of code'.split(' ');

/** The same lines each time: a generator of Lehmer's kind chooses the words. */
function text(lines: number): readonly string[] {
  let seed = 7;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  return Array.from(
    { length: lines },
    () => `${Array.from({ length: 14 }, () => words[next() % words.length]).join(' ')}\n`,
  );
}

function edited(lines: readonly string[], share: number): readonly string[] {
  return lines.map((line, index) => ((index * 37) % 100 < share ? line.replace(/\w+ \w+/, `draft ${index}`) : line));
}

function numbered(lines: number, letter: string): readonly string[] {
  return Array.from({ length: lines }, (_, index) => `${letter}${index}\n`);
}

function repeated(lines: number): readonly string[] {
  return Array.from({ length: lines }, (_, index) => `a line of kind ${index % 8}\n`);
}

function moved(lines: readonly string[], blocks: number): readonly string[] {
  const size = Math.ceil(lines.length / blocks);
  const cut = Array.from({ length: blocks }, (_, index) => lines.slice(index * size, (index + 1) * size));
  return cut.toReversed().flat();
}
