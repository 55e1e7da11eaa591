import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isVersionId } from '../src/history/versions/layout.ts';
import { type AnnouncedVersion, announcedVersions, parseAnswer } from './announced-versions.ts';
import type { Forgery } from './forgery.ts';
import { type ForgeryFixture, prpA, prpB, prpC } from './forgery-fixture.ts';
import { type PrpRun, runPrp } from './run-prp.ts';

/** A command, and what its end must not be like. */
interface Step {
  /** Tried on each forgery; of the others, in a whole run, some by turns. */
  readonly isDecisive?: true;
  readonly args: readonly string[];
  /** PRP and number of the version that is shown or restored; of any that it has where the number is left out. */
  readonly shows?: readonly [prp: string, sequence?: number];
  /** Needs nothing of the PRP that is damaged. */
  readonly isElsewhere?: boolean;
  readonly writes?: { readonly path: string; readonly text: string };
  readonly isWriting?: boolean;
}

const edited = (what: string) => `# PRP: Edited\n\n## Goal\n\n${what}\n`;

const steps: readonly Step[] = [
  { args: ['verify', '--json'], isDecisive: true },
  { args: ['show', prpA, 'v2'], shows: [prpA, 2], isDecisive: true },
  {
    args: ['save', prpB, '--json'],
    isElsewhere: true,
    writes: { path: prpB, text: edited('b') },
    isWriting: true,
    isDecisive: true,
  },
  { args: ['list'] },
  { args: ['list', prpA] },
  { args: ['show', prpA], shows: [prpA] },
  { args: ['show', 'PRPs/sealed.md', 'v1'], shows: ['PRPs/sealed.md', 1] },
  { args: ['diff', prpA, 'v1', 'v2'] },
  { args: ['status'] },
  { args: ['history', prpA] },
  { args: ['cleanup', '--dry-run', '--max-versions', '1'] },
  { args: ['tag', prpA, 'v1', 'torture', '--json'], isWriting: true },
  { args: ['save', prpA, '--json'], writes: { path: prpA, text: edited('a') }, isWriting: true, isDecisive: true },
  { args: ['validate', prpC, prpA, '--json'], isWriting: true },
  { args: ['rollback', prpA, 'v1', '--json'], shows: [prpA, 1], isWriting: true, isDecisive: true },
  { args: ['import', 'past/*.md', '--json'], isWriting: true },
];

/** How many of the steps are tried: the first three, the decisive ones and some of the others by turns, or all. */
export type Extent = 'short' | 'by turns' | 'all';

/** Neighbours are forged in related ways: together they meet every step. */
const turns = 3;

export function stepsFor(extent: Extent, index: number): readonly Step[] {
  if (extent === 'short') return steps.slice(0, 3);
  return steps.filter((step, at) => extent === 'all' || step.isDecisive || at % turns === index % turns);
}

export interface AttemptResult {
  readonly problems: readonly string[];
  /** Versions that were announced as made. */
  readonly announced: readonly AnnouncedVersion[];
  readonly verifyCode: number | null;
}

/** Runs the steps on a forged branch, and says what was wrong with their ends. */
export async function runAttempt(
  directory: string,
  forgery: Forgery,
  fixture: ForgeryFixture,
  wanted: readonly Step[],
): Promise<AttemptResult> {
  const problems: string[] = [];
  const announced: AnnouncedVersion[] = [];
  let verifyCode: number | null = null;
  for (const step of wanted) {
    const { args, writes, shows } = step;
    const file = join(directory, shows?.[0] ?? prpA);
    if (writes) await writeFile(join(directory, writes.path), writes.text);
    const before = await readFile(file, 'utf8').catch(() => '');
    const ran = await runPrp(directory, args, { env: fixture.env, deadlineMs: 30_000 });
    const restored = args[0] === 'rollback' ? await readFile(file, 'utf8').catch(() => '') : undefined;
    if (args[0] === 'verify') verifyCode = ran.exitCode;
    if (step.isWriting && ran.exitCode !== 2 && ran.exitCode !== 3) {
      announced.push(
        ...announcedVersions(parseAnswer(ran.stdout)).filter(({ id }) => isVersionId(id) || id.startsWith('v+')),
      );
    }
    const mustWork = forgery.expect === 'harmless' || (forgery.isConfined && step.isElsewhere);
    problems.push(
      ...[
        ...unsound(ran),
        ...(shows ? untrue(ran, shows, restored ?? ran.stdout.toString(), before, forgery, fixture) : []),
        ...(mustWork && (ran.exitCode ?? 3) > 1 ? [`was refused: ${said(ran)}`] : []),
        ...(mustWork && args[0] === 'save' && ran.exitCode !== 0 ? [`was refused: ${said(ran)}`] : []),
      ].map((problem) => `prp ${args.join(' ')} ${problem}`),
    );
    // The others would hang as long.
    if (ran.timedOut) break;
  }
  return { problems, announced, verifyCode };
}

/** The rules that every command keeps, with any content of the branch. */
function unsound(ran: PrpRun): readonly string[] {
  const { exitCode, stdout, stderr, timedOut } = ran;
  const output = `${stdout.toString()}${stderr}`;
  if (timedOut) return ['hangs'];
  return [
    ...(exitCode === null || exitCode > 3 ? [`ended with ${exitCode}: ${said(ran)}`] : []),
    ...(/E_INTERNAL|This is a bug in prp/.test(output) ? [`crashed: ${said(ran)}`] : []),
    ...(/^\s+at .*[:(]\S*:\d+:\d+\)?$|node:internal|Node\.js v\d/m.test(stderr)
      ? [`printed a stack: ${said(ran)}`]
      : []),
    ...(output.trim() === '' ? [`printed nothing and ended with ${exitCode}`] : []),
    // oxlint-disable-next-line no-control-regex -- these are what a terminal obeys
    ...(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(output) ? [`printed control characters: ${said(ran)}`] : []),
  ];
}

/** Whether a version is shown, or a file restored, that is not what was saved. */
function untrue(
  ran: PrpRun,
  [prp, sequence]: readonly [string, number?],
  text: string,
  before: string,
  { passes = [] }: Forgery,
  { versions }: ForgeryFixture,
): readonly string[] {
  const isRestoring = text !== ran.stdout.toString();
  if (ran.exitCode !== 0) return isRestoring && text !== before ? ['failed and changed the file'] : [];
  const own = versions.filter((version) => version.prp === prp);
  const truths = own.filter((version) => sequence === undefined || version.sequence === sequence);
  // The steps before have saved something, too.
  const isTrue = truths.some((version) => version.text === text) || [...passes, edited('a')].includes(text);
  return isTrue ? [] : [`gave out what no command saved: ${JSON.stringify(text.slice(-200))}`];
}

function said({ exitCode, stdout, stderr }: PrpRun): string {
  return `${exitCode} ${JSON.stringify(`${stderr}${stdout.toString()}`.slice(0, 300))}`;
}
