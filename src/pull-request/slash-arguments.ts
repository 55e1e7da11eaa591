import { isTagName } from '../history/versions/selector.ts';
import { type SlashName, type SlashRule, slashRules } from './slash-grammar.ts';
import type { SlashWord } from './slash-words.ts';

const longestArgument = 1_000;

/** What follows the name of a sub-command, by argument and option. A text says what is wrong with it. */
export function slashArguments(name: SlashName, words: readonly SlashWord[]): ReadonlyMap<string, string> | string {
  const { needs, may, options }: SlashRule = slashRules[name];
  const names = [...needs, ...may];
  const values = new Map<string, string>();
  let place = 0;
  for (let at = 0; at < words.length; at += 1) {
    const { text = '', quoted = false } = words[at] ?? {};
    if (text.length > longestArgument) return `An argument is longer than ${longestArgument} characters.`;
    if (!quoted && text.startsWith('-')) {
      const [, option = '', attached] = /^--([a-z]+)(?:=(.*))?$/.exec(text) ?? [];
      const value = attached ?? words[at + 1]?.text;
      if (!Object.hasOwn(options, option)) return `${name} has no option ${shown(text)}.`;
      if (values.has(option)) return `--${option} is given twice.`;
      if (value === undefined || value === '') return `--${option} has no value.`;
      if (attached === undefined) at += 1;
      values.set(option, value);
    } else {
      const argument = names[place];
      if (argument === undefined) return `${name} has no place for ${shown(text)}; a path with spaces needs quotes.`;
      if (text === '') return `<${argument}> is empty.`;
      values.set(argument, text);
      place += 1;
    }
  }
  const missing = needs.find((argument) => !values.has(argument));
  return missing === undefined ? (wrongValue(values) ?? values) : `${name} needs <${missing}>.`;
}

/** Only what can be seen without a repository. */
function wrongValue(values: ReadonlyMap<string, string>): string | undefined {
  for (const argument of ['version', 'from', 'to']) {
    const value = values.get(argument);
    if (value !== undefined && !/^\w[\w.+/:-]{0,199}$/.test(value)) return `${shown(value)} cannot be a version.`;
  }
  const expect = values.get('expect');
  if (expect !== undefined && !/^[\da-f]{7,64}$/i.test(expect)) {
    return `--expect needs a commit, at least 7 of its digits, and not ${shown(expect)}.`;
  }
  const tag = values.get('name');
  return tag === undefined || isTagName(tag) ? undefined : `${shown(tag)} cannot be the name of a tag.`;
}

function shown(text: string): string {
  return `“${text.slice(0, 40).toWellFormed()}”`;
}
