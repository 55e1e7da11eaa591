import { hash } from 'node:crypto';
import type { Finding } from '../prp/finding.ts';
import { maxStructureLength } from '../prp/parse/lines.ts';
import type { Line } from '../prp/prp.ts';

/** The position and the message of a finding, raw or not. */
type FindingText = Pick<Finding, 'rule' | 'message' | 'startLine' | 'endLine' | 'startColumn' | 'endColumn'>;

/**
 * The topic of a finding, independent of the lines around it: the text that it marks, else its message without the
 * numbers that the next edit changes. Findings with one topic are the same problem, found once or many times.
 */
export function topicOf(finding: FindingText, lines: readonly Line[]): string {
  return JSON.stringify([finding.rule, markedText(finding, lines) ?? withoutNumbers(finding.message)]);
}

/** The marked part of a finding's first line; `undefined` when it marks whole lines, or only a position. */
export function markedText(finding: FindingText, lines: readonly Line[]): string | undefined {
  const { startLine, endLine = startLine, startColumn, endColumn } = finding;
  if (startColumn === undefined || endColumn === undefined) return undefined;
  const marked = lines[startLine - 1]?.text.slice(startColumn - 1, endLine === startLine ? endColumn : undefined);
  // An empty mark is a position, not a text.
  return marked?.slice(0, maxStructureLength) || undefined;
}

/** Keeps numbers in quotes, which are part of a quoted text; the others count lines, tokens, files. */
function withoutNumbers(message: string): string {
  return message
    .split(/(`[^`]*`|"[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\b\d+(?:[.,]\d+)*\b/g, '0')))
    .join('');
}

/**
 * Makes the fingerprints for the findings of one gate in one document: 16 hexadecimal digits of the topic, a colon, and
 * a number among the findings of that topic. So a fingerprint survives changes of the lines around it.
 *
 * Fingerprints are published. Those of findings that mark a secret (`confidential`) use the message alone: a
 * fingerprint must not allow an attacker to test passwords against it.
 */
export function fingerprints(lines: readonly Line[], confidential: boolean): (finding: FindingText) => string {
  const seen = new Map<string, number>();
  return (finding) => {
    const topic = confidential
      ? JSON.stringify([finding.rule, withoutNumbers(finding.message)])
      : topicOf(finding, lines);
    const count = (seen.get(topic) ?? 0) + 1;
    seen.set(topic, count);
    return `${hash('sha256', topic).slice(0, 16)}:${count}`;
  };
}
