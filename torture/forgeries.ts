import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryIn } from '../test/support/git-repository.ts';
import { commits } from './forgeries/commits.ts';
import { contents } from './forgeries/contents.ts';
import { jsonForms } from './forgeries/json-forms.ts';
import { mementos } from './forgeries/mementos.ts';
import { names } from './forgeries/names.ts';
import { objects } from './forgeries/objects.ts';
import { records } from './forgeries/records.ts';
import { references } from './forgeries/references.ts';
import { versions } from './forgeries/versions.ts';
import { parseAnswer, type AnnouncedVersion } from './announced-versions.ts';
import { type Extent, stepsFor, runAttempt, type AttemptResult } from './forgery-attempt.ts';
import type { Forgery } from './forgery.ts';
import { type ForgeryFixture, forgeryFixture } from './forgery-fixture.ts';
import { forgerOn, ref } from './forger.ts';
import { runConcurrently, type SuiteLimits, type SuiteResult, type TortureSuite } from './torture-suite.ts';
import { runPrp } from './run-prp.ts';
import { scratch } from './scratch.ts';
import { changedUserState, userState } from './user-state.ts';
import { lostSince, type BranchState, branchState } from './branch-state.ts';

const execute = promisify(execFile);

const kinds: readonly Forgery[] = [
  ...contents,
  ...mementos,
  ...jsonForms,
  ...versions,
  ...records,
  ...names,
  ...objects,
  ...references,
  ...commits,
];

export const forgeries: TortureSuite = {
  name: 'forgeries',
  share: 0.45,
  count: kinds.length,
  run: (bounds) => runForgeries(bounds, bounds.only === undefined ? 'by turns' : 'all'),
};

/** Forges a branch in so many ways, one at a time, and runs commands on each. */
export async function runForgeries(bounds: SuiteLimits, extent: Extent): Promise<SuiteResult> {
  // Related kinds stand together: a short run takes some of each group.
  const step = Math.max(1, Math.floor(kinds.length / bounds.count));
  const wanted = kinds.filter(({ name }, index) =>
    bounds.only === undefined ? index % step === 0 : name.includes(bounds.only),
  );
  const place = await scratch();
  let [named, commands] = [0, 0];
  try {
    const fixture = await forgeryFixture(place);
    const truth = await branchState(fixture.repository.git);
    const done = await runConcurrently({ ...bounds, count: wanted.length }, async (index) => {
      const forgery = wanted[index];
      if (forgery === undefined) throw new Error(`There is no forgery ${index}.`);
      const steps = stepsFor(extent, index);
      commands += steps.length;
      const directory = join(place.directory, `forged-${index}`);
      // Node's own copy takes many times as long.
      await execute('cp', ['-R', fixture.repository.directory, directory]);
      const { problems, isNamed } = await tryForgery(directory, forgery, { fixture, truth, steps });
      if (isNamed) named += 1;
      for (const message of problems) bounds.report({ attempt: forgery.name, message });
    });
    const told = `${wanted.length} kinds with ${commands} commands, ${named} named by verify`;
    return { done, promised: wanted.length, told };
  } finally {
    await place.remove();
  }
}

async function tryForgery(
  directory: string,
  forgery: Forgery,
  {
    fixture,
    truth,
    steps,
  }: { readonly fixture: ForgeryFixture; readonly truth: BranchState; readonly steps: ReturnType<typeof stepsFor> },
): Promise<{ readonly problems: readonly string[]; readonly isNamed: boolean }> {
  const { git } = repositoryIn(directory);
  await forgery.make(forgerOn(directory, fixture.versions));
  const [branch, rest] = [await branchState(git), await userState(directory)];
  const tip = async () => (await git.run(['rev-parse', '--verify', '--quiet', ref])).stdout.toString();
  const before = await tip();
  const walked = await runAttempt(directory, forgery, fixture, steps);
  const problems = [
    ...walked.problems,
    ...verdictOn(forgery, walked),
    ...lostSince(branch, await branchState(git), truth).map((what) => `lost: ${what}`),
    ...changedUserState(rest, await userState(directory)).map((what) => `${what} was touched`),
    ...(forgery.expect === 'foreign' && (await tip()) !== before ? ['a command wrote on the branch of another'] : []),
    ...(await unlisted(directory, walked.announced, fixture)),
  ];
  return { problems, isNamed: walked.verifyCode === 1 };
}

function verdictOn({ expect }: Forgery, { verifyCode }: AttemptResult): readonly string[] {
  const fails = verifyCode !== 0;
  const isExpected = { named: verifyCode === 1, refused: fails, foreign: fails, harmless: !fails, limit: true };
  return isExpected[expect] ? [] : [`prp verify ended with ${verifyCode}, and the edit is ${expect}`];
}

/** Versions that were announced as made, and that are not in the list. */
async function unlisted(
  directory: string,
  announced: readonly AnnouncedVersion[],
  { env }: ForgeryFixture,
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [prp, made] of Map.groupBy(announced, (version) => version.prp)) {
    const { stdout } = await runPrp(directory, ['list', prp, '--json'], { env });
    const listed = JSON.stringify(parseAnswer(stdout) ?? {});
    const lost = made.filter(({ id }) => !listed.includes(`"${id}"`));
    missing.push(...lost.map(({ id, sequence }) => `lost: v${sequence} (${id}) of ${prp} was announced`));
  }
  return missing;
}
