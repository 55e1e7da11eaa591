import { PrpError } from '../base/errors.ts';
import { styleText } from 'node:util';
import type { Paint } from '../report/paint.ts';
import { canRedraw, drawLiveLines, writeAboveLiveLines } from './live-lines.ts';

/** Writes to one of the two standard streams. */
export interface Printer {
  readonly paint: Paint;
  /** Columns of the terminal, when there is one. */
  readonly width: number | undefined;
  /** Lines of the terminal. */
  readonly rows: number;
  /** Whether the terminal can show live lines. */
  readonly canRedraw: boolean;
  /** Replaces the live lines below all other output; none removes them. */
  readonly draw: (lines: readonly string[]) => void;
  /** Prints text for people, with control characters escaped. */
  readonly print: (text: string) => void;
  /** Prints the exact bytes, unless the stream is a terminal. */
  readonly printExactly: (text: string) => void;
  /** Resolves when all text is written. Throws `E_IO` when it cannot be written; a closed pipe is no error. */
  readonly written: () => Promise<void>;
}

type Stream = NodeJS.WriteStream & { readonly fd?: number };

/** By stream: whether it is closed, and the error that closed it. */
const states = new WeakMap<Stream, { isClosed: boolean; failure?: NodeJS.ErrnoException }>();

/** Prints colours on a terminal, plain text elsewhere. Respects NO_COLOR and FORCE_COLOR. */
export function printerTo(stream: Stream, color = true): Printer {
  const state = states.get(stream) ?? watch(stream);
  const paint: Paint = (style, text) => (color ? styleText(style, text, { stream, validateStream: true }) : text);
  const isPainted = paint('red', '') !== '';
  const write = (text: string) => {
    if (!state.isClosed && text !== '') writeAboveLiveLines(stream, text);
  };
  return {
    paint,
    width: stream.columns,
    rows: stream.rows ?? 24,
    canRedraw: canRedraw(stream),
    draw(lines) {
      if (!state.isClosed && canRedraw(stream))
        drawLiveLines(
          stream,
          lines.map((line) => harmless(line, isPainted)),
        );
    },
    print: (text) => write(harmless(text, isPainted)),
    printExactly: (text) => write(stream.isTTY ? harmless(text) : text),
    async written() {
      if (!state.isClosed) await new Promise<void>((resolve) => void stream.write('', () => resolve()));
      // A stream reports its error after the callback.
      await new Promise((resolve) => void setImmediate(resolve));
      if (state.failure !== undefined) throw unwritten(state.failure);
    },
  };
}

function watch(stream: Stream) {
  const state: { isClosed: boolean; failure?: NodeJS.ErrnoException } = { isClosed: false };
  states.set(stream, state);
  stream.on('error', (error: NodeJS.ErrnoException) => {
    state.isClosed = true;
    // `| head` closes the pipe early: the exit code still gives the result.
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') state.failure ??= error;
  });
  return state;
}

function unwritten(cause: NodeJS.ErrnoException): PrpError {
  return new PrpError('E_IO', `The output could not be written: ${cause.message}.`, {
    hint: 'Check the target of the output and its free space.',
    cause,
  });
}

/**
 * Escapes characters that could control a terminal: control characters other than line ends and tabs, and characters that
 * reorder or hide text. Where `isPainted`, our own colours stay.
 */
function harmless(text: string, isPainted = false): string {
  return text.replace(isPainted ? exceptColours : all, (characters) =>
    characters === '\r\n' ? characters : `\\u{${characters.codePointAt(0)?.toString(16)}}`,
  );
}

const risky = String.raw`\r\n|[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`;
const all = new RegExp(risky, 'gu');
const exceptColours = new RegExp(String.raw`(?!\u001B\[(?:\d{1,2})m)(?:${risky})`, 'gu');
