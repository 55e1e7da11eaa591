import { type ErrorCode, PrpError } from '../base/errors.ts';

/** The result of a command, for programs. */
export interface CommandEnd {
  /** As typed; null for a command line that could not be parsed. */
  readonly command: string | null;
  readonly status: 'passed' | 'failed' | 'error';
  /** From `performance.now()`. */
  readonly started: number;
  readonly data?: unknown;
  readonly error?: ErrorData;
}

export interface ErrorData {
  readonly code: ErrorCode | 'E_INTERNAL';
  readonly message: string;
  readonly hint: string;
}

/** Formats a command's result as one line of JSON, without a line end. Drops the data above `longest` bytes. */
export function envelopeOf({ command, status, started, data = {}, error }: CommandEnd, longest = Infinity): string {
  const durationMs = Math.round(performance.now() - started);
  const lineOf = (shown: unknown) => {
    const line = JSON.stringify({ format: 1, command, status, durationMs, data: shown, ...(error && { error }) });
    // JSON keeps some control characters, and a terminal would act on them.
    return line.replaceAll(/[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, inAscii);
  };
  const line = lineOf(data);
  return Buffer.byteLength(line) <= longest ? line : lineOf({ truncated: true });
}

function inAscii(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `evidence` is the part that a bug report needs. */
export function errorData(error: unknown, evidence: string): ErrorData {
  if (error instanceof PrpError) return { code: error.code, message: error.message, hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'E_INTERNAL', message, hint: `This is a bug in prp. Please report it with ${evidence}.` };
}
