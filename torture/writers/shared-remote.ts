import { gitIn } from '../../src/system/git.ts';
import { cloned, initialised } from '../../test/support/git-repository.ts';
import { branchFiles } from '../branch-files.ts';
import { versionLedger } from '../version-ledger.ts';
import { draft } from '../kill-fixture.ts';
import { runPrp } from '../run-prp.ts';
import { checkRepository } from '../check-repository.ts';
import { explainFailure, type WriterScenario, runWriter } from './writer-scenario.ts';

const saves = 3;

/** Writers in two clones, each of which publishes at once what it saves: of the same PRPs, and of others. */
export const sharedRemote: WriterScenario = async (place, writers) => {
  const first = await initialised(await place.folder('first'));
  await first.write('README.md', '# Here\n');
  await first.commit();
  const remote = gitIn(await place.folder('remote.git'));
  await remote.text(['init', '--quiet', '--bare', '--initial-branch=main']);
  await first.git.text(['push', '--quiet', remote.directory, 'main']);
  const clones = [
    await cloned(remote.directory, await place.folder('clone-0')),
    await cloned(remote.directory, await place.folder('clone-1')),
  ];
  const ledger = versionLedger();
  const problems: string[] = [];

  const write = async (clone: (typeof clones)[number], who: number, writer: number) => {
    // The same path in both clones, with other texts.
    const prp = `PRPs/r${writer}.md`;
    for (let number = 0; number < saves; number += 1) {
      const text = draft(who * 10_000 + writer * 100 + number);
      ledger.expect(text);
      await clone.write(prp, text);
      const args = ['save', prp, '--remote'];
      const ran = await runWriter(clone.directory, place, ledger, ...args);
      problems.push(...ran.problems, ...explainFailure(ran, args));
    }
  };
  const all = clones.flatMap((clone, who) => Array.from({ length: writers }, (_, writer) => write(clone, who, writer)));
  await Promise.all(all);

  problems.push(...ledger.missingIn(await branchFiles(remote)).map((what) => `lost on the remote: ${what}`));
  for (const clone of clones) {
    await runPrp(clone.directory, ['list', '--remote', '--json'], place);
    problems.push(...(await checkRepository(clone, place.env, ledger)));
  }
  return { summary: `2 × ${writers} writers × ${saves} saves`, problems };
};
