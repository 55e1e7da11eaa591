import { posix } from 'node:path';
import { argumentsOf, commandTable } from '../options/command-table.ts';
import type { CommandName, OptionEntry, StandAloneName, Where } from '../options/option-entry.ts';
import { optionsOf } from '../options/option-table.ts';

/** Where the candidates of a completion come from. All may be empty. */
export interface CompletionSources {
  /** Paths of PRPs. */
  prps(): Promise<readonly string[]>;
  /** Selectors of the versions of a PRP, and its tags, by what was typed for it. */
  versions(typed: string): Promise<readonly string[]>;
  tags(typed: string): Promise<readonly string[]>;
}

type Named = CommandName | StandAloneName;

/** A word that may stand at the end of a command line. */
export interface Candidate {
  readonly value: string;
  /** One line; may be empty. */
  readonly about: string;
}

/**
 * The candidates for a word, given the words before it. Only values of letters, digits and `. _ + @ : , / -` are
 * offered: no shell reads them as anything else.
 */
export async function complete(
  before: readonly string[],
  word: string,
  sources: CompletionSources,
): Promise<readonly Candidate[]> {
  const command = before.find(isCommand);
  const found = word.startsWith('-') ? optionCandidates(command) : await valueCandidates(before, command, sources);
  const matching = found.filter(({ value }) => value.startsWith(word) && isPlain(value));
  return [...new Map(matching.map((one) => [one.value, one])).values()];
}

function optionCandidates(command: Named | undefined): readonly Candidate[] {
  const entries = [...(command === undefined ? [] : optionsIn(command)), ...optionsIn('everywhere')];
  return [
    ...entries.flatMap(([name, { negated }, help]) => [
      ...(help === '' ? [] : [{ value: `--${name}`, about: help }]),
      ...(negated === undefined ? [] : [{ value: `--no-${name}`, about: negated }]),
    ]),
    { value: '--help', about: 'this help' },
  ];
}

async function valueCandidates(
  before: readonly string[],
  command: Named | undefined,
  sources: CompletionSources,
): Promise<readonly Candidate[]> {
  if (command === undefined) {
    return Object.keys(commandTable)
      .filter(isCommand)
      .map((value) => ({ value, about: commandTable[value].about }));
  }
  const given = positionalsIn(command, before);
  const entry = optionBefore(command, before) ?? entryAt(command, given.length)?.entry;
  const values = entry === undefined ? [] : await candidatesFor(entry, given[0] ?? '', sources);
  return values.map((value) => ({ value, about: '' }));
}

function isCommand(word: string): word is Named {
  return Object.hasOwn(commandTable, word);
}

function entryAt(command: Named, index: number) {
  const entries = argumentsOf(command);
  return entries[index] ?? (entries.at(-1)?.isList ? entries.at(-1) : undefined);
}

/** The words after the command that are no options and no values of options. */
function positionalsIn(command: Named | undefined, words: readonly string[]): readonly string[] {
  if (command === undefined) return [];
  const after = words.slice(words.indexOf(command) + 1);
  return after.filter((word, index) => !word.startsWith('-') && !takesNext(command, after[index - 1]));
}

function takesNext(command: Named, before: string | undefined): boolean {
  return before !== undefined && optionBefore(command, [before]) !== undefined;
}

/** The option before the word, when the word is its value. */
function optionBefore(command: Named, words: readonly string[]): OptionEntry | undefined {
  const last = words.at(-1);
  const known = [...optionsIn(command), ...optionsIn('everywhere')];
  const entry = known.find(([name, { short }]) => last === `--${name}` || (short && last === `-${short}`))?.[1];
  return entry === undefined || entry.type === 'flag' || entry.bare ? undefined : entry;
}

function optionsIn(where: Named | 'everywhere'): readonly (readonly [string, OptionEntry, string])[] {
  // A command without a runtime has no options.
  return optionsOf(where as Where);
}

async function candidatesFor(
  { type, choices = [] }: OptionEntry,
  prp: string,
  sources: CompletionSources,
): Promise<readonly string[]> {
  if (type === 'prp') return namesOf(await sources.prps());
  if (type === 'version') return [...(await sources.versions(prp)), ...(await sources.tags(prp))];
  if (type === 'tag') return sources.tags(prp);
  return choices;
}

/** Paths, and names that only one path has. */
function namesOf(paths: readonly string[]): readonly string[] {
  const byName = Map.groupBy(paths, (path) => posix.basename(path, posix.extname(path)));
  return [...[...byName].flatMap(([name, { length }]) => (length === 1 ? [name] : [])), ...paths];
}

function isPlain(name: string): boolean {
  return /^[\p{L}\p{N}_.+@:,/-]+$/u.test(name) && (!name.startsWith('-') || /^--[a-z-]+$/.test(name));
}
