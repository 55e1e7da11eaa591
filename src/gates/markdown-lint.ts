import type { Configuration, LintError } from 'markdownlint';
import { lint } from 'markdownlint/sync';
import type { RawFinding } from './gate.ts';

/**
 * Rules about text that reads or works differently from its author's intention. Taste and layout are for a formatter.
 */
const config: Configuration = {
  default: false,
  MD001: true, // heading levels that jump
  MD011: true, // (text)[link], reversed
  MD018: true, // #heading without a space is a paragraph
  MD020: true, // the same, closed
  MD023: true, // a heading that is indented
  MD037: true, // ** bold ** is not bold
  MD039: true, // spaces inside a link's text
  MD040: true, // code without a language: it is unclear whether to run it
  MD042: true, // a link to nowhere
  MD051: true, // a link to a heading that is not there
  MD052: true, // a link to a definition that is not there
  MD056: true, // rows with more or fewer cells than the table has
  MD058: true, // a table stuck to text is text
};

/** Further findings are only counted: so many have one common cause. */
const maxFindings = 50;

/** Runs markdownlint on a text. Only for isolation: hostile text can take minutes. */
export const markdownLint = {
  *check({ text }: { readonly text: string }): Iterable<RawFinding<'PRP701'>> {
    // Ignore directives in the document about its own check.
    const { text: problems = [] } = lint({ strings: { text }, config, noInlineConfig: true });
    yield* problems.slice(0, maxFindings).map(findingOf);
    const next = problems[maxFindings];
    if (next === undefined) return;
    const message = `${problems.length - maxFindings} more findings of this rule below.`;
    yield { rule: 'PRP701', message, startLine: next.lineNumber };
  },
};

function findingOf({
  lineNumber,
  ruleNames,
  ruleDescription,
  errorDetail,
  errorRange,
}: LintError): RawFinding<'PRP701'> {
  const detail = errorDetail === null ? '' : ` (${errorDetail})`;
  const [column, length] = errorRange ?? [];
  return {
    rule: 'PRP701',
    message: `${ruleNames.join('/')}: ${ruleDescription}${detail}.`,
    startLine: lineNumber,
    ...(column !== undefined && { startColumn: column }),
    ...(column !== undefined && length !== undefined && { endColumn: column + length }),
  };
}
