/** One program run of a shell line, with what it pipes into. */
export interface SimpleCommand {
  readonly text: string;
  /** What runs when it fails, so that its failure may not count. */
  readonly fallback: string | undefined;
}

const maxLength = 4096;

const shellToken = /\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|&&|\|\||[^\\'"&|;(){}]+|[^]/g;

/**
 * Splits a shell line at `&&`, `||` and `;` outside quotes and brackets. In `a && b || c` the last is the fallback of
 * both others; in `a; true` likewise, since only the last exit code counts.
 */
export function simpleCommands(line: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  let chain: string[] = [];
  const close = (fallback: string | undefined): void => {
    commands.push(...chain.map((text) => ({ text, fallback })));
    chain = [];
  };
  for (const { text, operator } of pieces(line)) {
    if (operator === '||' || (operator === ';' && succeeds.test(text))) {
      close(text);
    } else {
      if (operator === ';') close(undefined);
      if (text !== '') chain.push(text);
    }
  }
  close(undefined);
  return commands;
}

const succeeds = /^(?:true|:|exit 0)$/;

interface Piece {
  readonly text: string;
  /** What stands before it. */
  readonly operator: string;
}

function pieces(line: string): readonly Piece[] {
  const found: Piece[] = [];
  let operator = '';
  let text = '';
  let depth = 0;
  for (const [token] of line.slice(0, maxLength).matchAll(shellToken)) {
    if (token === '(' || token === '{') depth += 1;
    if (token === ')' || token === '}') depth = Math.max(0, depth - 1);
    if (depth === 0 && (token === ';' || token === '&&' || token === '||')) {
      found.push({ text: text.trim(), operator });
      operator = token;
      text = '';
    } else {
      text += token;
    }
  }
  return [...found, { text: text.trim(), operator }];
}

/** The words of a simple command, without the quotes around them; a pipe is a word of its own. */
export function shellWords(command: string): readonly string[] {
  const words = command.slice(0, maxLength).match(/(?:\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|[^\s'"\\|])+|\|/g) ?? [];
  return words.map((word) => word.replace(/^(["'])(.*)\1$/s, '$2'));
}
