import { shorten } from '../base/quote.ts';
import { withoutByteOrderMark } from '../prp/parse/lines.ts';
import { positionsIn } from '../prp/positions.ts';
import type { Prp } from '../prp/prp.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import type { RuleId } from './rules.ts';
import { invisibleName, type InvisibleRun, invisibleRuns } from './invisible-runs.ts';

/** Finds text that an agent reads and a reviewer does not see. */
export const hiddenTextGate: StaticGate = {
  id: 'hidden-text',
  *check({ prp }) {
    yield* characters(prp);
    yield* html(prp);
  },
};

const verdictOn = {
  turning: { rule: 'PRP601', predicate: 'reverses the text' },
  carrying: { rule: 'PRP602', predicate: 'shows nothing' },
  control: { rule: 'PRP603', predicate: 'shows nothing' },
  stray: { rule: 'PRP603', predicate: 'shows nothing' },
} as const satisfies Record<InvisibleRun['kind'], { readonly rule: RuleId; readonly predicate: string }>;

/** Searches code as well: characters are as invisible there. */
function* characters({ lines }: Prp): Iterable<RawFinding> {
  for (const [index, line] of lines.entries()) {
    const text = index === 0 ? withoutByteOrderMark(line.text) : line.text;
    for (const run of invisibleRuns(text)) {
      const { rule, predicate } = verdictOn[run.kind];
      yield {
        rule,
        message: `${described(run.text)} ${predicate}.${spelled(run.text)}`,
        startLine: index + 1,
        startColumn: run.index + 1,
        endColumn: run.index + run.text.length,
        // A control character may replace another one, so it has no suggestion.
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

/** Tag characters are ASCII moved up by U+E0000, and a model reads them as ASCII. */
function spelled(run: string): string {
  const ascii = Array.from(run, (character) => (character.codePointAt(0) ?? 0) - 0xe_00_00)
    .filter((code) => code >= 0x20 && code < 0x7f)
    .map((code) => String.fromCharCode(code));
  return ascii.length === 0 ? '' : ` To a model it says: ${shortened(ascii.join(''))}`;
}

function* html(prp: Prp): Iterable<RawFinding> {
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
        ? `This comment is not shown, and addresses an agent: ${shortened(withoutMarks(source))}`
        : `The content of this element is not shown: ${shortened(source)}`,
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

/** A comment, or the opening tag of a hidden element, as written. */
interface HiddenHtml {
  readonly kind: 'comment' | 'element';
  /** Offset in the text, in UTF-16 units. */
  readonly index: number;
  readonly source: string;
}

/** The document without the lines of its code fences, which readers see as they are. */
function withoutFences({ lines, fences }: Prp): string {
  const texts = lines.map(({ text }) => text);
  for (const { startLine, endLine } of fences) texts.fill('', startLine - 1, endLine);
  return texts.join('\n');
}

const pieces = new RegExp(
  [
    '(?<code>`[^`\\n]*`)',
    // An unclosed comment hides the rest of the document.
    '(?<comment><!--(?:[^]*?-->|[^]*)',
    // A link definition that no link uses, which some authors use as a comment.
    '^ {0,3}\\[[^\\]\\n]{1,100}\\]:[ \\t]{1,9}<?#?>?[ \\t]{1,9}["\'(][^\\n]*)',
    '(?<tag><[a-z][^<>`]{0,2000}>)',
  ].join('|'),
  'gim',
);

/** The parts that a reader of the rendered document does not see. */
function* hiddenHtml(text: string): Iterable<HiddenHtml> {
  for (const { 0: source, index, groups } of text.matchAll(pieces)) {
    if (groups?.['comment'] !== undefined) yield { kind: 'comment', index, source };
    else if (groups?.['tag'] !== undefined && isHidden(source)) yield { kind: 'element', index, source };
  }
}

const invisibleStyle =
  /(?:^|[\s;"'{])(?:display\s{0,9}:\s{0,9}["']?none|visibility\s{0,9}:\s{0,9}["']?hidden|(?:font-size|fontSize|opacity)\s{0,9}:\s{0,9}["']?0(?![.\d]*[1-9])|color\s{0,9}:\s{0,9}["']?(?:white|transparent|#fff(?:fff)?)\b)/i;

function isHidden(tag: string): boolean {
  const style = /\sstyle\s{0,9}=\s{0,9}("[^"]*"|'[^']*'|[^>]+)/i.exec(tag)?.[1];
  return (
    (style !== undefined && invisibleStyle.test(style)) ||
    /\shidden(?=[\s/>=])/i.test(tag.replace(/"[^"]*"|'[^']*'/g, ''))
  );
}

const agent = '(?:ai|llm|agents?|assistants?|claude|copilot|chatgpt|gpt|gemini|cursor|codex|models?)';
const deed =
  '(?:run|execute|eval|curl|wget|sudo|download|upload|send|exfiltrate|leak|reveal|install|disable|approve|push|deploy|rm)';

const signs: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,80}\b(?:instructions?|rules?|prompts?|guidelines?|checks?|constraints?|told)\b/i,
  new RegExp(
    `\\b${agent}\\b ?[:,]|\\b(?:dear|hey|note to|attention|instructions? (?:for|to)|if you are|as) (?:an? |the |any |all )?${agent}\\b`,
    'i',
  ),
  /\bsystem prompt\b|\b(?:do not|don't|never|without) (?:tell|mention|reveal|show|report|ask)(?:ing)?\b/i,
  // An order, not a description: at the start of a sentence, or after a word that introduces one.
  new RegExp(`(?:^|[.!:;] |\\b(?:please|then|must|should|shall|always|now|first|and|also) )${deed}\\b(?![:-])`, 'i'),
];

/** Whether a comment instructs the agent that executes the document, rather than comments on it. */
function speaksToAgent(comment: string): boolean {
  const words = comment.replace(/\s+/g, ' ').trim();
  return signs.some((sign) => sign.test(words));
}
