import { nearestName } from '../base/nearest-name.ts';
import { slashArguments } from './slash-arguments.ts';
import { isSlashName, type SlashName, slashRules, slashUsage } from './slash-grammar.ts';
import { slashWords, type SlashWord } from './slash-words.ts';

/** What a comment asks for. Arguments are as they were typed: one line, nothing invisible, nothing resolved. */
export type SlashCommand =
  | { readonly name: 'help' | 'status' }
  | { readonly name: 'validate'; readonly prp?: string }
  | { readonly name: 'generate'; readonly feature?: string }
  | { readonly name: 'list'; readonly prp: string }
  | { readonly name: 'diff'; readonly prp: string; readonly from?: string; readonly to?: string }
  | { readonly name: 'rollback'; readonly prp: string; readonly version: string; readonly expect?: string }
  | { readonly name: 'tag'; readonly prp: string; readonly version: string; readonly tag: string };

/** A comment that speaks to us and is not understood. */
export interface SlashProblem {
  /** One sentence; may hold what was typed. */
  readonly problem: string;
  /** How it would be right. */
  readonly usage: string;
}

/** UTF-16 units of a line: room for two long paths. */
const longestLine = 2_000;

/**
 * The command in the first line of a new comment. `undefined` for anything that is not said to us: quotes, code, HTML
 * comments, `/prpx`, text before it. The caller sees to it that edited comments never come here. Linear in the line.
 */
export function parseSlashCommand(body: string): SlashCommand | SlashProblem | undefined {
  const end = body.search(/[\r\n]/);
  const line = end < 0 ? body : body.slice(0, end);
  // Four spaces or a tab would make it code.
  const match = /^ {0,3}\/prp(?:[ \t]|$)/.exec(line);
  if (match === null) return undefined;
  if (line.length > longestLine) return problem(`The command is longer than ${longestLine} characters.`);
  const rest = line.slice(match[0].length);
  const strange = /[[\p{Cc}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t ]]/v.exec(rest)?.[0];
  if (strange !== undefined) {
    const code = strange.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return problem(`The command holds a character that nobody sees or that is no ordinary space, U+${code}.`);
  }
  const words = slashWords(rest);
  if (words === undefined) return problem('A quote is not closed.');
  const [first, ...others] = words;
  return first === undefined ? { name: 'help' } : commandOf(first.text, others);
}

function problem(text: string, usage = '/prp help'): SlashProblem {
  return { problem: text, usage };
}

function commandOf(name: string, words: readonly SlashWord[]): SlashCommand | SlashProblem {
  if (name === 'execute') return problem('execute is not available in comments yet.');
  if (!isSlashName(name)) {
    const near = nearestName(name.slice(0, 40), Object.keys(slashRules).filter(isSlashName));
    const usage = near === undefined ? '/prp help' : slashUsage(near);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return problem(`There is no command “${name.slice(0, 40).toWellFormed()}”.${hint}`, usage);
  }
  const read = slashArguments(name, words);
  return typeof read === 'string' ? problem(read, slashUsage(name)) : build(name, read);
}

function build(name: SlashName, values: ReadonlyMap<string, string>): SlashCommand {
  const given = (argument: string): string => values.get(argument) ?? '';
  const perhaps = <Name extends string>(argument: Name): { readonly [_ in Name]?: string } => {
    const value = values.get(argument);
    // A computed key loses its name in TypeScript.
    return value === undefined ? {} : ({ [argument]: value } as { readonly [_ in Name]: string });
  };
  switch (name) {
    case 'help':
    case 'status':
      return { name };
    case 'validate':
      return { name, ...perhaps('prp') };
    case 'generate':
      return { name, ...perhaps('feature') };
    case 'list':
      return { name, prp: given('prp') };
    case 'diff':
      return { name, prp: given('prp'), ...perhaps('from'), ...perhaps('to') };
    case 'rollback':
      return { name, prp: given('prp'), version: given('version'), ...perhaps('expect') };
    case 'tag':
      return { name, prp: given('prp'), version: given('version'), tag: given('name') };
  }
}
