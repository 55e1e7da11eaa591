import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GitRepository } from '../test/support/git-repository.ts';
import { announcedVersions, parseAnswer } from './announced-versions.ts';
import { draft, killFixture, paths } from './kill-fixture.ts';
import { type CommandKind, commandKindOf, killTargetOf, type KillTarget } from './kill-commands.ts';
import { killTally, type KillTally } from './kill-tally.ts';
import { versionLedger, type VersionLedger } from './version-ledger.ts';
import { runConcurrently, type SuiteLimits, type SuiteResult, type TortureSuite } from './torture-suite.ts';
import { randomOf } from './random.ts';
import { waitForGroup, type PrpRun, runPrp } from './run-prp.ts';
import { scratch, type Scratch } from './scratch.ts';
import { checkRepository } from './check-repository.ts';
import { changedUserState, userState } from './user-state.ts';

/** After so many kills of a lane everything is looked at. */
const interval = 25;

/** Milliseconds that the command after a killed one may take more than ten times what it usually takes. */
const patienceMs = 10_000;

/** A repository in which one command after the other is killed. */
interface Lane {
  readonly repository: GitRepository;
  readonly ledger: VersionLedger;
  readonly tags: { readonly prp: string; readonly name: string }[];
  readonly before: ReadonlyMap<string, string>;
  attempts: number;
}

export const kills: TortureSuite = {
  name: 'kills',
  share: 0.3,
  count: 600,
  run: killed,
};

/** Kills commands at any moment of theirs, and looks after each at what is left. */
async function killed(bounds: SuiteLimits): Promise<SuiteResult> {
  const place = await scratch();
  const tally = killTally();
  try {
    const lanes = await Promise.all(Array.from({ length: bounds.lanes }, (_, lane) => startLane(place, lane)));
    const only = bounds.only === undefined ? undefined : Number.parseInt(bounds.only, 10);
    const wanted = only === undefined ? bounds : { ...bounds, count: 1, lanes: 1 };
    const done = await runConcurrently(wanted, async (index, laneIndex) => {
      const lane = lanes[laneIndex];
      if (lane === undefined) throw new Error(`There is no lane ${laneIndex}.`);
      const attempt = only ?? index;
      const report = (message: string) => bounds.report({ attempt: `${attempt}`, message });
      await killOne(lane, attempt, { bounds, place, tally, report });
      lane.attempts += 1;
      if (lane.attempts % interval === 0) await inspect(lane, place, report);
    });
    for (const [index, lane] of lanes.entries()) {
      await inspect(lane, place, (message) => bounds.report({ attempt: `end of lane ${index}`, message }));
    }
    return { done, promised: wanted.count, told: tally.told() };
  } finally {
    await place.remove();
  }
}

async function startLane(place: Scratch, index: number): Promise<Lane> {
  const repository = await killFixture(await place.folder(`lane-${index}`));
  const ledger = versionLedger();
  // Two versions of each: a rollback needs an earlier one.
  for (const text of [draft(0), draft(-1 - index)]) {
    ledger.expect(text);
    for (const path of paths) await repository.write(path, text);
    const { stdout } = await runPrp(repository.directory, ['save', ...paths, '--json'], place);
    ledger.announce(announcedVersions(parseAnswer(stdout)));
  }
  return { repository, ledger, tags: [], before: await userState(repository.directory), attempts: 0 };
}

interface Around {
  readonly bounds: SuiteLimits;
  readonly place: Scratch;
  readonly tally: KillTally;
  readonly report: (message: string) => void;
}

async function killOne(lane: Lane, attempt: number, { bounds, place, tally, report }: Around): Promise<void> {
  const { repository, ledger } = lane;
  const random = randomOf(bounds.seed, attempt);
  const kind = commandKindOf(attempt);
  const victim = await killTargetOf(kind, { repository, random, number: attempt, kept: ledger.kept });
  for (const text of victim.file?.mayHold ?? []) if (text !== undefined) ledger.expect(text);
  for (const text of victim.promised.texts?.all ?? []) ledger.expect(text);
  const args = [...victim.args, '--json'];

  // 1. The first part of a run starts Node and reads: fewer kills go there.
  const moment = random.next() < 0.25 ? random.next() : 0.35 + 0.65 * random.next();
  const kill = { afterMs: moment * tally.usualMs(kind), whom: random.next() < 0.5 ? 'group' : 'node' } as const;
  const first = await runPrp(repository.directory, args, { env: place.env, kill });
  tally.add(kind, first);
  await takeIn(lane, kind, victim, first, report);
  const left = await fileOf(repository, victim);

  // 2. The same command, while what it left running may still be at work.
  const second = await runPrp(repository.directory, args, place);
  const limit = patienceMs + 10 * tally.usualMs(kind);
  tally.addNext(kind, second);
  if (second.timedOut) report('the next command hangs');
  else if (second.exitCode !== 0) report(`the next command was refused: ${said(second)}`);
  else if (bounds.timed && second.ms > limit) report(`the next command took ${Math.round(second.ms)} ms`);
  const whole = await fileOf(repository, victim);
  if (whole !== undefined) ledger.expect(whole);
  await takeIn(lane, kind, victim, second, report);

  // 3. The state that must be the old or the new one.
  const { file } = victim;
  if (file && ![...file.mayHold, whole].includes(left)) report(`${file.path} is torn: ${excerpt(left)}`);
  if (file && second.exitCode === 0 && whole === undefined) report(`${file.path} is gone`);
  for (const name of changedUserState(lane.before, await userState(repository.directory)))
    report(`${name} was touched`);
  if ((await waitForGroup(first.group)) === 'left running') report('a process was left running');
}

/** Keeps in mind what a command announced, if it came so far. */
async function takeIn(
  lane: Lane,
  kind: CommandKind,
  { promised }: KillTarget,
  ran: PrpRun,
  report: Around['report'],
): Promise<void> {
  const answer = parseAnswer(ran.stdout);
  if (answer === undefined) return;
  if (kind === 'generate') lane.ledger.expect(await readFile(generated(lane, answer), 'utf8'));
  for (const message of lane.ledger.announce(announcedVersions(answer))) report(message);
  if (promised.texts) lane.ledger.promise(promised.texts.prp, promised.texts.all);
  if (promised.tag) lane.tags.push(promised.tag);
}

function generated({ repository }: Lane, answer: object): string {
  return join(repository.directory, 'path' in answer && typeof answer.path === 'string' ? answer.path : '');
}

async function fileOf({ directory }: GitRepository, { file }: KillTarget): Promise<string | undefined> {
  return file && readFile(join(directory, file.path), 'utf8').catch(() => undefined);
}

async function inspect(lane: Lane, place: Scratch, report: Around['report']): Promise<void> {
  for (const message of await checkRepository(lane.repository, place.env, lane.ledger, lane.tags)) report(message);
}

function said({ exitCode, stdout, stderr }: PrpRun): string {
  return `exit code ${exitCode}: ${excerpt(`${stderr}${stdout.toString()}`)}`;
}

function excerpt(text = 'nothing'): string {
  return JSON.stringify(text.slice(0, 300));
}
