import type { Component } from '../../mediator/component.ts';
import type { Finding } from '../../prp/finding.ts';
import type { ShellBlock } from '../../prp/prp.ts';
import type { RunProcesses } from '../../system/run-processes.ts';
import { fingerprints } from '../fingerprint.ts';
import type { RawFinding, SeverityOf, Subject } from '../gate.ts';
import { type LoopVerdict, runLoopBlock } from './run-block.ts';

/** Payload: a block of a validation loop. */
export interface LoopTask {
  readonly subject: Subject;
  readonly block: ShellBlock;
  /** Milliseconds for the block. */
  readonly timeoutMs: number;
}

export interface LoopResult extends Omit<LoopVerdict, 'findings'> {
  readonly findings: readonly Finding[];
  /** As in a `GateResult`. */
  readonly withheld?: readonly string[];
}

/** Blocks that start a service have a separate component. */
export const loopKinds = ['block', 'service'] as const;

export interface LoopOptions {
  readonly loop: (typeof loopKinds)[number];
  /** Working directory of the blocks: the repository's root. */
  readonly root: string;
  readonly processes: RunProcesses;
  readonly severityOf: SeverityOf;
}

export function loopOperation({ nature }: ShellBlock): string {
  return nature === 'needs-service' ? 'loop:service' : 'loop:block';
}

/** A component of the mediator that runs blocks of validation loops; its value is a `LoopResult`. */
export function loopComponent({ loop, root, processes, severityOf }: LoopOptions): Component {
  return {
    name: `validation loop ${loop}`,
    kind: 'validator',
    provides: [`loop:${loop}`],
    // Services of different PRPs would compete for the same ports.
    ...(loop === 'service' && { concurrency: 1 }),
    async handle(task, { signal }): Promise<LoopResult> {
      // Only `runLoop` submits these operations.
      const { subject, block, timeoutMs } = task.payload as LoopTask;
      const { findings, ...verdict } = await runLoopBlock(block, subject.tree, { root, processes, timeoutMs, signal });
      const { withheld } = processes;
      const isBad = verdict.status === 'failed' || verdict.status === 'timed-out';
      return {
        ...verdict,
        findings: findingsOf(findings, subject, severityOf),
        ...(isBad && withheld.length > 0 && { withheld }),
      };
    },
  };
}

function findingsOf(findings: readonly RawFinding[], { prp }: Subject, severityOf: SeverityOf): readonly Finding[] {
  const fingerprintOf = fingerprints(prp.lines, false);
  return findings.flatMap((finding) => {
    const severity = severityOf(finding.rule);
    if (severity === 'off') return [];
    return [{ ...finding, severity, path: prp.path, baseline: false, fingerprint: fingerprintOf(finding) }];
  });
}
