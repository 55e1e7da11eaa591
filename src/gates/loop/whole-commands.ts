import type { ShellCommand } from '../../prp/prp.ts';
import { readScript } from '../../prp/parse/shell-script.ts';

/** Lines of a script that a shell runs as one command: a simple command, a list, or a whole `if`, loop or function. */
export interface WholeCommand {
  /** The text to run. */
  readonly text: string;
  /** The same without the contents of quotes and here-documents. */
  readonly code: string;
  /** Line in the PRP where it begins. */
  readonly line: number;
}

/**
 * Joins the logical lines of a block to whole commands. Wrongly keeping a command open only makes it longer; wrongly
 * closing it makes a script that no shell accepts, so it does not run.
 */
export function wholeCommands(lines: readonly ShellCommand[]): readonly WholeCommand[] {
  const whole: WholeCommand[] = [];
  let open: { readonly texts: string[]; readonly codes: string[]; readonly line: number } | undefined;
  const depth = { words: 0, parentheses: 0 };
  for (const { text, line } of lines) {
    const code = codeOf(text);
    open ??= { texts: [], codes: [], line };
    open.texts.push(text);
    open.codes.push(code);
    descend(depth, code);
    if (depth.words > 0 || depth.parentheses > 0 || /(?:&&|\|\|?)$/.test(code)) continue;
    whole.push(closed(open));
    open = undefined;
  }
  if (open !== undefined) whole.push(closed(open));
  return whole;
}

function closed({ texts, codes, line }: { texts: readonly string[]; codes: readonly string[]; line: number }) {
  return { text: texts.join('\n'), code: codes.join('\n'), line };
}

function codeOf(text: string): string {
  const { statements } = readScript(text);
  return statements.length === 1 ? (statements[0]?.code ?? text) : text;
}

const opening = new Set(['if', 'case', 'for', 'while', 'until', 'select', '{']);
const closing = new Set(['fi', 'esac', 'done', '}']);
/** Words that may precede a command that opens something. */
const leading = new Set(['then', 'do', 'else', '!', 'time']);

function descend(depth: { words: number; parentheses: number }, code: string): void {
  for (const character of code) {
    if (character === '(') depth.parentheses += 1;
    // The patterns of `case` have closing brackets without opening ones.
    if (character === ')') depth.parentheses = Math.max(0, depth.parentheses - 1);
  }
  for (const part of code.split(/[;&|()\n]/)) {
    const words = part.trim().split(/\s+/);
    let first = 0;
    while (leading.has(words[first] ?? '')) first += 1;
    const word = words[first] ?? '';
    if (opening.has(word) || (word === 'function' && words.at(-1) === '{')) depth.words += 1;
    if (closing.has(word)) depth.words = Math.max(0, depth.words - 1);
  }
}
