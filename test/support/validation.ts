import type { Finding } from '../../src/prp/finding.ts';
import type { GateResult } from '../../src/prp/gate-result.ts';
import type { RuleText, ValidatedPrp, ValidateReport } from '../../src/report/report.ts';

/** A finding in line 3 of `PRPs/a.md`. */
export function finding(about: Partial<Finding> = {}): Finding {
  return {
    rule: 'PRP301',
    severity: 'error',
    message: 'src/a.ts does not exist.',
    path: 'PRPs/a.md',
    startLine: 3,
    baseline: false,
    fingerprint: 'f1',
    ...about,
  };
}

/** A gate that passed, or failed when it is given findings. */
export function gate(about: Partial<GateResult> = {}): GateResult {
  const findings = about.findings ?? [];
  const status = findings.length > 0 ? 'failed' : 'passed';
  return { id: 'references', status, durationMs: 12, queuedMs: 3, attempts: 1, ...about, findings };
}

export function validatedPrp(path: string, gates: readonly GateResult[]): ValidatedPrp {
  const verdict = gates.every(({ status }) => status === 'passed') ? 'passed' : 'failed';
  return { path, name: path, dialect: 'base-v1', checksum: 'sha256:0', verdict, version: null, gates };
}

const rule: RuleText = {
  gate: 'references',
  severity: 'error',
  title: 'A referenced file does not exist',
  why: 'An agent goes on without it.',
  mend: 'Correct the path.',
};

/** The result of a validation of these PRPs, and of these commands of the run. */
export function validation(prps: readonly ValidatedPrp[], gates: readonly GateResult[] = []): ValidateReport {
  const all = [...prps.flatMap((prp) => prp.gates), ...gates];
  const findings = all.flatMap((one) => one.findings);
  const fresh = findings.filter(({ baseline }) => !baseline);
  const count = (severity: string) => fresh.filter((one) => one.severity === severity).length;
  return {
    command: 'validate',
    status: all.every(({ status }) => status === 'passed') ? 'passed' : 'failed',
    data: {
      prps,
      gates,
      totals: {
        prps: prps.length,
        gates: all.length,
        errors: count('error'),
        warnings: count('warning'),
        notices: count('notice'),
        baseline: findings.length - fresh.length,
      },
      workers: 2,
      makespanMs: 40,
    },
    rules: { PRP301: rule },
  };
}

/** The validation of one PRP by one gate that found this. */
export function validationOf(...findings: readonly Finding[]): ValidateReport {
  return validation([validatedPrp('PRPs/a.md', [gate({ findings })])]);
}
