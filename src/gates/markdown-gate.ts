import type { RunProcesses } from '../system/run-processes.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import { isolated, isolatedConcurrency } from './isolation/isolated.ts';
import { IsolationFailure } from './isolation/isolation-failure.ts';

export interface MarkdownOptions {
  /** Milliseconds for one document. @default 5,000 */
  readonly timeLimitMs?: number;
  /** The run that the linter's process belongs to. @default a separate run */
  readonly processes?: RunProcesses | undefined;
}

/** Longer documents are not linted, in characters. */
const maxLength = 500_000;

/**
 * Runs markdownlint in isolation, for it takes quadratic time and worse on hostile text. Its findings are only notices,
 * so a document that it cannot check gets a notice, too, and does not fail.
 */
export function markdownGate({ timeLimitMs = 5_000, processes }: MarkdownOptions = {}): StaticGate {
  const linter = isolated({ builtIn: 'markdown' }, processes && { processes });
  return {
    id: 'markdown',
    concurrency: isolatedConcurrency,
    async *check(subject, signal) {
      const length = subject.prp.lines.reduce((sum, { text }) => sum + text.length, 0);
      if (length > maxLength) return yield unchecked(`it has ${length.toLocaleString('en')} characters`);
      const limit = AbortSignal.timeout(timeLimitMs);
      try {
        // The built-in linter names only rules of the table.
        yield* linter.check(subject, AbortSignal.any([signal, limit])) as AsyncIterable<RawFinding>;
      } catch (error) {
        if (signal.aborted) throw error;
        if (limit.aborted) yield unchecked(`that took more than ${timeLimitMs / 1_000} seconds and was ended`);
        else if (error instanceof IsolationFailure) yield unchecked(error.message);
        else throw error;
      }
    },
    close: () => linter.close(),
  };
}

function unchecked(why: string): RawFinding {
  const message = `The Markdown was not checked: ${why.replace(/\.$/, '')}.`;
  return { rule: 'PRP702', message, startLine: 1, momentary: true };
}
