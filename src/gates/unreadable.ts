import type { Finding } from '../prp/finding.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { defaultSeverity } from './gate.ts';
import type { RuleId } from './rules.ts';

export type Unreadable = 'binary' | 'not-utf8' | 'too-large';

const said: Readonly<Record<Unreadable, { readonly rule: RuleId; readonly message: string }>> = {
  binary: { rule: 'PRP108', message: 'The file is binary: it contains a NUL byte.' },
  'not-utf8': { rule: 'PRP108', message: 'The file is not valid UTF-8.' },
  'too-large': { rule: 'PRP109', message: 'The file is larger than 10 MiB.' },
};

/** The one gate result of a document that no gate can look into. */
export function unreadableResult(path: string, problem: Unreadable, startLine = 1): GateResult {
  const { rule, message } = said[problem];
  const finding: Finding = {
    rule,
    severity: defaultSeverity(rule),
    message,
    path,
    startLine,
    baseline: false,
    fingerprint: `${rule}:${problem}`,
  };
  return { id: 'structure', status: 'failed', durationMs: 0, queuedMs: 0, attempts: 1, findings: [finding] };
}
