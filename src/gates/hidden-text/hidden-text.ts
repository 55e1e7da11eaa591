import { shorten } from '../../base/quote.ts';
import { withoutByteOrderMark } from '../../prp/parse/lines.ts';
import { positionsIn } from '../../prp/positions.ts';
import type { Prp } from '../../prp/prp.ts';
import type { Remark, StaticGate } from '../gate.ts';
import type { RuleId } from '../rules.ts';
import { hiddenHtml, withoutFences } from './hidden-html.ts';
import { invisibleName } from './invisible-name.ts';
import { type InvisibleRun, invisibleRuns } from './invisible.ts';
import { speaksToAgent } from './speaks-to-agent.ts';

/** What an agent reads and a reviewer does not see. */
export const hiddenText: StaticGate = {
  id: 'hidden-text',
  *check({ prp }) {
    yield* characters(prp);
    yield* html(prp);
  },
};

const verdictOn = {
  turning: { rule: 'PRP601', says: 'turns the text around' },
  carrying: { rule: 'PRP602', says: 'shows nothing' },
  control: { rule: 'PRP603', says: 'shows nothing' },
  stray: { rule: 'PRP603', says: 'shows nothing' },
} as const satisfies Record<InvisibleRun['kind'], { readonly rule: RuleId; readonly says: string }>;

/** Code is searched as well: characters are as invisible there. */
function* characters({ lines }: Prp): Iterable<Remark> {
  for (const [index, line] of lines.entries()) {
    const text = index === 0 ? withoutByteOrderMark(line.text) : line.text;
    for (const run of invisibleRuns(text)) {
      const { rule, says } = verdictOn[run.kind];
      yield {
        rule,
        message: `${described(run.text)} ${says}.${spelled(run.text)}`,
        startLine: index + 1,
        startColumn: run.index + 1,
        endColumn: run.index + run.text.length,
        // In the place of a control character something else may have been meant.
        ...(run.kind !== 'control' && { suggestion: '' }),
      };
    }
  }
}

function described(run: string): string {
  const [first = '', ...others] = run;
  return others.length === 0
    ? invisibleName(first)
    : `A row of ${others.length + 1} invisible characters that starts with ${invisibleName(first)}`;
}

/** Tag characters are ASCII moved up by U+E0000: a model reads them as that. */
function spelled(run: string): string {
  const ascii = Array.from(run, (character) => (character.codePointAt(0) ?? 0) - 0xe_00_00)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code));
  return ascii.length === 0 ? '' : ` To a model it says: ${shortened(ascii.join(''))}`;
}

function* html(prp: Prp): Iterable<Remark> {
  const text = withoutFences(prp);
  const positionOf = positionsIn(text);
  for (const { kind, index, source } of hiddenHtml(text)) {
    if (kind === 'comment' && !speaksToAgent(withoutMarks(source))) continue;
    const start = positionOf(index);
    const end = positionOf(index + source.length - 1);
    const isComment = kind === 'comment';
    const range =
      start.line === end.line
        ? { startColumn: start.column, endColumn: end.column, ...(isComment && { suggestion: '' }) }
        : { endLine: end.line };
    yield {
      rule: isComment ? 'PRP604' : 'PRP605',
      message: isComment
        ? `This comment is not shown, and speaks to an agent: ${shortened(withoutMarks(source))}`
        : `What stands in this element is not shown: ${shortened(source)}`,
      startLine: start.line,
      ...range,
    };
  }
}

function withoutMarks(comment: string): string {
  return comment.replace(/^<!--|-->$|^ {0,3}\[[^\]]*\]:\s*[<#>]*\s*["'(]|["')]$/g, '').trim();
}

function shortened(text: string): string {
  return shorten(text.slice(0, 1_000).replace(/\s+/g, ' ').trim());
}
