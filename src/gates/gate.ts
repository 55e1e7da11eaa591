import { createHash } from 'node:crypto';
import type { Component } from '../mediator/component.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import type { Prp } from '../prp/prp.ts';
import type { Tree } from '../tree.ts';
import type { Past } from './past.ts';
import { type RuleId, rules } from './rules.ts';

/** A check of one PRP that runs nothing: linear in the size of the document, whoever wrote it. */
export interface StaticGate<Rule extends string = RuleId> {
  readonly id: string;
  /** False when what it says depends on more than the document and what it reads of the tree. @default true */
  readonly cacheable?: boolean;
  /** Yields what it sees, in any order. `signal` fires when nobody waits for the rest any more. */
  check(subject: Subject, signal: AbortSignal): AsyncIterable<Remark<Rule>> | Iterable<Remark<Rule>>;
}

export interface Subject {
  readonly prp: Prp;
  /** The files that its references are resolved against. */
  readonly tree: Tree;
  /** What its history knows, read when the first gate asks; absent where there is no history to ask. */
  readonly past?: () => Promise<Past>;
}

/** A finding before anybody weighed it. */
export interface Remark<Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly message: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly suggestion?: string;
}

/** How much each rule weighs in this run: from the configuration, over the rule's own severity. */
export type SeverityOf = (rule: string) => Severity | 'off';

/** A static gate as a colleague of the mediator. Its operation is `gate:<id>`, its payload a `Subject`. */
export function gateComponent(gate: StaticGate<string>, severityOf: SeverityOf): Component {
  return {
    name: `gate ${gate.id}`,
    kind: 'validator',
    provides: [`gate:${gate.id}`],
    // The payload of a `gate:` operation is always a Subject: only `staticGateTasks` submits them.
    handle: (task, { signal }) => examine(gate, task.payload as Subject, severityOf, signal),
  };
}

async function examine(
  gate: StaticGate<string>,
  subject: Subject,
  severityOf: SeverityOf,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for await (const remark of gate.check(subject, signal)) {
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
function fingerprint(prp: Prp, { rule, startLine, message }: Remark<string>, seen: Map<string, number>): string {
  const text = prp.lines[startLine - 1]?.text.trim() ?? '';
  const key = JSON.stringify([rule, text || message]);
  const occurrence = seen.get(key) ?? 0;
  seen.set(key, occurrence + 1);
  return createHash('sha256').update(`${key}${occurrence}`).digest('hex').slice(0, 16);
}

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}

/** A rule that is not in the table is a plugin's. */
export function defaultSeverity(rule: string): Severity {
  return isRule(rule) ? rules[rule].severity : 'warning';
}
