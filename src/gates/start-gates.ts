import type { Announce } from '../event.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Outcome } from '../mediator/task.ts';
import type { Finding } from '../prp/finding.ts';
import { type GateResult, statusPredicates } from '../prp/gate-result.ts';
import { type GateFindings, inBaseline } from './baseline.ts';
import { staticGateIds } from './static-gates.ts';
import { type CommandGate, commandOperation } from './configured-command-gate.ts';
import type { Subject } from './gate.ts';
import { commandResult, type FailOn, staticResult } from './verdict.ts';

/** Options of a gate run. */
export interface GateRunOptions {
  readonly failOn: FailOn;
  /** Ids of the gates to run. */
  readonly wanted: ReadonlySet<string>;
  /** Recent durations of gates in milliseconds, by id: the longest chains start first. */
  readonly expected: ReadonlyMap<string, number>;
  /** Whether the validation loops of the PRPs run, too. */
  readonly runLoop: boolean;
  /** Ids of the gates that plugins add. */
  readonly plugins: readonly string[];
}

/** Runs the gates and announces their results. */
export interface GateHost {
  readonly mediator: Mediator;
  readonly announce: Announce;
}

/** Milliseconds for a static gate: far above the linear work on the largest document. */
const staticTimeoutMs = 30_000;

/**
 * Starts all static gates of one PRP, and of its base revision beside them: findings that the base has too are marked
 * as baseline. Announces each gate when it ends.
 */
export function startStaticGates(
  subject: Subject,
  base: Subject | undefined,
  { failOn, wanted, plugins }: Omit<GateRunOptions, 'expected'>,
  { mediator, announce }: GateHost,
): readonly Promise<GateResult>[] {
  const { path } = subject.prp;
  const examine = (gate: string, of: Subject, id: string) =>
    mediator.submit<readonly Finding[]>({
      id,
      operation: `gate:${gate}`,
      payload: of,
      timeoutMs: staticTimeoutMs,
    });
  return [...staticGateIds, ...plugins]
    .filter((id) => wanted.has(id))
    .map(async (id) => {
      const [now, before] = await Promise.all([
        examine(id, subject, `${path}#${id}`),
        base && examine(id, base, `${path}#${id} in the base revision`),
      ]);
      const known = base ? inBaseline(examined(now, subject), examined(before, base)) : [];
      const inBase = new Set([...known].map(({ fingerprint }) => fingerprint));
      const gate = staticResult(id, now, failOn, inBase);
      announce({ type: 'gate-finished', prp: path, gate });
      return gate;
    });
}

function examined(outcome: Outcome<readonly Finding[]> | undefined, { prp }: Subject): GateFindings {
  return { findings: outcome?.value ?? [], lines: prp.lines };
}

/** Starts the command gates of a run, in the order of their `needs`. */
export function startCommandGates(
  commands: readonly CommandGate[],
  { wanted, expected }: GateRunOptions,
  { mediator, announce }: GateHost,
): readonly Promise<GateResult>[] {
  const chosen = commands.filter(({ id }) => wanted.has(id));
  if (chosen.length > 0) {
    const queued = chosen.map(({ id, needs }) => ({
      id,
      needs: needs.filter((need) => wanted.has(need)),
      usualMs: expected.get(id),
    }));
    announce({ type: 'commands-queued', commands: queued });
  }
  const outcomes = mediator.submitAll(
    chosen.map((command) => ({
      id: taskIdOf(command.id),
      operation: commandOperation(command),
      payload: undefined,
      priority: command.priority,
      timeoutMs: command.timeout * 1_000,
      retries: command.retries,
      retryTimeouts: command.retryTimeouts,
      // A need that is not part of this run cannot be waited for.
      needs: command.needs.filter((need) => wanted.has(need)).map(taskIdOf),
      expectedMs: expected.get(command.id) ?? typicalMs(expected),
    })),
  );
  // A command is skipped only after one of its needs has ended.
  const ended = new Map<string, GateResult>();
  return outcomes.map(async (settled, index) => {
    const { id, needs } = chosen[index] ?? { id: '', needs: [] };
    const result = commandResult(id, await settled);
    ended.set(id, result);
    const gate = withSkipReason(
      result,
      needs.flatMap((need) => ended.get(need) ?? []),
    );
    announce({ type: 'gate-finished', prp: null, gate });
    return gate;
  });
}

/** Gives a skipped command its reason: the need that did not pass. */
function withSkipReason(gate: GateResult, needed: readonly GateResult[]): GateResult {
  const unmet = needed.find(({ status }) => status !== 'passed');
  if (gate.status !== 'skipped' || unmet === undefined) return gate;
  return { ...gate, reason: `\`${unmet.id}\` ${statusPredicates[unmet.status]}` };
}

/**
 * The expected duration of an untimed gate: the average of the others. Without any durations, the chain with the most
 * links goes first.
 */
function typicalMs(expected: ReadonlyMap<string, number>): number {
  const sum = expected.values().reduce((total, one) => total + one, 0);
  return expected.size === 0 ? 1 : sum / expected.size;
}

function taskIdOf(command: string): string {
  return `command ${command}`;
}
