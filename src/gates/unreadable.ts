import type { UnreadableText } from '../prp/parse/decode.ts';
import type { Finding } from '../prp/finding.ts';
import { prpLimits } from '../base/limits.ts';
import type { GateResult } from '../prp/gate-result.ts';
import { defaultSeverity } from './gate.ts';
import type { RuleId } from './rules.ts';

/** The reason why a document cannot be read: it is not text, or not a regular file. */
export type UnreadableFile = UnreadableText | NotAFile;

interface NotAFile {
  readonly problem: 'not-a-file';
  /** One sentence that names the path. */
  readonly message: string;
  readonly place?: undefined;
  readonly encoding?: undefined;
  readonly excess?: undefined;
}

type UnreadableProblem = UnreadableFile['problem'];

const problems: Readonly<Record<UnreadableProblem, { readonly rule: RuleId; readonly message: string }>> = {
  binary: { rule: 'PRP108', message: 'The file is binary: it contains a NUL byte.' },
  'not-utf8': { rule: 'PRP108', message: 'The file is not valid UTF-8.' },
  'lfs-pointer': {
    rule: 'PRP108',
    message: 'The file is a Git LFS pointer; its content is not here: run `git lfs pull`.',
  },
  'not-a-file': { rule: 'PRP110', message: 'The file is not a regular file of the repository.' },
  'too-large': { rule: 'PRP109', message: 'The file is too large.' },
};

/** The single gate result of an unreadable document. */
export function unreadableResult(
  path: string,
  { problem, message: told, place, encoding, excess }: UnreadableFile,
): GateResult {
  const { rule, message } = problem === 'not-a-file' ? { ...problems[problem], message: told } : problems[problem];
  const finding: Finding = {
    rule,
    severity: defaultSeverity(rule),
    message:
      excess !== undefined
        ? `The file has ${excess}; ${prpLimits}.`
        : encoding !== undefined
          ? `The file is ${encoding}, not UTF-8: save it as UTF-8.`
          : message,
    path,
    startLine: place?.line ?? 1,
    ...(place && { startColumn: place.column }),
    baseline: false,
    fingerprint: `${rule}:${problem}`,
  };
  return { id: 'structure', status: 'failed', durationMs: 0, queuedMs: 0, attempts: 1, findings: [finding] };
}
