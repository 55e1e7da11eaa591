import { isTagName } from '../history/versions/selector.ts';
import type { OptionEntry } from '../options/option-entry.ts';
import { slashArgumentsOf, type SlashName, slashOptionsOf } from './slash-grammar.ts';

const longestArgument = 1_000;

/** Reads the words after a command's name, by argument and option. Returns a text with the problem of wrong ones. */
export function slashArguments(name: SlashName, words: readonly SlashWord[]): ReadonlyMap<string, string> | string {
  const rules = slashArgumentsOf(name);
  const options = new Map(slashOptionsOf(name).map((option) => [option.name, option.entry]));
  const values = new Map<string, string>();
  let position = 0;
  for (let at = 0; at < words.length; at += 1) {
    const { text = '', quoted = false } = words[at] ?? {};
    if (text.length > longestArgument) return `An argument is longer than ${longestArgument} characters.`;
    if (!quoted && text.startsWith('-')) {
      const [, option = '', attached] = /^--([a-z]+)(?:=(.*))?$/.exec(text) ?? [];
      const value = attached ?? words[at + 1]?.text;
      if (!options.has(option)) return `${name} has no option ${shown(text)}.`;
      if (values.has(option)) return `--${option} is given twice.`;
      if (value === undefined || value === '') return `--${option} has no value.`;
      if (attached === undefined) at += 1;
      values.set(option, value);
    } else {
      const argument = rules[position]?.option;
      if (argument === undefined) return `${name} has no place for ${shown(text)}; a path with spaces needs quotes.`;
      if (text === '') return `<${argument}> is empty.`;
      values.set(argument, text);
      position += 1;
    }
  }
  const missing = rules.find(({ option, isNeeded }) => isNeeded && !values.has(option));
  if (missing !== undefined) return `${name} needs <${missing.option}>.`;
  const entries = [...options, ...rules.map(({ option, entry }) => [option, entry] as const)];
  for (const [option, entry] of entries) {
    const problem = problemWith(values.get(option), option, entry);
    if (problem !== undefined) return problem;
  }
  return values;
}

/** The problem of a wrong value, as far as it shows without a repository. */
function problemWith(value: string | undefined, option: string, { type }: OptionEntry): string | undefined {
  if (value === undefined) return undefined;
  if (type === 'version' && !/^\w[\w.+/:-]{0,199}$/.test(value)) return `${shown(value)} cannot be a version.`;
  if (type === 'sha' && !/^[\da-f]{7,64}$/i.test(value)) {
    return `--${option} needs a commit, at least 7 of its digits, and not ${shown(value)}.`;
  }
  if (type === 'tag' && !isTagName(value)) return `${shown(value)} cannot be the name of a tag.`;
  return undefined;
}

function shown(text: string): string {
  return `“${text.slice(0, 40).toWellFormed()}”`;
}

/** A word of a command line. A quoted word is never an option. */
export interface SlashWord {
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * Splits a line at spaces and tabs. Single or double quotes keep a word together; in double quotes a backslash escapes the
 * next character. No other character is special. `undefined` when a quote is not closed.
 */
export function slashWords(line: string): readonly SlashWord[] | undefined {
  const words: SlashWord[] = [];
  let text = '';
  let quoted = false;
  let quote: string | undefined;
  let escaped = false;
  for (const character of line) {
    if (escaped) {
      text += character;
      escaped = false;
    } else if (quote === '"' && character === '\\') {
      escaped = true;
    } else if (quote !== undefined) {
      if (character === quote) quote = undefined;
      else text += character;
    } else if (character === '"' || character === "'") {
      quote = character;
      quoted = true;
    } else if (character !== ' ' && character !== '\t') {
      text += character;
    } else if (text !== '' || quoted) {
      words.push({ text, quoted });
      text = '';
      quoted = false;
    }
  }
  if (quote !== undefined) return undefined;
  if (text !== '' || quoted) words.push({ text, quoted });
  return words;
}
