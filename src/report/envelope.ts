import { type ErrorCode, PrpError } from '../base/errors.ts';
import type { GateResult } from '../prp/gate-result.ts';
import type { ValidateData } from './report.ts';

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

/**
 * Formats a command's result as one line of JSON, without a line end. Data above `longest` bytes is shortened: a validation
 * keeps its totals and the PRPs that failed, as far as they fit.
 */
export function envelopeOf({ command, status, started, data = {}, error }: CommandEnd, longest = Infinity): string {
  const durationMs = Math.round(performance.now() - started);
  const lineOf = (shown: unknown) => {
    const line = JSON.stringify({ format: 1, command, status, durationMs, data: shown, ...(error && { error }) });
    // JSON keeps some control characters, and a terminal would act on them.
    return line.replaceAll(/[\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, inAscii);
  };
  for (const shown of [() => data, ...shorter(data)]) {
    const line = lineOf(shown());
    if (Buffer.byteLength(line) <= longest) return line;
  }
  return lineOf({ truncated: true });
}

/** Ever shorter forms of a validation's data. */
function shorter(data: unknown): readonly (() => unknown)[] {
  if (!isValidation(data)) return [];
  const failed = data.prps.filter(({ verdict }) => verdict === 'failed');
  const withFindings = (most: number) =>
    failed.map((prp) => ({ ...prp, gates: failedGates(prp.gates).map((gate) => cut(gate, most)) }));
  const named = failed.map(({ path, name, checksum, verdict, version }) => {
    return { path, name, checksum, verdict, version: version && { id: version.id, sequence: version.sequence } };
  });
  const gates = failedGates(data.gates).map((gate) => cut(gate, 0));
  const rest = { truncated: true, totals: data.totals, workers: data.workers, makespanMs: data.makespanMs, gates };
  return [
    () => ({ ...rest, prps: withFindings(20) }),
    () => ({ ...rest, prps: withFindings(3) }),
    () => ({ ...rest, prps: named }),
    () => ({ ...rest, prps: named.slice(0, 300) }),
    () => ({ truncated: true, totals: data.totals }),
  ];
}

function isValidation(data: unknown): data is ValidateData {
  return typeof data === 'object' && data !== null && 'totals' in data && 'prps' in data && 'makespanMs' in data;
}

function failedGates(gates: readonly GateResult[]): readonly GateResult[] {
  return gates.filter(({ status }) => status !== 'passed' && status !== 'skipped');
}

function cut(gate: GateResult, most: number) {
  return { ...gate, output: undefined, findings: gate.findings.slice(0, most) };
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
