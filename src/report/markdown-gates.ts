import { stripVTControlCharacters } from 'node:util';
import { lastLines } from '../base/lines-before.ts';
import { plural } from '../base/plural.ts';
import { shorten } from '../base/quote.ts';
import { type GateResult, isBroken } from '../prp/gate-result.ts';
import type { Detail } from './markdown-detail.ts';
import { markdownDetails, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import { duration, statusMark } from './paint.ts';
import { withheldSentence } from './withheld.ts';

/** Why gates broke that no finding speaks for, and what they printed; then all that ran: a table, folded away. Blocks. */
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
    ...bad
      .filter(({ findings, withheld }) => findings.length === 0 || withheld !== undefined)
      .slice(0, detail.rows)
      .flatMap((gate) => [brokenLine(gate, detail.message), ...printed(gate, detail.output)]),
    ...(shown.length === 0 ? [`${counts}.`] : [markdownDetails(counts, table)]),
  ];
}

function brokenLine(gate: GateResult, longest: number): string {
  const { id, status, reason, attempts } = gate;
  const because = reason === undefined ? '' : `: ${markdownMessage(reason, Math.min(longest, 300))}`;
  return `${statusMark[status].mark} **${markdownText(id, 60)}** ${status}${triesOf(attempts)}${because}${withheldFrom(gate, longest)}`;
}

function withheldFrom(gate: GateResult, longest: number): string {
  const sentence = withheldSentence(gate);
  return sentence === undefined ? '' : `. ${markdownMessage(sentence, Math.max(longest, 300))}`;
}

function triesOf(attempts: number): string {
  return attempts > 1 ? ` after ${attempts} attempts` : '';
}

function row({ id, status, reason, findings, durationMs, attempts }: GateResult, longest: number): string {
  // A cell is narrow: what broke has said why above.
  const because = reason === undefined || isBroken(status) ? '' : `: ${markdownText(reason, Math.min(longest, 200))}`;
  const took = status === 'skipped' ? '' : duration(durationMs);
  const cells = [
    statusMark[status].mark,
    markdownText(id, 60),
    `${status}${triesOf(attempts)}${because}`,
    findings.length,
    took,
  ];
  return `| ${cells.join(' | ')} |`;
}

const longestLine = 200;

function printed({ output = '' }: GateResult, lines: number): readonly string[] {
  const end = lastLines(stripVTControlCharacters(output), lines).map((line) => shorten(line, longestLine));
  return lines === 0 || end.length === 0 ? [] : [markdownFence(end.join('\n'), 'text')];
}
