import type { GateResult } from '../prp/gate-result.ts';
import { statusMark } from './paint.ts';
import type { ValidateData } from './report.ts';

/** The number of bars that stays readable. */
const barsAtMost = 50;

interface Bar {
  readonly section: string;
  readonly gate: GateResult;
}

/**
 * Draws when each gate ran, as a Mermaid `gantt`: a section for each PRP and one for the run's commands. All gates are
 * submitted at once, so a gate starts after its time in the queue. Of many gates the longest are shown.
 */
export function ganttOf({ prps, gates, makespanMs }: ValidateData): string {
  const bars = [
    ...prps.flatMap(({ path, gates: own }) => own.map((gate): Bar => ({ section: path, gate }))),
    ...gates.map((gate): Bar => ({ section: 'run', gate })),
  ].filter(({ gate }) => gate.status !== 'skipped');
  const longest = bars.toSorted((a, b) => b.gate.durationMs - a.gate.durationMs).slice(0, barsAtMost);
  const shown = new Set(longest);
  const leftOut = bars.length - shown.size;
  const lines = [
    'gantt',
    `title ${leftOut > 0 ? `Gates, ${leftOut} shorter ones left out` : 'Gates'}`,
    'dateFormat x',
    // Times count from the start, so no time zone shows.
    `axisFormat ${makespanMs < 10_000 ? '%Q ms' : '%s s'}`,
  ];
  let section: string | undefined;
  for (const bar of bars) {
    if (!shown.has(bar)) continue;
    if (bar.section !== section) lines.push(`section ${harmless(bar.section, 60)}`);
    section = bar.section;
    lines.push(barLine(bar.gate));
  }
  return `${lines.join('\n')}\n`;
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
  return `${statusMark[status].mark} ${harmless(id, 30)} ${took} ms :${tagOf[status]}, ${Math.round(queuedMs)}, ${took}ms`;
}

/** Keeps letters, digits and characters of paths; all others have a meaning in Mermaid or in HTML. */
function harmless(text: string, longest: number): string {
  const cut = text.length > longest ? `…${text.slice(1 - longest)}` : text;
  return cut.replace(/[^\p{L}\p{M}\p{N} ./_…-]/gu, '_').trim() || '_';
}
