import type { Mediator } from '../../mediator/mediator.ts';
import { type GateResult, isBroken } from '../../prp/gate-result.ts';
import type { Prp, ShellBlock } from '../../prp/prp.ts';
import { staticGateIds } from '../static-gates.ts';
import type { Subject } from '../gate.ts';
import { type LoopResult, loopOperation, type LoopTask } from './loop-component.ts';
import type { GateHost } from '../start-gates.ts';
import { type FailOn, staticResult } from '../verdict.ts';

interface LoopSettings {
  readonly failOn: FailOn;
  /** Seconds for a block. */
  readonly timeout: number;
}

/**
 * Runs the validation loop of one PRP after its static gates, level by level in document order. The blocks of a level
 * run one after another, since they may use one another's files, each in a separate shell. When a block of a level does
 * not pass, the later levels are skipped.
 */
export async function runLoop(
  subject: Subject,
  statics: readonly GateResult[],
  settings: LoopSettings,
  { mediator, announce }: GateHost,
): Promise<readonly GateResult[]> {
  const results: GateResult[] = [];
  let skipReason = skipReasonAfter(statics);
  for (const level of loopOf(subject.prp)) {
    let failed: string | undefined;
    for (const { id, block } of level) {
      const { gate, passed } =
        skipReason === undefined ? await runOne(id, block, subject, settings, mediator) : skipped(id, skipReason);
      results.push(gate);
      announce({ type: 'gate-finished', prp: subject.prp.path, gate });
      if (!passed) failed ??= `${id} in an earlier level did not pass.`;
    }
    skipReason ??= failed;
  }
  return results;
}

interface Step {
  readonly id: string;
  readonly block: ShellBlock;
}

/** `loop-<level>.<n>`: 0 for a level without a number; `n` continues when a level number occurs twice. */
function loopOf({ loop }: Prp): readonly (readonly Step[])[] {
  const counts = new Map<number, number>();
  return loop.map(({ level = 0, blocks }) =>
    blocks
      .filter(({ nature }) => nature !== 'comment-only')
      .map((block) => {
        const count = (counts.get(level) ?? 0) + 1;
        counts.set(level, count);
        return { id: `loop-${level}.${count}`, block };
      }),
  );
}

/** The gates that detect content for which no command may run. */
const guards = ['commands', 'secrets', 'hidden-text'].filter((id) => staticGateIds.includes(id));

/** Why the loop of a document is skipped. Baseline findings count as well: they are no less dangerous. */
function skipReasonAfter(statics: readonly GateResult[]): string | undefined {
  for (const id of guards) {
    const gate = statics.find((result) => result.id === id);
    if (gate === undefined) return `The loop runs only after the gate ${id}, which --gates excludes.`;
    const objects = gate.status !== 'passed' || gate.findings.some(({ severity }) => severity === 'error');
    if (objects) return `The document did not pass its gate ${id}.`;
  }
  return undefined;
}

async function runOne(
  id: string,
  block: ShellBlock,
  subject: Subject,
  { failOn, timeout }: LoopSettings,
  mediator: Mediator,
): Promise<{ readonly gate: GateResult; readonly passed: boolean }> {
  const payload: LoopTask = { subject, block, timeoutMs: timeout * 1_000 };
  // No `timeoutMs`: the block has its own limit, which keeps its output.
  const outcome = await mediator.submit<LoopResult>({
    id: `${subject.prp.path}#${id}`,
    operation: loopOperation(block),
    payload,
  });
  const { value, ...rest } = outcome;
  if (value === undefined) return { gate: staticResult(id, rest, failOn, new Set()), passed: false };
  const { status, findings, ...report } = value;
  const gate = { ...staticResult(id, { ...rest, value: findings }, failOn, new Set()), ...report };
  const passed = !isBroken(status);
  // A rule sets the severity of a failure; a timeout or a skip is a fact.
  return { gate: status === 'timed-out' || status === 'skipped' ? { ...gate, status } : gate, passed };
}

function skipped(id: string, reason: string): { readonly gate: GateResult; readonly passed: boolean } {
  const gate = { id, status: 'skipped', durationMs: 0, queuedMs: 0, attempts: 0, reason, findings: [] } as const;
  return { gate, passed: true };
}
