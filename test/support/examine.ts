import type { HistoryContext, RawFinding, StaticGate } from '../../src/gates/gate.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { memoryTree } from './memory-tree.ts';

/** The raw findings of a gate in a document, as `rule line[:column] message`, in the order of the lines. */
export async function examine(
  gate: StaticGate<string>,
  text: string,
  files: Readonly<Record<string, string>> = {},
  history?: HistoryContext,
): Promise<readonly string[]> {
  const findings: RawFinding<string>[] = [];
  const subject = {
    prp: parse(text, 'PRPs/example.md'),
    tree: memoryTree(files),
    ...(history && { history: () => Promise.resolve(history) }),
  };
  for await (const finding of gate.check(subject, new AbortController().signal)) findings.push(finding);
  return findings
    .toSorted((a, b) => a.startLine - b.startLine)
    .map(({ rule, startLine, startColumn, message }) => {
      const column = startColumn === undefined ? '' : `:${startColumn}`;
      return `${rule} ${startLine}${column} ${message}`;
    });
}

/** The rules alone, without repetition. */
export async function rulesOn(
  gate: StaticGate<string>,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  return [...new Set((await examine(gate, text, files)).map((line) => line.slice(0, 6)))];
}
