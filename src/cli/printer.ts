import { PrpError } from '../base/errors.ts';
import { styleText } from 'node:util';
import type { Paint } from '../report/paint.ts';
import { harmless } from './harmless.ts';

/** What a command says goes to one of the two standard streams through here. */
export interface Printer {
  readonly paint: Paint;
  /** Columns of the terminal, when there is one. */
  readonly width: number | undefined;
  /** Prints text that people read: what could move the cursor or hide something becomes visible. */
  readonly print: (text: string) => void;
  /** Prints text to the byte, unless a person reads it at a terminal. */
  readonly printExactly: (text: string) => void;
  /** Resolves when all of it is written. Throws `E_IO` when it cannot be; a reader that closed the pipe has seen enough. */
  readonly written: () => Promise<void>;
}

type Stream = NodeJS.WriteStream & { readonly fd?: number };

/** By stream: whether it still takes something, and what went wrong when it does not. */
const states = new WeakMap<Stream, { isClosed: boolean; failure?: NodeJS.ErrnoException }>();

/** Colour on a terminal that wants it (NO_COLOR and FORCE_COLOR are heard), plain text everywhere else. */
export function printerTo(stream: Stream, color = true): Printer {
  const state = states.get(stream) ?? watch(stream);
  const paint: Paint = (style, text) => (color ? styleText(style, text, { stream, validateStream: true }) : text);
  const isPainted = paint('red', '') !== '';
  const write = (text: string) => {
    if (!state.isClosed && text !== '') stream.write(text);
  };
  return {
    paint,
    width: stream.columns,
    print: (text) => write(harmless(text, isPainted)),
    printExactly: (text) => write(stream.isTTY ? harmless(text) : text),
    async written() {
      if (!state.isClosed) await new Promise<void>((resolve) => void stream.write('', () => resolve()));
      // The error of a stream is told after its callback.
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
    // `| head` has seen enough: how the command ends is told by its exit code all the same.
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') state.failure ??= error;
  });
  return state;
}

function unwritten(cause: NodeJS.ErrnoException): PrpError {
  return new PrpError('E_IO', `The output could not be written: ${cause.message}.`, {
    hint: 'Check where it goes, and the free space there.',
    cause,
  });
}
