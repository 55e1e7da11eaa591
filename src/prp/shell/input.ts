import { type Argument, programName } from './arguments.ts';
import type { SimpleCommand } from './read-shell.ts';
import type { Word } from './word.ts';

/** The input of a command: a text in the script, files, a download, or unknown. */
export type Fed =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'files'; readonly words: readonly Argument[] }
  | { readonly kind: 'download' }
  | { readonly kind: 'unknown'; readonly words: readonly Argument[] };

const decoders =
  /^(?:curl|wget|http|https|xh|base64|base32|xxd|openssl|gpg|nc|ncat|socat|fetch|aria2c|rev|tr|uudecode)$/;

/** The input from a pipe or a redirection; `undefined` without one. */
export function inputOf(
  { redirections, input }: SimpleCommand,
  commands: readonly SimpleCommand[],
  resolve: (word: Word) => readonly Argument[],
): Fed | undefined {
  const text = textIn(redirections, resolve);
  if (text !== undefined) return { kind: 'text', text };
  const file = redirections.find(({ operator }) => operator === '<');
  if (file !== undefined) {
    const target = file.target.raw;
    if (!target.startsWith('<(')) return { kind: 'files', words: resolve(file.target) };
    return { kind: /\b(?:curl|wget)\b/.test(target) ? 'download' : 'unknown', words: [] };
  }
  if (input === undefined) return undefined;
  const before = input === 'unknown' ? undefined : commands[input];
  if (before === undefined) return { kind: 'unknown', words: [] };
  const words = before.words.flatMap(resolve);
  const [first, ...args] = words;
  const program = programName(first?.text ?? '');
  if (program === 'echo' || program === 'printf') {
    const said = args.filter((arg) => !/^-[neE]+$/.test(arg.text)).map((arg) => arg.text);
    const [format = '', ...values] = said;
    // The arguments of `printf '%s\n' a b`, each on its line; escapes are line ends.
    const lines = program === 'printf' && format.includes('%') ? [format.replaceAll(/%\w/g, ' '), ...values] : said;
    return { kind: 'text', text: lines.join(program === 'printf' ? '\n' : ' ').replaceAll('\\n', '\n') };
  }
  if (program === 'cat') {
    const body = textIn(before.redirections, resolve);
    return body === undefined ? { kind: 'files', words: args } : { kind: 'text', text: body };
  }
  if (decoders.test(program)) return { kind: 'download' };
  // `curl … | tee a | sh`, `base64 -d … | gunzip | sh`
  if (typeof before.input === 'number') {
    const earlier = programName(commands[before.input]?.words[0]?.raw ?? '');
    if (decoders.test(earlier)) return { kind: 'download' };
  }
  return { kind: 'unknown', words };
}

function textIn(
  redirections: SimpleCommand['redirections'],
  resolve: (word: Word) => readonly Argument[],
): string | undefined {
  const document = redirections.findLast(({ body }) => body !== undefined);
  if (document?.body !== undefined) return document.body;
  const line = redirections.find(({ operator }) => operator === '<<<');
  return (
    line &&
    resolve(line.target)
      .map(({ text }) => text)
      .join(' ')
  );
}
