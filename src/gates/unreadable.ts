import type { UnreadableText } from '../prp/decode.ts';
import type { Finding } from '../prp/finding.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { defaultSeverity } from './gate.ts';
import type { RuleId } from './rules.ts';

const said: Readonly<Record<UnreadableText['problem'], { readonly rule: RuleId; readonly message: string }>> = {
  binary: { rule: 'PRP108', message: 'The file is binary: it contains a NUL byte.' },
  'not-utf8': { rule: 'PRP108', message: 'The file is not valid UTF-8.' },
  'too-large': { rule: 'PRP109', message: 'The file is larger than 10 MiB.' },
};

/** The one gate result of a document that no gate can look into. */
export function unreadableResult(
  path: string,
  { problem, place, encoding }: Omit<UnreadableText, 'message'>,
): GateResult {
  const { rule, message } = said[problem];
  const finding: Finding = {
    rule,
    severity: defaultSeverity(rule),
    message: encoding === undefined ? message : `The file is ${encoding}, not UTF-8: save it as UTF-8.`,
    path,
    startLine: place?.line ?? 1,
    ...(place && { startColumn: place.column }),
    baseline: false,
    fingerprint: `${rule}:${problem}`,
  };
  return { id: 'structure', status: 'failed', durationMs: 0, queuedMs: 0, attempts: 1, findings: [finding] };
}
