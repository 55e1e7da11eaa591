import { initialised } from '../../test/support/git-repository.ts';
import { versionLedger } from '../version-ledger.ts';
import { draft } from '../kill-fixture.ts';
import { checkRepository } from '../check-repository.ts';
import { explainFailure, type WriterScenario, runWriter } from './writer-scenario.ts';

const saves = 6;

/**
 * Writers beside a Git that frees at once what nothing leads to. A save may fail; one that is announced may not be
 * lost, and afterwards each PRP can be saved again.
 */
export const duringGc: WriterScenario = async (place, writers) => {
  const repository = await initialised(await place.folder('gc'));
  const { git, directory } = repository;
  await repository.write('README.md', '# Here\n');
  await repository.commit();
  const ledger = versionLedger();
  const problems: string[] = [];
  const writing = new AbortController();
  let failed = 0;

  const write = async (writer: number) => {
    const prp = `PRPs/g${writer}.md`;
    for (let number = 0; number < saves; number += 1) {
      const text = draft(writer * 100 + number);
      ledger.expect(text);
      await repository.write(prp, text);
      const ran = await runWriter(directory, place, ledger, 'save', prp);
      problems.push(...ran.problems);
      if (ran.exitCode !== 0) failed += 1;
    }
  };
  const collect = async () => {
    let rounds = 0;
    while (!writing.signal.aborted) {
      await git.run(['prune', '--expire=now']);
      await git.run(['gc', '--quiet', '--prune=now']);
      rounds += 1;
    }
    return rounds;
  };
  const collected = collect();
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  writing.abort();
  const rounds = await collected;

  problems.push(...(await checkRepository(repository, place.env, ledger)));
  for (let writer = 0; writer < writers; writer += 1) {
    const text = draft(writer * 100 + saves);
    ledger.expect(text);
    await repository.write(`PRPs/g${writer}.md`, text);
    const args = ['save', `PRPs/g${writer}.md`];
    const ran = await runWriter(directory, place, ledger, ...args);
    problems.push(...ran.problems, ...explainFailure(ran, args));
  }
  return { summary: `${writers} writers × ${saves} saves, ${failed} failed, ${rounds} prunes`, problems };
};
