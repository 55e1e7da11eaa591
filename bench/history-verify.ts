import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { gitBranch } from '../src/history/branch/git-branch.ts';
import { History } from '../src/history/history.ts';
import { objectReader } from '../src/system/object-reader.ts';
import { branch, type Fixture } from './history-fixture.ts';
import { pair, type Row, timeRow } from './measure.ts';

/** Everything that was sealed, recomputed, beside reading it all through one process and hashing it. */
export async function* verifying(few: Fixture, many: Fixture): AsyncIterable<Row> {
  yield timeRow(
    'verify 10,000 versions',
    'cat-file --batch + SHA-256',
    await pair(
      () => verify(many),
      () => readAndHash(many),
      3,
    ),
    { limit: 2 },
  );
  const [ours, theirs] = [memory(many), memory(few)];
  yield {
    what: 'memory of verifying 10,000 versions',
    ours: `${Math.round(ours / 1_024)} MB`,
    against: 'verifying 100',
    theirs: `${Math.round(theirs / 1_024)} MB`,
    ratio: ours / theirs,
    limit: 1.5,
  };
}

function memory({ directory }: Fixture): number {
  return Number(
    execFileSync(process.execPath, [join(import.meta.dirname, 'history-verifier.ts'), directory]).toString(),
  );
}

export async function verify({ git }: Pick<Fixture, 'git'>): Promise<void> {
  const versions = gitBranch(git, branch);
  const { problems } = await new History(versions).verify();
  await versions.close();
  if (problems.length > 0) throw new Error(`A sound history was refused: ${JSON.stringify(problems[0])}`);
}

async function readAndHash({ git }: Fixture): Promise<void> {
  const listed = await git.text(['ls-tree', '-r', '-z', '--format=%(objectname)', branch]);
  const ids = listed.split('\0').filter(Boolean);
  const objects = objectReader(git);
  for (let start = 0; start < ids.length; start += 200) {
    for (const object of await objects.read(ids.slice(start, start + 200))) {
      if (object) createHash('sha256').update(object.bytes).digest('hex');
    }
  }
  await objects.close();
}
