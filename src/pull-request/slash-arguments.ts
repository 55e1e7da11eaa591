import { isTagName } from '../history/versions/selector.ts';
import type { OptionEntry } from '../options/option-entry.ts';
import { slashArgumentsOf, type SlashName, slashOptionsOf } from './slash-grammar.ts';

const longestArgument = 1_000;

/**
 * Reads the words after a command's name, by argument and option; an argument may have several values. Returns a text with
 * the problem of wrong ones.
 */
export function slashArguments(
  name: SlashName,
  typed: readonly SlashWord[],
): ReadonlyMap<string, readonly string[]> | string {
  const words = name === 'diff' ? typed.flatMap(splitRange) : typed;
  const rules = slashArgumentsOf(name);
  const options = new Map(slashOptionsOf(name).map((option) => [option.name, option.entry]));
  const values = new Map<string, readonly string[]>();
  let position = 0;
  for (let at = 0; at < words.length; at += 1) {
    const { text = '', quoted = false } = words[at] ?? {};
    if (text.length > longestArgument) return `An argument is longer than ${longestArgument} characters.`;
    if (!quoted && /^[-\u2012-\u2015]/.test(text)) {
      const [, typedOption = '', attached] = optionPattern.exec(text) ?? [];
      const option = typedOption.toLowerCase();
      const value = attached ?? words[at + 1]?.text;
      if (!options.has(option)) return `${name} has no option ${shown(text)}.`;
      if (values.has(option)) return `--${option} is given twice.`;
      if (value === undefined || value === '') return `--${option} has no value.`;
      if (attached === undefined) at += 1;
      values.set(option, [value]);
    } else {
      const rule = rules[position];
      const argument = rule?.option;
      if (argument === undefined) return `${name} has no place for ${shown(text)}; a path with spaces needs quotes.`;
      if (text === '') return `<${argument}> is empty.`;
      if (!quoted && /^https?:\/\//i.test(text)) return `${shown(text)} is not a file of this repository.`;
      values.set(argument, [...(values.get(argument) ?? []), text]);
      if (rule?.isList !== true) position += 1;
    }
  }
  const missing = rules.find(({ option, isNeeded }) => isNeeded && !values.has(option));
  if (missing !== undefined) return `${name} needs <${missing.option}>.`;
  const entries = [...options, ...rules.map(({ option, entry }) => [option, entry] as const)];
  for (const [option, entry] of entries) {
    const problem = problemWith(values.get(option)?.[0], option, entry);
    if (problem !== undefined) return problem;
  }
  return values;
}

/** A phone writes a dash for two hyphens. */
const optionPattern = /^(?:--|[\u2012-\u2015]-?)([a-z]+)(?:=(.*))?$/i;

/** `v1..v2`, as Git writes it. */
function splitRange(word: SlashWord): readonly SlashWord[] {
  const [, from, to] = (word.quoted ? undefined : /^([\w+:-]+)\.{2,3}([\w+:-]+)$/.exec(word.text)) ?? [];
  return from === undefined || to === undefined
    ? [word]
    : [
        { text: from, quoted: false },
        { text: to, quoted: false },
      ];
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

/** Opening quote → the quotes that close it. Typographic ones stand for each other, as phones and keyboards differ. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ...'“”„‟«»'.split('').map((quote) => [quote, '“”„‟"«»'] as const),
  ...'‘’‚‛'.split('').map((quote) => [quote, "‘’‚‛'"] as const),
]);
/** Only at the start of a word: elsewhere they may be an apostrophe or a part of a name. */
const isTypographic = (quote: string): boolean => quote !== '"' && quote !== "'";

const linkPattern = /\[[^\]]*\]\(\s*<?([^()\s<>]+)>?\s*\)(?=[ \t]|$)/y;

/**
 * Splits a line at spaces and tabs. Quotes keep a word together, and so do backticks; in double quotes a backslash escapes
 * the next character. A link, or the address of a file of the repository, is the path of the file. No other character is
 * special. `undefined` when a quote is not closed.
 */
export function slashWords(line: string, repositoryUrl?: string): readonly SlashWord[] | undefined {
  const words: SlashWord[] = [];
  let text = '';
  let quoted = false;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    const isStart = text === '' && !quoted;
    if (quote === '"' && character === '\\') {
      at += 1;
      if (at >= line.length) return undefined;
      text += line.charAt(at);
    } else if (quote !== undefined) {
      if (quotes.get(quote)?.includes(character)) quote = undefined;
      else text += character;
    } else if (quotes.has(character) && (isStart || !isTypographic(character))) {
      quote = character;
      quoted = true;
    } else if (character !== ' ' && character !== '\t') {
      linkPattern.lastIndex = at;
      const target = isStart && character === '[' ? linkPattern.exec(line)?.[1] : undefined;
      if (target === undefined) {
        text += character;
      } else {
        text = linkedPath(target, repositoryUrl);
        at = linkPattern.lastIndex - 1;
      }
    } else if (text !== '' || quoted) {
      push();
    }
  }
  if (quote !== undefined) return undefined;
  if (text !== '' || quoted) push();
  return words;

  function push(): void {
    words.push({ text: quoted ? text : (pathOfAddress(text, repositoryUrl) ?? text), quoted });
    text = '';
    quoted = false;
  }
}

/** The target of a link: an address, or a path from the root of the repository. */
function linkedPath(target: string, repositoryUrl: string | undefined): string {
  if (/^https?:\/\//i.test(target)) return pathOfAddress(target, repositoryUrl) ?? target;
  return decoded(target.replace(/[?#].*$/, '').replace(/^(?:\.?\/)+/, '')) ?? target;
}

/** The path in an address of a file: the name of the branch may have no slash. Undefined for any other address. */
function pathOfAddress(address: string, repositoryUrl: string | undefined): string | undefined {
  const base = `${repositoryUrl ?? ''}/`;
  if (repositoryUrl === undefined || !address.toLowerCase().startsWith(base.toLowerCase())) return undefined;
  const [, path] = /^(?:blob|blame|edit|raw)\/[^/?#]+\/([^?#]+)/.exec(address.slice(base.length)) ?? [];
  return path === undefined ? undefined : decoded(path);
}

/** Undefined for what hides a character behind its code. */
function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return unseenCharacter.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** An invisible character, or a space that is none of the usual ones. */
export const unseenCharacter = /[[\p{Cc}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]--[\t ]]/v;
