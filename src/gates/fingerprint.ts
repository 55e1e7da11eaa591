import { hash } from 'node:crypto';
import type { Finding } from '../prp/finding.ts';
import { maxStructureLength } from '../prp/parse/lines.ts';
import type { Line } from '../prp/prp.ts';

/** Where a finding stands and what it says: a remark of a gate, or the finding that was made of it. */
type Said = Pick<Finding, 'rule' | 'message' | 'startLine' | 'endLine' | 'startColumn' | 'endColumn'>;

/**
 * What a finding is about, whatever stands around it: the text that it marks, else its message without the numbers
 * that the next edit changes. Findings with one topic are the same problem, found once or many times.
 */
export function topicOf(said: Said, lines: readonly Line[]): string {
  return JSON.stringify([said.rule, markedText(said, lines) ?? withoutNumbers(said.message)]);
}

/** The part of its first line that a finding marks; `undefined` when it marks whole lines, or only a place in one. */
export function markedText(said: Said, lines: readonly Line[]): string | undefined {
  const { startLine, endLine = startLine, startColumn, endColumn } = said;
  if (startColumn === undefined || endColumn === undefined) return undefined;
  const marked = lines[startLine - 1]?.text.slice(startColumn - 1, endLine === startLine ? endColumn : undefined);
  // An empty mark stands for a place, not for a text.
  return marked?.slice(0, maxStructureLength) || undefined;
}

/** Numbers in quotes are somebody's text; all others count lines, tokens, files. */
function withoutNumbers(message: string): string {
  return message
    .split(/(`[^`]*`|"[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\b\d+(?:[.,]\d+)*\b/g, '0')))
    .join('');
}

/**
 * Names the findings of one gate about one document: 16 hexadecimal digits of what each is about, a colon, and which
 * of those about the same it is. So a name outlives everything that happens to the lines around it.
 *
 * Names are published. Those of findings that mark a secret (`confidential`) are made of the message alone: whoever
 * has a name must not be able to try passwords against it.
 */
export function fingerprints(lines: readonly Line[], confidential: boolean): (said: Said) => string {
  const seen = new Map<string, number>();
  return (said) => {
    const topic = confidential ? JSON.stringify([said.rule, withoutNumbers(said.message)]) : topicOf(said, lines);
    const count = (seen.get(topic) ?? 0) + 1;
    seen.set(topic, count);
    return `${hash('sha256', topic).slice(0, 16)}:${count}`;
  };
}
