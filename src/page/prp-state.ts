import { plural } from '../base/plural.ts';
import type { ListedVersion, StoredVersion } from '../history/history.ts';
import type { ValidationRecord } from '../history/records/validation-record.ts';
import type { WithSequence } from '../history/records/stored-records.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { isBroken } from '../prp/gate-result.ts';
import { countRisks } from '../report/risk-words.ts';
import { html, type Html } from './html.ts';

/** A state has a mark, a word and a colour: the colour never stands alone. */
type Mark = 'fail' | 'look' | 'pass' | 'none';

export interface PrpState {
  readonly mark: Mark;
  /** A few words: `1 error`, `1 check weakened`, `passed`, `not checked`. */
  readonly words: string;
}

const ranks: Readonly<Record<Mark, number>> = { fail: 0, look: 1, pass: 2, none: 3 };

/** Those that need a person first. */
export function rankOf({ mark }: PrpState): number {
  return ranks[mark];
}

const signs: Readonly<Record<Mark, { readonly sign: string; readonly word: string }>> = {
  fail: { sign: '✗', word: 'failed' },
  look: { sign: '!', word: 'look twice' },
  pass: { sign: '✓', word: 'passed' },
  none: { sign: '·', word: 'not checked' },
};

/** The mark, for a row whose words say the same. */
export function markSign(mark: Mark): Html {
  return html`<span class="m ${mark}" aria-hidden="true">${signs[mark].sign}</span>`;
}

/** The mark with its word for a screen reader. */
export function spokenMark(mark: Mark): Html {
  return html`${markSign(mark)}<span class="sr">${signs[mark].word}</span>`;
}

/** The sign alone, for a drawing. */
export function signOf(mark: Mark): string {
  return signs[mark].sign;
}

export function stateOf(
  version: ListedVersion,
  risks: readonly Pick<Risk, 'subject' | 'change'>[] = [],
  passedAs?: number,
): PrpState {
  if (version.tampered) return { mark: 'fail', words: 'not as it was sealed' };
  const { status, validation } = version;
  if (status === 'failed') return { mark: 'fail', words: failureOf(validation) };
  const [first, ...others] = countRisks(risks);
  if (first !== undefined) return { mark: 'look', words: others.length === 0 ? first : `${first}, and more` };
  if (status === 'passed') return { mark: 'pass', words: 'passed' };
  return passedAs === undefined
    ? { mark: 'none', words: 'not checked' }
    : { mark: 'pass', words: `passed as v${passedAs}` };
}

function failureOf(validation: ValidationRecord | null): string {
  if (validation === null) return 'failed';
  const { errors, warnings } = validation.totals;
  if (errors > 0) return plural(errors, 'error');
  const broken = validation.gates.filter(({ status }) => isBroken(status));
  if (broken.length === 0 && warnings > 0) return plural(warnings, 'warning');
  return broken.length === 1 ? `${broken[0]?.id} did not pass` : `${broken.length} gates did not pass`;
}

/** The number of the newest version that passed; `undefined` when these records, newest first, show none. */
export function lastPassedOf(
  { status, memento }: StoredVersion,
  validations: readonly WithSequence<ValidationRecord>[],
): number | undefined {
  if (status === 'passed') return memento.sequence;
  const newest = new Map<number, ValidationRecord['verdict']>();
  for (const { sequence, verdict } of validations) if (!newest.has(sequence)) newest.set(sequence, verdict);
  const passed = [...newest].flatMap(([sequence, verdict]) => (verdict === 'passed' ? [sequence] : []));
  return passed.length === 0 ? undefined : Math.max(...passed);
}
