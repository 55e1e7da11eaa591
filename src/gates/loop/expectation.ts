import { maxStructureLength } from '../../prp/parse/lines.ts';
import type { ShellBlock, ShellCommand } from '../../prp/prp.ts';
import { commandsOf } from '../../prp/parse/shell-service.ts';
import type { WholeCommand } from './whole-commands.ts';

/** The literal text that an expectation demands of the output. */
export type Literal =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'json'; readonly value: object };

const label =
  /^[\s>#*+-]*(?:[^\w\s"'`]{1,2}\s+)?expect(?:ed|s)?\b(?:\s+(?:output|response|result|value))?(?:[\s*]*:[\s*]*|[\s*]+|$)/i;
const nothing =
  /^\(?(?:no (?:output|results?|match(?:es)?|lines?|hits)|nothing|empty(?: output)?)\)?(?:\s*\(.*\))?\.?$/i;
const elided = /\.\.\.|…/;

/** Parses an expectation; `undefined` for prose, which cannot be compared. */
export function literalIn(expectation: string): Literal | undefined {
  const text = expectation.slice(0, maxStructureLength).replace(label, '').trim();
  if (nothing.test(text)) return { kind: 'nothing' };
  if (elided.test(text)) return undefined;
  if (/^-?\d{1,15}(?:\.\d{1,6})?$/.test(text)) return { kind: 'number', number: text };
  const inner = /^(?:"([^"]+)"|'([^']+)'|`([^`]+)`)$/.exec(text);
  const quoted = inner?.[1] ?? inner?.[2] ?? inner?.[3];
  const value = jsonIn(quoted ?? text);
  if (value !== undefined) return { kind: 'json', value };
  return quoted === undefined || quoted.trim() === '' ? undefined : { kind: 'text', text: quoted.trim() };
}

/** How many expectations of one block are compared: each is compared with the whole output. */
const maxLiterals = 100;

interface LiteralExpectation extends ShellCommand {
  readonly literal: Literal;
}

function literalExpectationsOf({ expectations }: ShellBlock): readonly LiteralExpectation[] {
  const literals = expectations.flatMap(({ text, line }) => {
    const literal = literalIn(text);
    return literal === undefined ? [] : [{ text, line, literal }];
  });
  return literals.slice(0, maxLiterals);
}

/** The expectations that the output of a finished block does not meet. */
export function unmetIn(
  block: ShellBlock,
  output: string,
  /** Lines of expectations that an exit code has decided. */
  answered: ReadonlySet<number>,
): readonly ShellCommand[] {
  const literals = literalExpectationsOf(block).filter(({ line }) => !answered.has(line));
  if (literals.length === 0) return [];
  const code = block.commands.map(({ text }) => text).join('\n');
  // Another command of the block may print the text that one command should not print.
  const isOne = !code.includes('\n');
  // A client prints the status code only on request.
  const hidesStatus = /\bcurl\b/.test(code) && !/\s(?:-\w*[iIvw]|--(?:head|include|verbose|write-out))/.test(code);
  return literals.filter(({ literal }) => {
    if (literal.kind === 'nothing' && !isOne) return false;
    if (literal.kind === 'number' && hidesStatus && /^[1-5]\d\d$/.test(literal.number)) return false;
    return !isMet(literal, output);
  });
}

/**
 * The exit code of `grep` shows whether it found anything. Returns the searches that should find nothing: index of the
 * command → line of the expectation.
 */
export function searchesForNothing(block: ShellBlock, commands: readonly WholeCommand[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { literal, line } of literalExpectationsOf(block)) {
    // An expectation after the fence concerns the whole block, so it is clear only when the block is a single command.
    if (literal.kind !== 'nothing' || (line > block.endLine && commands.length > 1)) continue;
    const index = commands.findLastIndex((command) => command.line <= line);
    const last = commandsOf(commands[index]?.code ?? '').at(-1) ?? '';
    if (/^(?:[ef]?grep|rg|git\s+grep)\s/.test(last)) found.set(index, line);
  }
  return found;
}

function isMet(literal: Literal, output: string): boolean {
  switch (literal.kind) {
    case 'nothing':
      return output.trim() === '';
    case 'text':
      return output.includes(literal.text);
    case 'number':
      return new RegExp(`(?<![\\w.-])${literal.number.replace('.', String.raw`\.`)}(?!\\w|\\.\\d)`).test(output);
    case 'json':
      return [output, ...output.split('\n')].some((text) => {
        const value = jsonIn(text.trim());
        return value !== undefined && resembles(value, literal.value);
      });
  }
}

function jsonIn(text: string): object | undefined {
  if (!/^[{[]/.test(text)) return undefined;
  try {
    // JSON that begins with a brace or bracket is an object.
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/**
 * Whether the output has the members of the expected object. Booleans, null and plain words must be equal; numbers and
 * other strings are samples, so only their types must be equal.
 */
function resembles(actual: unknown, expected: unknown): boolean {
  const pairs: [unknown, unknown][] = [[actual, expected]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [is, should] = pair;
    if (typeof should !== 'object' || should === null) {
      const isSample = typeof should === 'number' || (typeof should === 'string' && !/^[a-z]+$/i.test(should));
      if (isSample ? typeof is !== typeof should : is !== should) return false;
      continue;
    }
    if (typeof is !== 'object' || is === null || Array.isArray(is) !== Array.isArray(should)) return false;
    const having = new Map(Object.entries(is));
    for (const [key, value] of Object.entries(should)) pairs.push([having.get(key), value]);
  }
  return true;
}
