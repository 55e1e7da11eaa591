import { createHash } from 'node:crypto';
import type { Component } from '../mediator/component.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import type { Prp } from '../prp/prp.ts';
import type { Tree } from '../tree.ts';
import { type RuleId, rules } from './rules.ts';

/** A check of one PRP that runs nothing: linear in the size of the document, whoever wrote it. */
export interface StaticGate {
  readonly id: string;
  /** Yields what it sees, in any order. */
  check(subject: Subject): AsyncIterable<Remark> | Iterable<Remark>;
}

export interface Subject {
  readonly prp: Prp;
  /** The files that its references are resolved against. */
  readonly tree: Tree;
}

/** A finding before anybody weighed it. */
export interface Remark {
  readonly rule: RuleId;
  readonly message: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly suggestion?: string;
}

/** How much each rule weighs in this run: from the configuration, over the rule's own severity. */
export type SeverityOf = (rule: RuleId) => Severity | 'off';

/** A static gate as a colleague of the mediator. Its operation is `gate:<id>`, its payload a `Subject`. */
export function gateComponent(gate: StaticGate, severityOf: SeverityOf): Component {
  return {
    name: `gate ${gate.id}`,
    kind: 'validator',
    provides: [`gate:${gate.id}`],
    // The payload of a `gate:` operation is always a Subject: only `staticGateTasks` submits them.
    handle: (task) => examine(gate, task.payload as Subject, severityOf),
  };
}

async function examine(gate: StaticGate, subject: Subject, severityOf: SeverityOf): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for await (const remark of gate.check(subject)) {
    const severity = severityOf(remark.rule);
    if (severity === 'off') continue;
    findings.push({
      ...remark,
      severity,
      path: subject.prp.path,
      baseline: false,
      fingerprint: fingerprint(subject.prp, remark, seen),
    });
  }
  return findings.toSorted((a, b) => a.startLine - b.startLine || (a.startColumn ?? 0) - (b.startColumn ?? 0));
}

/** Made of the rule and the text of the line, not of its number; equal ones are told apart by their order. */
function fingerprint(prp: Prp, { rule, startLine, message }: Remark, seen: Map<string, number>): string {
  const text = prp.lines[startLine - 1]?.text.trim() ?? '';
  const key = JSON.stringify([rule, text || message]);
  const occurrence = seen.get(key) ?? 0;
  seen.set(key, occurrence + 1);
  return createHash('sha256').update(`${key}${occurrence}`).digest('hex').slice(0, 16);
}

export function defaultSeverity(rule: RuleId): Severity {
  return rules[rule].severity;
}
