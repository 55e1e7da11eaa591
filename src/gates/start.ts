import type { Announce } from '../event.ts';
import type { Mediator } from '../mediator/mediator.ts';
import type { Finding } from '../prp/finding.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { staticGateIds } from './catalogue.ts';
import { type CommandGate, commandOperation } from './command-gate.ts';
import type { Subject } from './gate.ts';
import { commandResult, type FailOn, staticResult } from './verdict.ts';

/** What a run wants of its gates. */
export interface Weighing {
  readonly failOn: FailOn;
  /** Ids of the gates to run. */
  readonly wanted: ReadonlySet<string>;
}

interface Through {
  readonly mediator: Mediator;
  readonly announce: Announce;
}

/** Milliseconds for a static gate: far above what linear work on the largest document takes. */
const staticTimeoutMs = 30_000;

/**
 * Starts the static gates of one PRP, all at once, and of its base revision beside them: what the base has too is
 * marked as baseline. Each is announced when it is done.
 */
export function startStaticGates(
  subject: Subject,
  base: Subject | undefined,
  { failOn, wanted }: Weighing,
  { mediator, announce }: Through,
): readonly Promise<GateResult>[] {
  const { path } = subject.prp;
  const examine = (gate: string, of: Subject, id: string) =>
    mediator.submit<readonly Finding[]>({
      id,
      operation: `gate:${gate}`,
      payload: of,
      timeoutMs: staticTimeoutMs,
    });
  return staticGateIds
    .filter((id) => wanted.has(id))
    .map(async (id) => {
      const [now, before] = await Promise.all([
        examine(id, subject, `${path}#${id}`),
        base && examine(id, base, `${path}#${id} in the base revision`),
      ]);
      const inBase = new Set((before?.value ?? []).map(({ fingerprint }) => fingerprint));
      const gate = staticResult(id, now, failOn, inBase);
      announce({ type: 'gate-finished', prp: path, gate });
      return gate;
    });
}

/** Starts the command gates of a run; they wait for each other as their `needs` say. */
export function startCommandGates(
  commands: readonly CommandGate[],
  { wanted }: Weighing,
  { mediator, announce }: Through,
): readonly Promise<GateResult>[] {
  const chosen = commands.filter(({ id }) => wanted.has(id));
  const outcomes = mediator.submitAll(
    chosen.map((command) => ({
      id: taskIdOf(command.id),
      operation: commandOperation(command),
      payload: undefined,
      priority: command.priority,
      timeoutMs: command.timeout * 1_000,
      retries: command.retries,
      retryTimeouts: command.retryTimeouts,
      // A need that was not asked for cannot be waited for.
      needs: command.needs.filter((need) => wanted.has(need)).map(taskIdOf),
    })),
  );
  return outcomes.map(async (settled, index) => {
    const gate = commandResult(chosen[index]?.id ?? '', await settled);
    announce({ type: 'gate-finished', prp: null, gate });
    return gate;
  });
}

function taskIdOf(command: string): string {
  return `command ${command}`;
}
