import type { GateResult } from '../prp/gate-result.ts';
import { plural } from '../base/plural.ts';
import { markdownFence } from './markdown-text.ts';
import { duration, statusMark } from './paint.ts';
import type { ValidateData } from './report.ts';

/** The number of bars that stays readable. */
const barsAtMost = 50;

/** Milliseconds: a shorter gate is no bar that a reader can see. */
const shortestBar = 1_000;

/** Milliseconds: only then a picture of the run says more than the list of its gates. */
const longRun = 10_000;

interface Bar {
  readonly section: string;
  readonly gate: GateResult;
}

/** When each command ran, where one took longer than ten seconds. Returns blocks. */
export function ganttBlocks(data: ValidateData): readonly string[] {
  const bars = barsOf(data);
  if (!bars.some(({ gate }) => gate.durationMs > longRun)) return [];
  const inOrder = bars.reduce((sum, { gate }) => sum + gate.durationMs, 0);
  const took = `${plural(data.workers, 'worker')}, ${duration(data.makespanMs)}; one after the other ${duration(inOrder)}`;
  return [`**When each command ran:** ${took}`, markdownFence(ganttOf(data), 'mermaid')];
}

/**
 * Draws when the gates of a second or more ran, as a Mermaid `gantt`: commands, and the validation loops of PRPs. All gates
 * are submitted at once, so a gate starts after its time in the queue. Of many gates the longest are shown.
 */
export function ganttOf(data: ValidateData): string {
  const bars = barsOf(data);
  const longest = bars.toSorted((a, b) => b.gate.durationMs - a.gate.durationMs).slice(0, barsAtMost);
  const shown = new Set(longest);
  const leftOut = bars.length - shown.size;
  const hasSections = new Set(longest.map((bar) => bar.section)).size > 1;
  const lines = [
    'gantt',
    ...(leftOut > 0 ? [`title ${leftOut} shorter ones left out`] : []),
    'dateFormat x',
    // Seconds since the start: no time zone shows.
    'axisFormat %s s',
  ];
  let section: string | undefined;
  for (const bar of bars) {
    if (!shown.has(bar)) continue;
    if (hasSections && bar.section !== section) lines.push(`section ${harmless(bar.section, 60)}`);
    section = bar.section;
    lines.push(barLine(bar.gate));
  }
  return `${lines.join('\n')}\n`;
}

function barsOf({ prps, gates }: ValidateData): readonly Bar[] {
  return [
    ...gates.map((gate): Bar => ({ section: 'commands', gate })),
    ...prps.flatMap(({ path, gates: own }) => own.map((gate): Bar => ({ section: path, gate }))),
  ].filter(({ gate }) => gate.status !== 'skipped' && gate.durationMs >= shortestBar);
}

const tagOf = {
  passed: 'done',
  failed: 'crit',
  errored: 'crit',
  'timed-out': 'crit',
  skipped: 'active',
  cancelled: 'active',
} as const satisfies Record<GateResult['status'], string>;

/** The mark comes first: a gate called `title` or `click` would be read as a statement. */
function barLine({ id, status, queuedMs, durationMs }: GateResult): string {
  const took = Math.max(1, Math.round(durationMs));
  const shown = harmless(duration(durationMs), 20);
  return `${statusMark[status].mark} ${harmless(id, 30)} ${shown} :${tagOf[status]}, ${Math.round(queuedMs)}, ${took}ms`;
}

/** Keeps letters, digits and characters of paths; all others have a meaning in Mermaid or in HTML. */
function harmless(text: string, longest: number): string {
  const cut = text.length > longest ? `…${text.slice(1 - longest)}` : text;
  return cut.replace(/[^\p{L}\p{M}\p{N} ./_…-]/gu, '_').trim() || '_';
}
