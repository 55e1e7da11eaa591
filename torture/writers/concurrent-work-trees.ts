import { join } from 'node:path';
import { completeFiles } from '../../test/support/complete-prp.ts';
import { initialised, repositoryIn } from '../../test/support/git-repository.ts';
import { branchFiles } from '../branch-files.ts';
import { versionLedger } from '../version-ledger.ts';
import { draft } from '../kill-fixture.ts';
import { checkRepository } from '../check-repository.ts';
import { explainFailure, type WriterScenario, runWriter } from './writer-scenario.ts';

const workTrees = 8;
const prps = Array.from({ length: 8 }, (_, index) => `PRPs/w${index}.md`);

/** Writers in several work trees of one repository, each with other texts of the same PRPs: all start together. */
export const concurrentWorkTrees: WriterScenario = async (place, writers) => {
  const repository = await initialised(await place.folder('many'));
  const { git } = repository;
  for (const [path, text] of Object.entries(completeFiles)) await repository.write(path, text);
  await repository.write('.github/prp.yml', 'versions:\n  max-per-prp: 0\n  cleanup-interval-days: 0\n');
  await repository.commit();
  const ledger = versionLedger();
  const directories = Array.from({ length: workTrees }, (_, index) => join(place.directory, `tree-${index}`));
  for (const [index, directory] of directories.entries()) {
    await git.text(['worktree', 'add', '--quiet', '--detach', directory]);
    for (const [number, prp] of prps.entries()) {
      const text = draft(index * 100 + number);
      ledger.expect(text);
      ledger.promise(prp, [text]);
      await repositoryIn(directory).write(prp, text);
    }
  }

  const orders = Array.from({ length: writers }, (_, index) => orderOf(index));
  const ended = await Promise.all(
    orders.map(async (args, index) => {
      const ran = await runWriter(directories[index % workTrees] ?? '', place, ledger, ...args);
      return [...ran.problems, ...explainFailure(ran, args)];
    }),
  );
  const files = await branchFiles(git);
  const records = [...files.keys()].filter((path) => path.includes('/validations/')).length;
  const validated = orders.filter(([name]) => name === 'validate').reduce((sum, args) => sum + args.length - 1, 0);
  const problems = [
    ...ended.flat(),
    ...(await checkRepository(repository, place.env, ledger)),
    ...(records === validated ? [] : [`lost: ${validated - records} of ${validated} records`]),
  ];
  return { summary: `${writers} writers, ${records} records`, problems };
};

/** Of the writers in a work tree, the first saves all PRPs and keeps all texts; the others do as they like. */
function orderOf(index: number): readonly string[] {
  const turn = Math.floor(index / workTrees);
  const one = prps[index % prps.length] ?? '';
  if (turn % 4 === 0) return ['save', ...prps];
  if (turn % 4 === 1) return ['validate', ...prps];
  return turn % 4 === 2 ? ['validate', one] : ['save', one];
}
