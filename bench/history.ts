import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitBranch } from '../src/history/branch/git-branch.ts';
import { History } from '../src/history/history.ts';
import { additionOf, branch, documentOf, type Fixture, prp, repositoryWith } from './history-fixture.ts';
import { importing } from './history-import.ts';
import { verifying } from './history-verify.ts';
import { clock, command, median, pair, type Row, timeRow } from './measure.ts';

const bundle = join(import.meta.dirname, '../dist/cli/index.js');
const sizes = [0, 100, 1_000, 10_000] as const;

export async function* measure(): AsyncIterable<Row> {
  const fixtures = new Map<number, Fixture>();
  for (const size of sizes) fixtures.set(size, await repositoryWith(size));
  const at = (size: number): Fixture => {
    const found = fixtures.get(size);
    if (!found) throw new Error(`No repository with ${size} versions.`);
    return found;
  };
  yield* appends(at);
  yield* wholeCommands(at(10_000));
  yield* verifying(at(100), at(10_000));
  yield* importing();
  yield* manyWriters();
  for (const fixture of fixtures.values()) await fixture.remove();
}

let drafts = 1_000_000;

/** The cost of one command's append: everything but Node's own start. */
async function append({ git }: Fixture): Promise<void> {
  const versions = gitBranch(git, branch);
  await new History(versions).append([additionOf((drafts += 1), undefined)]);
  await versions.close();
}

/** The least that any implementation needs: one fast-import and one update-ref, making the same files. */
async function floor({ git }: Fixture, number: number): Promise<void> {
  const content = documentOf((drafts += 1));
  const memento = JSON.stringify({ number, filler: 'x'.repeat(1_200) });
  const head = await git.run(['rev-parse', '--verify', '--quiet', 'refs/heads/floor']);
  const from = head.stdout.toString().trim();
  const place = `${prp}/${String(Math.floor(number / 100)).padStart(4, '0')}/v${number}`;
  const stream = `feature done\ncommit refs/prp/floor\nmark :1\ncommitter Bench <bench@example.invalid> now\ndata 4\nsave\n${
    from === '' ? '' : `from ${from}\n`
  }${blob(`${place}/prp.md`, content)}${blob(`${place}/memento.json`, memento)}get-mark :1\nreset refs/prp/floor\n\ndone\n`;
  const made = await git.text(['fast-import', '--quiet', '--date-format=now'], { input: stream });
  await git.text(['update-ref', 'refs/heads/floor', made, ...(from === '' ? [] : [from])]);
}

function blob(path: string, text: string): string {
  return `M 100644 inline "${path}"\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}

async function* appends(at: (size: number) => Fixture): AsyncIterable<Row> {
  let floors = 0;
  const [none, most] = [at(0), at(10_000)];
  yield timeRow(
    'append, no versions yet',
    'fast-import + update-ref',
    await pair(
      () => append(none),
      () => floor(none, (floors += 1)),
    ),
    { limit: 2.5 },
  );
  yield timeRow(
    'append at 1,000',
    'fast-import + update-ref',
    await pair(
      () => append(at(1_000)),
      () => floor(none, (floors += 1)),
    ),
    { limit: 2.5 },
  );
  yield timeRow(
    'append at 10,000',
    'fast-import + update-ref',
    await pair(
      () => append(most),
      () => floor(none, (floors += 1)),
    ),
    { limit: 2.5 },
  );
  yield timeRow(
    'append at 10,000',
    'append at 0',
    await pair(
      () => append(most),
      () => append(none),
      15,
    ),
    { limit: 1.3 },
  );
  const grown = {
    ours: median([await grow(most), await grow(most), await grow(most)]),
    theirs: median([await grow(none), await grow(none), await grow(none)]),
  };
  yield {
    what: 'bytes added by an append at 10,000',
    ours: `${(grown.ours / 1_024).toFixed(1)} kB`,
    against: 'an append at 0',
    theirs: `${(grown.theirs / 1_024).toFixed(1)} kB`,
    ratio: grown.ours / grown.theirs,
    limit: 1.3,
  };
}

async function grow(fixture: Fixture): Promise<number> {
  const before = await bytesIn(fixture);
  await append(fixture);
  return (await bytesIn(fixture)) - before;
}

/** On disk, compressed, packed or loose. */
async function bytesIn({ git }: Fixture): Promise<number> {
  const listed = await git.text(['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectsize:disk)']);
  return listed.split('\n').reduce((sum, size) => sum + Number(size), 0);
}

async function* wholeCommands({ directory }: Fixture): AsyncIterable<Row> {
  const node = () => command(directory, process.execPath, ['-e', '0']);
  const ours = (...args: readonly string[]) => command(directory, process.execPath, [bundle, ...args]);
  const edit = async () => {
    await appendFile(join(directory, prp), `One more line, number ${(drafts += 1)}.\n`);
    await ours('save', prp);
  };
  yield timeRow('prp save at 10,000', 'node -e 0', await pair(edit, node), { limit: 1, allowance: 120 });
  yield timeRow('prp list at 10,000', 'node -e 0', await pair(() => ours('list', prp), node), {
    limit: 1,
    allowance: 120,
  });
  yield timeRow('prp show at 10,000', 'node -e 0', await pair(() => ours('show', prp, 'v5000'), node), {
    limit: 1,
    allowance: 120,
  });
  let target = 0;
  const back = () => ours('rollback', prp, `v${5_000 + (target += 1)}`);
  yield timeRow('prp rollback at 10,000', 'node -e 0', await pair(back, node), { limit: 1, allowance: 150 });
}

/** Eight processes with 25 appends each, beside 200 appends in a row by one. */
async function* manyWriters(): AsyncIterable<Row> {
  const script = join(import.meta.dirname, 'history-writer.ts');
  const write = ({ directory }: Fixture, count: number) =>
    command(directory, process.execPath, [script, directory, String(count)]);
  const [together, alone] = [await repositoryWith(0), await repositoryWith(0)];
  const ours = await clock(() => Promise.all(Array.from({ length: 8 }, () => write(together, 25))));
  const theirs = await clock(() => write(alone, 200));
  const stored = (await new History(gitBranch(together.git, branch)).list(prp)).length;
  if (stored !== 200) throw new Error(`${200 - stored} of 200 versions were lost.`);
  yield timeRow('8 writers × 25 appends', '200 appends in a row', { ours, theirs }, { limit: 2 });
  await Promise.all([together.remove(), alone.remove()]);
}
