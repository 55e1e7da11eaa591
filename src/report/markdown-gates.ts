import { stripVTControlCharacters } from 'node:util';
import type { GateResult } from '../prp/gate-result.ts';
import { isBroken } from './headline.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownDetails, markdownFence, markdownText, shortened } from './markdown-text.ts';
import { duration, plural, statusMark } from './paint.ts';

/** Which gates ran and how they ended: a table, folded away, and what those printed that broke. Blocks. */
export function markdownGates(gates: readonly GateResult[], detail: Detail): readonly string[] {
  if (gates.length === 0) return [];
  const bad = gates.filter(({ status }) => isBroken(status));
  const shown = (detail.gates === 'all' ? gates : bad).slice(0, detail.rows);
  const left = gates.length - shown.length;
  const counts =
    bad.length > 0
      ? `${bad.length} of ${plural(gates.length, 'gate')} did not pass`
      : `${plural(gates.length, 'gate')} passed`;
  const table = [
    '| | Gate | Result | Findings | Took |',
    '|---|---|---|--:|--:|',
    ...shown.map((gate) => row(gate, detail.message)),
    ...(left > 0 ? [`| | … and ${left} more | | | |`] : []),
  ].join('\n');
  return [
    ...(shown.length === 0 ? [`${counts}.`] : [markdownDetails(counts, table)]),
    ...bad.flatMap((gate) => printed(gate, detail.output)),
  ];
}

function row({ id, status, reason, findings, durationMs, attempts }: GateResult, longest: number): string {
  const because = reason === undefined ? '' : `: ${markdownText(reason, Math.min(longest, 200))}`;
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const took = status === 'skipped' ? '' : duration(durationMs);
  const cells = [statusMark[status].mark, markdownText(id, 60), `${status}${tries}${because}`, findings.length, took];
  return `| ${cells.join(' | ')} |`;
}

const longestLine = 200;

function printed({ id, output }: GateResult, lines: number): readonly string[] {
  const all = stripVTControlCharacters(output ?? '')
    .trimEnd()
    .split('\n');
  if (lines === 0 || output === undefined || all.join('') === '') return [];
  const end = all.slice(-lines).map((line) => shortened(line, longestLine));
  return [`The end of what ${markdownText(id, 60)} printed:`, markdownFence(end.join('\n'), 'text')];
}
