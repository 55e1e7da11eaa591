import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { initialised } from '../test/support/git-repository.ts';
import { announcedVersions, parseAnswer } from './announced-versions.ts';
import { type FuzzedDocument, examineDocument } from './examine-document.ts';
import { fuzzPatterns, patternCount, type Pattern } from './fuzz-patterns.ts';
import { runConcurrently, type SuiteLimits, type SuiteResult, type TortureSuite } from './torture-suite.ts';
import { randomOf } from './random.ts';
import { runPrp } from './run-prp.ts';
import { scratch } from './scratch.ts';

export const fuzz: TortureSuite = {
  name: 'fuzz',
  share: 0.18,
  /** Each pattern in two sizes. */
  count: 2 * patternCount,
  run: fuzzed,
};

/** The larger document of a pattern is so many times as long. */
const times = 4;

/** Times may grow by this when lengths grow by `times`: 4 is linear, 16 quadratic, and small documents have luck. */
const mostGrowth = 9;

/** The same for twice the length, measured with more care: 2 is linear, 4 quadratic. */
const mostDoubled = 3;

/** Processor milliseconds below which growth cannot be distinguished from noise. */
const leastMs = 60;

/** Bytes by which the process may grow over all documents. */
const mostMemory = 1_500_000_000;

/** Every how many patterns the command line gets the document, too. */
const sampled = 10;

/** Reads hostile documents, in this process, and gives some of them to the command line. */
async function fuzzed(bounds: SuiteLimits): Promise<SuiteResult> {
  const all = fuzzPatterns(bounds.seed);
  // The kinds stand one after the other: a short run takes some of each.
  const step = Math.max(1, Math.floor(patternCount / (bounds.count / 2)));
  const numbers = all.flatMap((_, number) => (number % step === 0 ? [number] : [])).slice(0, bounds.count / 2);
  const wanted = bounds.only === undefined ? numbers : [Number.parseInt(bounds.only, 10)];
  const memory = process.memoryUsage.rss();
  let highest = 0;
  const done = await runConcurrently({ ...bounds, count: wanted.length, lanes: 1 }, async (index) => {
    const number = wanted[index] ?? 0;
    const pattern = all[number];
    if (pattern === undefined) throw new Error(`There is no pattern ${number}.`);
    const report = (message: string) => bounds.report({ attempt: `${number} (${pattern.name})`, message });
    highest = Math.max(highest, await fuzzOne(pattern, number, bounds, report));
    const grown = process.memoryUsage.rss() - memory;
    if (grown > mostMemory) report(`the process has grown by ${Math.round(grown / 1e6)} MB`);
  });
  const commanded = await giveToCommands(all, wanted, bounds);
  const growth = bounds.timed ? `, highest growth ${highest.toFixed(1)} for ${times} times the length` : '';
  const told = `${wanted.length} patterns in 2 sizes, ${commanded} of them by the command line${growth}`;
  return { done: 2 * done, promised: 2 * wanted.length, told };
}

/** Returns the highest growth of a stage's time. */
async function fuzzOne(
  pattern: Pattern,
  number: number,
  { seed, timed }: SuiteLimits,
  report: (message: string) => void,
): Promise<number> {
  const random = randomOf(seed, number);
  const size = 40_000 + random.below(20_000);
  const measure = (length: number) => examineDocument(documentOf(pattern, length), randomOf(seed, number));
  const [small, large] = [await measure(size), await measure(times * size)];
  for (const problem of [...small.problems, ...large.problems]) report(problem);
  if (!timed) return 0;

  const suspects = [...growths(small, large)].filter(([, growth]) => growth > mostGrowth).map(([stage]) => stage);
  if (suspects.length === 0) return Math.max(0, ...growths(small, large).values());
  // Again, twice as long: a step that small documents are spared comes once, a curve goes on. The least of some turns
  // counts, since noise only adds.
  const again = { large: [] as FuzzedDocument[], larger: [] as FuzzedDocument[] };
  for (let turn = 0; turn < 3; turn += 1) {
    again.large.push(await measure(times * size));
    again.larger.push(await measure(2 * times * size));
  }
  const doubled = growths(leastOf(again.large), leastOf(again.larger));
  for (const stage of suspects) {
    const growth = doubled.get(stage) ?? 0;
    if (growth > mostDoubled) report(`${stage} takes ${growth.toFixed(1)} times as long for twice the text`);
  }
  return Math.max(
    0,
    ...[...growths(small, large)].filter(([stage]) => !suspects.includes(stage)).map(([, one]) => one),
  );
}

const documentOf = (pattern: Pattern, size: number) => `# PRP: Fuzzed\n\n## Goal\n\n${pattern.make(size)}\n`;

function growths(
  small: Pick<FuzzedDocument, 'times'>,
  large: Pick<FuzzedDocument, 'times'>,
): ReadonlyMap<string, number> {
  return new Map(
    [...large.times].map(([stage, ms]) => [stage, ms < leastMs ? 0 : ms / Math.max(1, small.times.get(stage) ?? 1)]),
  );
}

function leastOf(turns: readonly FuzzedDocument[]): Pick<FuzzedDocument, 'times'> {
  const stages = turns.flatMap(({ times: of }) => [...of]);
  const byStage = Map.groupBy(stages, ([stage]) => stage);
  return { times: new Map([...byStage].map(([stage, found]) => [stage, Math.min(...found.map(([, ms]) => ms))])) };
}

/** Validates some of the documents as a user would, and shows what was kept. */
async function giveToCommands(
  all: readonly Pattern[],
  wanted: readonly number[],
  bounds: SuiteLimits,
): Promise<number> {
  const sample = wanted.filter((_, index) => index % sampled === 0);
  const place = await scratch();
  try {
    const repository = await initialised(await place.folder('fuzzed'));
    const { directory } = repository;
    return await runConcurrently({ ...bounds, count: sample.length }, async (index) => {
      const number = sample[index] ?? 0;
      const pattern = all[number];
      if (pattern === undefined) return;
      const report = (message: string) => bounds.report({ attempt: `${number} (${pattern.name})`, message });
      const path = `PRPs/f${number}.md`;
      await repository.write(path, documentOf(pattern, 60_000));
      const { exitCode, stdout, stderr } = await runPrp(directory, ['validate', path, '--json'], place);
      const said = `${stderr}${stdout.toString()}`.slice(0, 300);
      if (exitCode !== 0 && exitCode !== 1) report(`prp validate ended with ${exitCode}: ${said}`);
      if (announcedVersions(parseAnswer(stdout)).length === 0) return;
      const shown = await runPrp(directory, ['show', path], place);
      const isSame = shown.stdout.equals(await readFile(join(directory, path)));
      if (shown.exitCode !== 0 || !isSame) report(`prp show ended with ${shown.exitCode} and gives other bytes`);
    });
  } finally {
    await place.remove();
  }
}
