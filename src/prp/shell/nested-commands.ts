import { type Argument, programName } from './arguments.ts';
import type { Fed } from './input.ts';
import { type FileState, isExpendable } from './removal.ts';

/** Stands for files of unknown names: all of a directory, or only expendable ones. */
const anything = '*';
const nothingMissed = '/tmp/found';

/** A path that stands for all files that a call of `find` finds. */
export function filesFound(args: readonly Argument[], state: FileState): string {
  const texts = args.map(({ text }) => text);
  const first = texts.findIndex((text) => /^(?:-[a-z]{2,}|[(!])/.test(text));
  const starts = texts.slice(0, first < 0 ? texts.length : first).filter((text) => !/^-[HLPD]$/.test(text));
  if (starts.length > 0 && starts.every((path) => isExpendable(`${path}/x`, state, true))) return nothingMissed;
  const isHere = starts.every((path) => !/^(?:[/~]|\.\.)/.test(path));
  const names: string[] = [];
  for (const [index, text] of texts.entries()) {
    if (!/^-i?(?:name|path|wholename)$/.test(text)) continue;
    if (!/^(?:!|-not)$/.test(texts[index - 1] ?? '')) names.push((texts[index + 1] ?? '').replace(/^(?:\.|\*)\//, ''));
  }
  const isNarrow =
    isHere && names.length > 0 && names.every((name) => isExpendable(name, { ...state, directory: '.' }, true));
  return isNarrow ? nothingMissed : anything;
}

/** The action of `find` on its results. */
export function innerOfFind(
  args: readonly Argument[],
  found: string,
): { readonly deletes: boolean; readonly inner: readonly Argument[] | undefined } {
  const deletes = args.some(({ text }) => text === '-delete');
  const from = args.findIndex(({ text }) => /^-(?:exec|execdir|ok|okdir)$/.test(text));
  if (from < 0) return { deletes, inner: undefined };
  const rest = args.slice(from + 1);
  const end = rest.findIndex(({ text }) => text === ';' || text === '+');
  const words = (end < 0 ? rest : rest.slice(0, end)).map((word) => replaced(word, '{}', found));
  // A second action is a separate command.
  const second = end < 0 ? [] : rest.slice(end + 1);
  const inner = second.some(({ text }) => /^-(?:exec|execdir|ok|okdir)$/.test(text))
    ? innerOfFind(second, found).inner
    : undefined;
  return { deletes, inner: inner === undefined || isHarmless(inner) ? words : inner };
}

/** The action to judge, of two actions of one `find`. */
function isHarmless(words: readonly Argument[]): boolean {
  return !/^(?:rm|mv|shred|unlink|truncate|sh|bash|zsh|git|chmod|chown|env|sudo|xargs)$/.test(
    programName(words[0]?.text ?? ''),
  );
}

const xargsValues =
  /^-(?:[IJLnPsEda]|-arg-file|-delimiter|-max-(?:args|chars|lines|procs)|-replace|-process-slot-var)$/;

/** The command that `xargs` runs, with a placeholder for its input. */
export function innerOfXargs(
  args: readonly Argument[],
  fed: Fed | undefined,
  state: FileState,
): readonly Argument[] | undefined {
  let at = 0;
  let placeholder: string | undefined;
  for (; at < args.length; at++) {
    const text = args[at]?.text ?? '';
    if (!text.startsWith('-') || text === '-') break;
    if (/^-[Ii]$|^--replace$/.test(text)) placeholder = text === '-I' ? args[at + 1]?.text : '{}';
    else if (/^-I./.test(text)) placeholder = text.slice(2);
    if (xargsValues.test(text)) at += 1;
  }
  const words = args.slice(at);
  if (words.length === 0) return undefined;
  const read = namesIn(fed, state);
  const [only = anything] = read;
  if (placeholder === undefined) return [...words, ...read.map((text) => ({ text, isLiteral: true }))];
  const mark = placeholder;
  return words.map((word, index) => {
    // A program name from the input is unknown.
    if (index === 0 && word.text.includes(mark)) return { text: word.text, isLiteral: false };
    return replaced(word, mark, only);
  });
}

/** The names that a command reads, as far as known. */
function namesIn(fed: Fed | undefined, state: FileState): readonly string[] {
  if (fed === undefined) return [];
  if (fed.kind === 'text') return fed.text.split(/\s+/).filter(Boolean).slice(0, 256);
  if (fed.kind !== 'unknown') return [anything];
  const [first, ...args] = fed.words;
  switch (programName(first?.text ?? '')) {
    case 'find':
      return [filesFound(args, state)];
    case 'ls': {
      const names = args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
      return names.length > 0 ? names : [anything];
    }
    case 'jobs':
      return ['$!'];
    default:
      return [anything];
  }
}

/** The script of `parallel`; `undefined` when its commands come from its input. */
export function innerOfParallel(args: readonly Argument[]): string | undefined {
  const texts = args.map(({ text }) => text);
  let at = 0;
  while (at < texts.length && texts[at]?.startsWith('-') && !texts[at]?.startsWith(':::')) {
    at += /^-(?:[jPNnILCaSdX]|-jobs|-colsep|-delay|-timeout|-joblog|-arg-file|-max-args)$/.test(texts[at] ?? '')
      ? 2
      : 1;
  }
  const end = texts.findIndex((text, index) => index >= at && /^::::?\+?$/.test(text));
  const words = texts.slice(at, end < 0 ? texts.length : end);
  const values = end < 0 ? [] : texts.slice(end + 1).filter((text) => !text.startsWith(':::'));
  if (words.length === 0) return values.length > 0 ? values.join('\n') : undefined;
  const command = words.join(' ');
  const lines = values.length === 0 ? [anything] : values.slice(0, 64);
  return lines
    .map((value) => (command.includes('{}') ? command.replaceAll('{}', value) : `${command} ${value}`))
    .join('\n');
}

function replaced(word: Argument, mark: string, value: string): Argument {
  return word.text.includes(mark) && mark !== '' ? { ...word, text: word.text.replaceAll(mark, value) } : word;
}
