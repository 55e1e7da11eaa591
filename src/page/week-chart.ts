import { html, type Html } from './html.ts';
import { counted, shortDay } from './page-words.ts';

export interface Week {
  /** Its first day. */
  readonly start: string;
  readonly passed: number;
  readonly failed: number;
}

/** Pixels of the highest bar, and above it. */
const height = 142;
const top = 8;

/** A bar for each week: passed below, failed on top. */
export function weekChart(weeks: readonly Week[]): Html {
  const most = Math.max(...weeks.map(({ passed, failed }) => passed + failed), 1);
  const scale = roundUp(most);
  const base = top + height;
  const pixels = (count: number) => Math.round((height * count) / scale);
  const marks = [scale / 2, scale].filter((mark) => Number.isInteger(mark));
  const lines = [0, ...marks].map((mark) => {
    const y = base - pixels(mark) + 0.5;
    const text = mark === 0 ? undefined : html`<text x="0" y="${y + 12.5}">${mark}</text>`;
    return html`<line class="axis" x1="0" x2="100%" y1="${y}" y2="${y}" />${text}`;
  });
  const step = 92 / weeks.length;
  const bars = weeks.map(({ start, passed, failed }, at) => {
    const x = 8 + at * step;
    const [low, high] = [pixels(passed), pixels(failed)];
    const isLast = at === weeks.length - 1;
    // The labels of neighbours would touch on a phone.
    const isNamed = isLast || (at % 4 === 0 && at < weeks.length - 2);
    const anchor = isLast ? 'end' : 'middle';
    const labelAt = isLast ? 100 : x + step * 0.33;
    const label = isNamed
      ? html`<text x="${labelAt.toFixed(2)}%" y="${base + 18}" text-anchor="${anchor}">${shortDay(start)}</text>`
      : undefined;
    const bar = (kind: string, y: number, tall: number) =>
      tall <= 0
        ? undefined
        : html`<rect
            class="f-${kind}"
            x="${x.toFixed(2)}%"
            width="${(step * 0.65).toFixed(2)}%"
            y="${y}"
            height="${tall}"
          />`;
    return html`${bar('pass', base - low, low)}${bar('fail', base - low - high, high - (low > 0 ? 1.5 : 0))}${label} `;
  });
  const last = weeks.at(-1);
  const about =
    last === undefined
      ? ''
      : `${counted(last.passed + last.failed, 'validation')} in the last week, ${last.failed} failed.`;
  return html`<figure>
    <svg class="wide" height="${base + 26}" role="img" aria-labelledby="t-t t-d">
      <title id="t-t">Validations a week, passed and failed</title>
      <desc id="t-d">${about} A table below has every number.</desc>
      ${lines} ${bars}
    </svg>
    <figcaption>Below: passed. On top: failed.</figcaption>
  </figure>`;
}

/** The next of 1, 2, 4, 5, 10, 20, 40, 50, 100 … */
function roundUp(count: number): number {
  const power = 10 ** Math.floor(Math.log10(count));
  return ([1, 2, 4, 5].find((step) => step * power >= count) ?? 10) * power;
}
