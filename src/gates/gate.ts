import type { Component } from '../mediator/component.ts';
import type { Finding, Severity } from '../prp/finding.ts';
import type { Prp } from '../prp/prp.ts';
import type { Tree } from '../system/tree.ts';
import { fingerprints } from './fingerprint.ts';
import { type RuleId, rules } from './rules.ts';

/** A check of one PRP that runs no command: linear in the size of the document, on hostile input too. */
export interface StaticGate<Rule extends string = RuleId> {
  readonly id: string;
  /** False when its findings depend on more than the document and its reads of the tree. @default true */
  readonly cacheable?: boolean;
  /** True when it marks secrets, which must not be guessed from a fingerprint. @default false */
  readonly confidential?: boolean;
  /** How many documents it takes at once. @default no limit */
  readonly concurrency?: number;
  /** Yields raw findings in any order. `signal` fires when the rest is no longer needed. */
  check(subject: Subject, signal: AbortSignal): AsyncIterable<RawFinding<Rule>> | Iterable<RawFinding<Rule>>;
  /** Frees everything it keeps between documents, after the last one. */
  close?(): Promise<void>;
}

export interface Subject {
  readonly prp: Prp;
  /** The files against which its references are resolved. */
  readonly tree: Tree;
  /** The history of the PRP, read when the first gate asks; absent without a history. */
  readonly history?: () => Promise<HistoryContext>;
}

/** A finding before severity and baseline are known. */
export interface RawFinding<Rule extends string = RuleId> {
  readonly rule: Rule;
  readonly message: string;
  readonly startLine: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly suggestion?: string;
  /** It concerns this run, not the document: it is not cached. @default false */
  readonly momentary?: true;
}

/** The severity of each rule in this run: from the configuration, else the rule's default. */
export type SeverityOf = (rule: string) => Severity | 'off';

/** A static gate as a component of the mediator. Its operation is `gate:<id>`, its payload a `Subject`. */
export function gateComponent(gate: StaticGate<string>, severityOf: SeverityOf): Component {
  return {
    name: `gate ${gate.id}`,
    kind: 'validator',
    provides: [`gate:${gate.id}`],
    isBrief: true,
    ...(gate.concurrency !== undefined && { concurrency: gate.concurrency }),
    // Only `startStaticGates` submits `gate:` operations, always with a Subject.
    handle: (task, { signal }) => examine(gate, task.payload as Subject, severityOf, signal),
    close: async () => gate.close?.(),
  };
}

/**
 * The number of findings of one rule that are kept. More would not change the verdict, and a hostile document has a
 * hundred thousand.
 */
const maxOfRule = 1_000;

async function examine(
  gate: StaticGate<string>,
  subject: Subject,
  severityOf: SeverityOf,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: (RawFinding<string> & { readonly severity: Severity })[] = [];
  const counts = new Map<string, number>();
  for await (const { momentary: _momentary, ...finding } of gate.check(subject, signal)) {
    const severity = severityOf(finding.rule);
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (severity !== 'off' && count <= maxOfRule) findings.push({ ...finding, severity });
  }
  // Fingerprints count equal findings, so they need the order of the document.
  const fingerprintOf = fingerprints(subject.prp.lines, gate.confidential ?? false);
  return findings
    .toSorted((a, b) => a.startLine - b.startLine || (a.startColumn ?? 0) - (b.startColumn ?? 0))
    .map((finding) => ({ ...finding, path: subject.prp.path, baseline: false, fingerprint: fingerprintOf(finding) }));
}

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}

/** A rule that is not in the table belongs to a plugin. */
export function defaultSeverity(rule: string): Severity {
  return isRule(rule) ? rules[rule].severity : 'warning';
}

/** The facts of a PRP's history that gates use. */
export interface HistoryContext {
  /**
   * The newest text, and the version in which it was first sealed; versions that change only boxes or line endings are
   * skipped. Absent before the first version, and when the newest one is damaged.
   */
  readonly latest?: {
    readonly id: string;
    readonly sequence: number;
    /** When it was sealed: ISO 8601, UTC. */
    readonly timestamp: string;
    /** Of the text without box states, line endings and trailing space, as `sha256:…`. */
    readonly canonicalChecksum: string;
    /** The referenced files, with their Git blob ids in the commit at which the version was sealed. */
    readonly references: readonly { readonly path: string; readonly blob: string }[];
  };
  /** Differences from the sealed state; `version` is an id, or null for a problem of no single version. */
  readonly problems: readonly { readonly version: string | null; readonly message: string }[];
  /** Why the history could not be read, in one sentence; absent when it could. */
  readonly unread?: string;
}
