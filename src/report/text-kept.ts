import { plural } from '../base/plural.ts';
import { type Paint, plain } from './paint.ts';
import type { ValidatedPrp, ValidateReport } from './report.ts';
import type { Version } from './version.ts';

type Kept = ValidatedPrp & { readonly version: Version };

const why = {
  'some-gates': 'only some gates ran',
  lenient: 'more was forgiven than the configuration does',
} as const;

/** Which versions a validation has kept, and what it said of them. Nothing where no version was made. */
export function keptLines({ data: { prps }, shortfall }: ValidateReport, paint: Paint): readonly string[] {
  const kept = prps.filter((prp): prp is Kept => prp.version !== null);
  if (kept.length === 0) return [];
  const recorded = kept.filter(({ verdict }) => shortfall === undefined || verdict === 'failed');
  // What a whole run has passed before stays passed.
  const uncounted = kept.filter((prp) => !recorded.includes(prp) && prp.version.status !== 'passed');
  const left = prps.filter(({ version }) => version === null);
  const lines = [
    ...(recorded.length > 0 ? [`Recorded on ${versionsOf(recorded)}.`] : []),
    ...(uncounted.length > 0 && shortfall !== undefined
      ? [`Kept as ${versionsOf(uncounted)}, not counted as passed: ${why[shortfall]}.`]
      : []),
    ...(left.length > 0 ? [`Not kept: ${reasonsOf(left)}.`] : []),
  ];
  return lines.map((line) => paint('dim', `  ${line}`));
}

function versionsOf(kept: readonly Kept[]): string {
  const [first] = kept;
  const more = kept.length > 1 ? ` and ${plural(kept.length - 1, 'other')}` : '';
  return first === undefined ? '' : `v${first.version.sequence} of ${plain(first.path)}${more}`;
}

/** `3 that are not text, 1 that is too large`. */
function reasonsOf(left: readonly ValidatedPrp[]): string {
  const groups = Map.groupBy(left, obstacleOf);
  return [...groups].map(([obstacle, { length }]) => `${length} ${said(obstacle, length)}`).join(', ');
}

type Obstacle = 'not text' | 'too large' | 'no regular file' | 'secret';

function obstacleOf({ dialect, gates }: ValidatedPrp): Obstacle {
  // Of what can be read only what has a secret is not kept, where other PRPs are.
  if (dialect !== null) return 'secret';
  const rules = new Set(gates.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  if (rules.has('PRP110')) return 'no regular file';
  return rules.has('PRP109') ? 'too large' : 'not text';
}

function said(obstacle: Obstacle, count: number): string {
  if (obstacle === 'secret') return 'with what looks like a secret';
  if (obstacle === 'no regular file' && count > 1) return 'that are no regular files';
  return `that ${count === 1 ? 'is' : 'are'} ${obstacle}`;
}
