import { plural } from '../base/plural.ts';
import { brokeWithoutFinding, type GateResult, isBroken } from '../prp/gate-result.ts';
import { duration, plain } from './paint.ts';
import { isRefused, type Landing, type PullRequestReport } from './pull-request-report.ts';
import type { ValidateData, ValidatedPrp } from './report.ts';

export interface Headline {
  readonly verdict: 'passed' | 'failed' | 'nothing' | 'cancelled';
  /** Verdict and reason in a few words. A path in it is unescaped. */
  readonly text: string;
}

/** The outcome of a run, for the first line of a report and the title of a check. */
export function headlineOf({
  validation,
  cancelled,
  generated,
  landing,
  gone,
}: Pick<PullRequestReport, 'validation' | 'cancelled' | 'generated' | 'landing' | 'gone'>): Headline {
  if (cancelled) return { verdict: 'cancelled', text: 'Cancelled before all gates had ended' };
  if (landing?.kind === 'not-committed' && generated.length > 0 && validation?.status !== 'failed') {
    return { verdict: isRefused(landing) ? 'failed' : 'nothing', text: uncommitted(generated, landing.reason) };
  }
  if (validation === null || (validation.data.prps.length === 0 && validation.status === 'passed')) {
    return generated.length > 0
      ? { verdict: 'passed', text: `Generated: ${plural(generated.length, 'PRP')}` }
      : { verdict: 'nothing', text: goneText(gone) };
  }
  const { data, status } = validation;
  const { prps, gates, warnings, baseline } = data.totals;
  if (status === 'failed') return { verdict: 'failed', text: `Failed: ${reasons(data)}` };
  const known = baseline > 0 ? [`${baseline} known before`] : [];
  const weak = warnings > 0 ? [plural(warnings, 'warning')] : [];
  const said = [plural(prps, 'PRP'), plural(gates, 'gate'), ...weak, ...known, duration(data.makespanMs)];
  return { verdict: 'passed', text: `Passed: ${said.join(', ')}` };
}

function uncommitted(
  [first, ...others]: PullRequestReport['generated'],
  reason: Extract<Landing, { kind: 'not-committed' }>['reason'],
): string {
  const name = first?.path.replace(/^.*\//, '').replace(/\.md$/, '') ?? '';
  const what = others.length === 0 ? name : plural(others.length + 1, 'PRP');
  if (reason === 'dry-run') return `${what} would be generated`;
  return `${what} ${others.length === 0 ? 'was' : 'were'} generated, but not committed`;
}

function goneText(gone: PullRequestReport['gone']): string {
  const renamed = gone.filter(({ to }) => to !== null).length;
  const deleted = gone.length - renamed;
  const counts = [
    ...(deleted > 0 ? [`${plural(deleted, 'PRP')} deleted`] : []),
    ...(renamed > 0 ? [`${plural(renamed, 'PRP')} renamed`] : []),
  ];
  return counts.length === 0 ? 'No PRP changed' : counts.join(', ');
}

function reasons({ prps, gates, totals }: ValidateData): string {
  const atFault = prps.filter(isAtFault);
  const [first] = atFault;
  const counts = [
    ...(totals.errors > 0 ? [plural(totals.errors, 'error')] : []),
    // Without errors, warnings or broken gates failed the run.
    ...(totals.errors === 0 && totals.warnings > 0 ? [plural(totals.warnings, 'warning')] : []),
    ...brokenGates(atFault.flatMap((prp) => prp.gates)),
  ].join(', ');
  const where = atFault.length === 1 ? first?.path : `${atFault.length} of ${prps.length} PRPs`;
  return [...(first === undefined ? [] : [`${counts} in ${where}`]), ...brokenGates(gates)].join('; ');
}

/** Gates that broke without a finding. */
function brokenGates(gates: readonly GateResult[]): readonly string[] {
  const broken = gates.filter(brokeWithoutFinding);
  const [first] = broken;
  if (first === undefined) return [];
  if (broken.length === 1) return [`gate ${first.id} ${first.status}`];
  const named = broken.slice(0, 3).map(({ id }) => id);
  const more = broken.length > named.length ? ` and ${broken.length - named.length} more` : '';
  return [`gates ${named.join(', ')}${more} did not pass`];
}

/** Whether a PRP failed by its own gates, not only by the run's. */
export function isAtFault({ gates }: Pick<ValidatedPrp, 'gates'>): boolean {
  return gates.some(({ status }) => isBroken(status));
}

/** Commands listed by name; the others are counted. */
const namedCommands = 8;

/**
 * Sums up a validation in half a line: the number of PRPs, or of those that failed, the commands that failed, then the
 * caller's counts: `4 of 9 PRPs; commands lint, test; 3 errors`. Leaves out a part without failures.
 */
export function sumOf({ prps, gates }: Pick<ValidateData, 'prps' | 'gates'>, counts: readonly string[]): string {
  const atFault = prps.filter(isAtFault).length;
  const all = plural(prps.length, 'PRP');
  const own = prps.length > 1 && atFault > 0 ? `${atFault} of ${all}` : all;
  const broken = commandsIn(gates.filter(({ status }) => isBroken(status)).map(({ id }) => id));
  const rest = counts.join(', ');
  if (broken === '') return `${own}, ${rest}`;
  return atFault > 0 ? `${own}; ${broken}; ${rest}` : `${broken}; ${own}, ${rest}`;
}

function commandsIn(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const left = ids.length - namedCommands;
  const named = ids.slice(0, namedCommands).map((id) => plain(id));
  return `${ids.length === 1 ? 'command' : 'commands'} ${named.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}
