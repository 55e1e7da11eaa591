import { nearestName } from '../base/nearest-name.ts';
import { slashArguments, slashWords, type SlashWord, unseenCharacter } from './slash-arguments.ts';
import { isSlashName, type SlashName, slashRules, slashUsage } from './slash-grammar.ts';

/** A command in a comment. Arguments are as typed: one line, nothing invisible, nothing resolved. */
export type SlashCommand =
  | { readonly name: 'help' | 'status' }
  /** Without PRPs: those that changed. */
  | { readonly name: 'validate'; readonly prps?: readonly string[] }
  | { readonly name: 'generate'; readonly feature?: string }
  | { readonly name: 'list'; readonly prp?: string }
  | { readonly name: 'diff'; readonly prp: string; readonly from?: string; readonly to?: string }
  | { readonly name: 'rollback'; readonly prp: string; readonly version: string; readonly expect?: string }
  | { readonly name: 'tag'; readonly prp: string; readonly version: string; readonly tag: string };

/** A comment that starts with `/prp` and has an error. */
export interface SlashProblem {
  /** One sentence; may contain what was typed. */
  readonly problem: string;
  /** The correct usage. */
  readonly usage: string;
}

/** UTF-16 units of a line: room for two long paths. */
const longestLine = 2_000;

/**
 * The command in the first line of a new comment that is not blank. `undefined` for every other comment: quotes, code, HTML
 * comments, `/prpx`, text before the command. The caller makes sure that edited comments do not get here. `repositoryUrl` is
 * the address under which the files of the repository may be named.
 */
export function parseSlashCommand(body: string, repositoryUrl?: string): SlashCommand | SlashProblem | undefined {
  const start = /^(?:[ \t]*[\r\n])*/.exec(body)?.[0].length ?? 0;
  const end = body.slice(start).search(/[\r\n]/);
  const line = end < 0 ? body.slice(start) : body.slice(start, start + end);
  // Four spaces or a tab would make it code.
  const match = /^ {0,3}\/prp(?:[ \t]|$)/i.exec(line);
  if (match === null) return undefined;
  if (line.length > longestLine) return problem(`The command is longer than ${longestLine} characters.`);
  const rest = line.slice(match[0].length);
  const hidden = unseenCharacter.exec(rest)?.[0];
  if (hidden !== undefined) {
    const code = hidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return problem(`The command contains an invisible character or an unusual space, U+${code}.`);
  }
  const words = slashWords(rest, repositoryUrl);
  if (words === undefined) return problem('A quote is not closed.');
  const [first, ...others] = words;
  return first === undefined ? { name: 'help' } : readCommand(first.text.toLowerCase(), others);
}

function problem(text: string, usage = '/prp help'): SlashProblem {
  return { problem: text, usage };
}

function readCommand(name: string, words: readonly SlashWord[]): SlashCommand | SlashProblem {
  if (name === 'execute') return problem('execute is not available in comments yet.');
  if (!isSlashName(name)) {
    const near = nearestName(name.slice(0, 40), Object.keys(slashRules).filter(isSlashName));
    const usage = near === undefined ? '/prp help' : slashUsage(near);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    return problem(`There is no command “${name.slice(0, 40).toWellFormed()}”.${hint}`, usage);
  }
  const read = slashArguments(name, words);
  return typeof read === 'string' ? problem(read, slashUsage(name)) : commandWith(name, read);
}

function commandWith(name: SlashName, values: ReadonlyMap<string, readonly string[]>): SlashCommand {
  const required = (argument: string): string => values.get(argument)?.[0] ?? '';
  const optional = <Name extends string>(argument: Name): { readonly [_ in Name]?: string } => {
    const value = values.get(argument)?.[0];
    // A computed key loses its name in TypeScript.
    return value === undefined ? {} : ({ [argument]: value } as { readonly [_ in Name]: string });
  };
  switch (name) {
    case 'help':
    case 'status':
      return { name };
    case 'validate': {
      const prps = values.get('prp');
      return { name, ...(prps !== undefined && { prps }) };
    }
    case 'generate':
      return { name, ...optional('feature') };
    case 'list':
      return { name, ...optional('prp') };
    case 'diff':
      return { name, prp: required('prp'), ...optional('from'), ...optional('to') };
    case 'rollback':
      return { name, prp: required('prp'), version: required('version'), ...optional('expect') };
    case 'tag':
      return { name, prp: required('prp'), version: required('version'), tag: required('name') };
  }
}
