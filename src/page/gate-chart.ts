import type { GateStatus } from '../prp/gate-result.ts';
import { html, type Html } from './html.ts';
import { lasted, ranFor } from './page-words.ts';
import { signOf } from './prp-state.ts';

/** A gate of a run, or several short ones together. */
export interface GateRun {
  readonly name: string;
  readonly status: GateStatus;
  readonly attempts: number;
  readonly queuedMs: number;
  readonly durationMs: number;
  /** The PRPs that it checked, or the run. */
  readonly about: string;
  /** `2 errors, 1 warning`; empty without findings. */
  readonly findings: string;
}

export type GateMark = 'pass' | 'fail' | 'look' | 'none';

/** A gate that passed at a later attempt deserves a look. */
export function markOf({ status, attempts }: Pick<GateRun, 'status' | 'attempts'>): GateMark {
  if (status === 'skipped' || status === 'cancelled') return 'none';
  if (status !== 'passed') return 'fail';
  return attempts > 1 ? 'look' : 'pass';
}

/** Bars that stay readable. */
const mostBars = 40;

/** Pixels of one bar with its name. */
const rowHeight = 36;

/** When each gate waited and ran, from the start of the run. The longest ones of many. */
export function gateChart(gates: readonly GateRun[]): Html | undefined {
  const ran = gates.filter(({ status }) => status !== 'skipped');
  const longest = ran.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, mostBars);
  const shown = ran.filter((gate) => longest.includes(gate));
  const [top] = longest;
  const end = Math.max(...shown.map(({ queuedMs, durationMs }) => queuedMs + durationMs), 0);
  if (top === undefined || end <= 0) return undefined;
  const step = stepOf(end);
  const span = Math.max(end, step) * 1.02;
  const at = (ms: number) => `${((100 * ms) / span).toFixed(2)}%`;
  const height = rowHeight * shown.length;
  const ticks = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => index * step);
  const axis = ticks.map(
    (ms) =>
      html`<line class="axis" x1="${at(ms)}" x2="${at(ms)}" y1="0" y2="${height}" /><text
          x="${at(ms)}"
          y="${height + 18}"
          ${ms === 0 ? undefined : html` text-anchor="middle"`}
          >${tickText(ms, step)}</text
        > `,
  );
  const bars = shown.map((gate, index) => {
    const { name, queuedMs, durationMs } = gate;
    const y = rowHeight * index;
    const waited =
      queuedMs * 200 < span
        ? undefined
        : html`<rect class="wait" x="0" y="${y + 22}" width="${at(queuedMs)}" height="4" />`;
    return html`<text class="t" x="0" y="${y + 14}">${signOf(markOf(gate))} ${name}<tspan fill="none"> </tspan></text
      ><text x="100%" y="${y + 14}" text-anchor="end">${ranFor(durationMs)}</text>${waited}<rect
        class="f-${markOf(gate)}"
        x="${at(queuedMs)}"
        y="${y + 20}"
        width="${at(Math.max(durationMs, span / 200))}"
        height="8"
        rx="1"
      /> `;
  });
  const inOrder = ran.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const left = ran.length - shown.length;
  return html`<h2>When each gate ran</h2>
    <figure>
      <svg class="wide" height="${height + 30}" role="img" aria-labelledby="g-t g-d">
        <title id="g-t">When each gate ran</title>
        <desc id="g-d">
          The run took ${lasted(end)}; ${top.name} was the longest gate. The table below has every number.
        </desc>
        ${axis}${bars}
      </svg>
      <figcaption>
        Thin: waiting for a worker. Thick: running. One after the other it would have taken
        ${lasted(inOrder)}.${left > 0 ? ` ${left} shorter ones are left out.` : ''}
      </figcaption>
    </figure> `;
}

/** About four ticks. */
function stepOf(end: number): number {
  const steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000];
  return steps.find((step) => end / step <= 5) ?? Math.ceil(end / 5 / 600_000) * 600_000;
}

function tickText(ms: number, step: number): string {
  if (step < 1_000) return `${ms} ms`;
  return ms === 0 ? '0:00' : ranFor(ms);
}
