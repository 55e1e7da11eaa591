import type { Component } from '../mediator/component.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import type { Prp } from '../prp/prp.ts';
import type { Tree } from '../system/tree.ts';
import { fingerprints } from './fingerprint.ts';
import { type RuleId, rules } from './rules.ts';

/** A check of one PRP that runs nothing: linear in the size of the document, whoever wrote it. */
export interface StaticGate<Rule extends string = RuleId> {
  readonly id: string;
  /** False when what it says depends on more than the document and what it reads of the tree. @default true */
  readonly cacheable?: boolean;
  /** True when what it marks is a secret, which must not be guessed from a fingerprint. @default false */
  readonly confidential?: boolean;
  /** How many documents it takes at once. @default no limit of its own */
  readonly concurrency?: number;
  /** Yields what it sees, in any order. `signal` fires when nobody waits for the rest any more. */
  check(subject: Subject, signal: AbortSignal): AsyncIterable<RawFinding<Rule>> | Iterable<RawFinding<Rule>>;
  /** Lets go of what it keeps between documents, when no other will come. */
  close?(): Promise<void>;
}

export interface Subject {
  readonly prp: Prp;
  /** The files that its references are resolved against. */
  readonly tree: Tree;
  /** What its history knows, read when the first gate asks; absent where there is no history to ask. */
  readonly past?: () => Promise<HistoryContext>;
}

/** A finding before anybody weighed it. */
export interface RawFinding<Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly message: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly suggestion?: string;
  /** It tells of this run, not of the document: the next run must look again. @default false */
  readonly momentary?: true;
}

/** How much each rule weighs in this run: from the configuration, over the rule's own severity. */
export type SeverityOf = (rule: string) => Severity | 'off';

/** A static gate as a colleague of the mediator. Its operation is `gate:<id>`, its payload a `Subject`. */
export function gateComponent(gate: StaticGate<string>, severityOf: SeverityOf): Component {
  return {
    name: `gate ${gate.id}`,
    kind: 'validator',
    provides: [`gate:${gate.id}`],
    ...(gate.concurrency !== undefined && { concurrency: gate.concurrency }),
    // The payload of a `gate:` operation is always a Subject: only `staticGateTasks` submits them.
    handle: (task, { signal }) => examine(gate, task.payload as Subject, severityOf, signal),
    close: async () => gate.close?.(),
  };
}

/**
 * Findings of one rule in one document, the first that its gate meets. More would change nothing in the verdict, and a
 * hostile document has a hundred thousand.
 */
const mostOfRule = 1_000;

async function examine(
  gate: StaticGate<string>,
  subject: Subject,
  severityOf: SeverityOf,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const remarks: (RawFinding<string> & { readonly severity: Severity })[] = [];
  const counts = new Map<string, number>();
  for await (const { momentary: _momentary, ...remark } of gate.check(subject, signal)) {
    const severity = severityOf(remark.rule);
    const count = (counts.get(remark.rule) ?? 0) + 1;
    counts.set(remark.rule, count);
    if (severity !== 'off' && count <= mostOfRule) remarks.push({ ...remark, severity });
  }
  // In the order of the document, whatever order they came in: equal ones are counted.
  const fingerprintOf = fingerprints(subject.prp.lines, gate.confidential ?? false);
  return remarks
    .toSorted((a, b) => a.startLine - b.startLine || (a.startColumn ?? 0) - (b.startColumn ?? 0))
    .map((remark) => ({ ...remark, path: subject.prp.path, baseline: false, fingerprint: fingerprintOf(remark) }));
}

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}

/** A rule that is not in the table is a plugin's. */
export function defaultSeverity(rule: string): Severity {
  return isRule(rule) ? rules[rule].severity : 'warning';
}

/** What the history of a PRP has to say to the gates. */
export interface HistoryContext {
  /**
   * The newest text, and the version that it was first sealed in: one that only ticks boxes or has other line endings
   * brings no new text. Absent before the first, and where the newest version cannot be relied on.
   */
  readonly latest?: {
    readonly id: string;
    readonly sequence: number;
    /** When it was sealed: ISO 8601, UTC. */
    readonly timestamp: string;
    /** Of the text without what no reviewer approves, as `sha256:…`. */
    readonly canonicalChecksum: string;
    /** The files that it referred to, with Git's ids of what they held in the commit that it was sealed at. */
    readonly references: readonly { readonly path: string; readonly blob: string }[];
  };
  /** What is not as it was sealed; `version` is an id, null when it is about none. */
  readonly problems: readonly { readonly version: string | null; readonly message: string }[];
  /** Why the history could not be read, in one sentence; absent when it could. */
  readonly unread?: string;
}
