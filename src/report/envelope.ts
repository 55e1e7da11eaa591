import { type ErrorCode, PrpError } from '../base/errors.ts';

/** How a command ended, as a program reads it. */
export interface CommandEnd {
  /** As typed; null when the command line was not understood. */
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

/** The result of a command as one line of JSON, without its line end. Above `longest` bytes it has no data. */
export function envelopeOf({ command, status, started, data = {}, error }: CommandEnd, longest = Infinity): string {
  const durationMs = Math.round(performance.now() - started);
  const lineOf = (shown: unknown) => {
    const line = JSON.stringify({ format: 1, command, status, durationMs, data: shown, ...(error && { error }) });
    // JSON leaves some control characters as they are; a terminal would obey them.
    return line.replaceAll(/[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, inAscii);
  };
  const line = lineOf(data);
  return Buffer.byteLength(line) <= longest ? line : lineOf({ truncated: true });
}

function inAscii(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `evidence` is what a report of a bug needs. */
export function errorData(error: unknown, evidence: string): ErrorData {
  if (error instanceof PrpError) return { code: error.code, message: error.message, hint: error.hint };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'E_INTERNAL', message, hint: `This is a bug in prp. Please report it with ${evidence}.` };
}
