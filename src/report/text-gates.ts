import { plural } from '../base/plural.ts';
import { columns, elapsed, type Paint, plain, shortenStart } from './paint.ts';
import type { HistoryData } from './report.ts';

type Gate = HistoryData['trends']['gates'][number];

/** Gates that pass within this time are counted, not listed. */
const quickMs = 1_000;
const nameWidth = 20;

const trendWords = {
  improving: 'better than before',
  worsening: 'worse than before',
  steady: '',
  unknown: '',
} as const;
const trendStyle = { improving: 'green', worsening: 'red', steady: 'dim', unknown: 'dim' } as const;

/** A table of the gates that failed or take long, at most `most`; the others are counted. Empty without gates. */
export function gateTable(gates: readonly Gate[], most: number, paint: Paint): readonly string[] {
  if (gates.length === 0) return [];
  const notable = gates.filter(({ passRate, p50Ms }) => passRate < 1 || p50Ms >= quickMs);
  const shown = notable.toSorted((a, b) => b.p50Ms - a.p50Ms).slice(0, most);
  const rows = shown.map(({ id, runs, passRate, p50Ms, p95Ms, trend }) => [
    shortenStart(plain(id), nameWidth),
    String(runs).padStart(4),
    `${Math.round(passRate * 100)} %`.padStart(6),
    elapsed(p50Ms).padStart(10),
    elapsed(p95Ms).padStart(10),
    paint(trendStyle[trend], trendWords[trend]),
  ]);
  const title = ['gate', 'runs', 'passed', 'median'.padStart(10), '95 %'.padStart(10), ''];
  const [head = '', ...lines] = columns([title, ...rows]).map((line) => `  ${line}`);
  const left = notable.length - shown.length;
  const quick = gates.length - notable.length;
  return [
    ...(rows.length > 0 ? [paint('dim', head), ...lines] : []),
    ...(left > 0 ? [paint('dim', `  and ${plural(left, 'faster gate')} that failed at times`)] : []),
    ...(quick > 0 ? [paint('dim', `  ${plural(quick, 'gate')} always passed, in less than a second`)] : []),
  ];
}
