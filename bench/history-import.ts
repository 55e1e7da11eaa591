import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfig } from '../src/config/default-config.ts';
import { gitIn } from '../src/system/git.ts';
import { gitBranch } from '../src/history/branch/git-branch.ts';
import { openRepository } from '../src/system/repository.ts';
import { run } from '../src/run.ts';
import { createRuntime } from '../src/runtime.ts';
import { branch, documentOf, prp } from './history-fixture.ts';
import { pair, type Row, timeRow } from './measure.ts';

const revisions = 1_000;

/** A thousand revisions of one PRP into versions, beside reading the log and writing the same files at once. */
export async function* importing(): AsyncIterable<Row> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--initial-branch=main']);
  await git.text(['config', 'gc.auto', '0']);
  await git.text(['fast-import', '--quiet'], { input: past() });
  // Not kept in memory meanwhile: every process is started by copying what this one has there.
  const stream = join(directory, '.git/same-files');
  await writeFile(stream, sameFiles());
  const drop = (ref: string) => git.run(['update-ref', '-d', ref]);

  const ours = async () => {
    await drop(`refs/heads/${branch}`);
    const repository = await openRepository(directory);
    const runtime = createRuntime(defaultConfig, { repository, branch: gitBranch(git, branch) });
    await run({ name: 'import', globs: [], append: false, dryRun: false }, runtime);
    await runtime.close();
  };
  const theirs = async () => {
    await drop('refs/heads/floor');
    await git.run(['log', '--raw', '-z', '-M', 'refs/heads/main']);
    await git.text(['fast-import', '--quiet', '--date-format=now'], { input: await readFile(stream) });
  };
  yield timeRow('import of 1,000 revisions', 'git log + git fast-import', await pair(ours, theirs, 5), { limit: 2.5 });
  await rm(directory, { recursive: true, force: true });
}

function* past(): Iterable<string> {
  for (let number = 0; number < revisions; number += 1) {
    const time = 1_700_000_000 + number * 60;
    yield `commit refs/heads/main\ncommitter Bench <bench@example.invalid> ${time} +0000\ndata 4\nedit\n${blob(prp, documentOf(number))}\n`;
  }
}

function* sameFiles(): Iterable<string> {
  yield 'commit refs/heads/floor\ncommitter Bench <bench@example.invalid> now\ndata 6\nimport\n';
  for (let number = 0; number < revisions; number += 1) {
    const place = `${prp}/${String(Math.floor(number / 100)).padStart(4, '0')}/v${number}`;
    const text = documentOf(number);
    const checksum = createHash('sha256').update(text).digest('hex');
    yield blob(`${place}/prp.md`, text);
    yield blob(`${place}/memento.json`, JSON.stringify({ number, checksum, filler: 'x'.repeat(1_200) }));
  }
}

function blob(path: string, text: string): string {
  return `M 100644 inline "${path}"\ndata ${Buffer.byteLength(text)}\n${text}\n`;
}
