import { shorten } from '../base/quote.ts';
import type { Prp } from '../prp/prp.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import type { RuleId } from './rules.ts';
import { maxStructureLength } from '../prp/parse/lines.ts';

interface Pattern {
  readonly rule: RuleId;
  readonly pattern: RegExp;
  readonly message: (found: string) => string;
}

/** Words with which templates ask for input. */
const asking =
  'add|choose|date|define|describe|description|e\\.g|enter|example|explain|feature|fill|goal|how|insert|list|name|path|placeholder|project|provide|replace|specific|specify|state|summary|tbd|title|todo|what|when|where|who|why|write|your?';

const patterns: readonly Pattern[] = [
  {
    // [Insert your feature here], not a link, a box, a footnote or a citation.
    rule: 'PRP201',
    pattern: new RegExp(`(?<!\\])\\[(?:${asking})\\b[^\\][]{0,160}\\](?![(\\[:])`, 'gi'),
    message: (found) => `${found} was not filled in.`,
  },
  {
    // {feature_name}, {{title}} and <your-token>, in prose only: in code the braces are the author's.
    rule: 'PRP202',
    pattern: /(?<![$\\{])\{\{?[a-z][a-z0-9]*(?:[_-][a-z0-9]+)+\}?\}|<(?:your|insert|placeholder)[-_ ][^<>]{1,60}>/gi,
    message: (found) => `${found} was not replaced.`,
  },
  {
    rule: 'PRP203',
    // The mark itself, not a sentence about such marks.
    pattern: /\bTBD\b|\b(?:TODO|FIXME|XXX)(?=\s*(?::|\([\w@ -]{1,40}\)|$))/g,
    message: (found) => `${found} marks a decision that is still open.`,
  },
];

/** Finds placeholders of a template. Skips code, where braces and brackets have a meaning. */
export const placeholdersGate: StaticGate = {
  id: 'placeholders',
  *check({ prp }) {
    yield* templateTitle(prp);
    for (const { text, line } of prose(prp)) {
      for (const { rule, pattern, message } of patterns) {
        for (const { 0: found, index } of text.matchAll(pattern)) {
          yield {
            rule,
            message: message(shorten(found, 60)),
            startLine: line,
            startColumn: index + 1,
            endColumn: index + found.length,
          };
        }
      }
    }
  },
};

function* templateTitle({ title, preamble, sections }: Prp): Iterable<RawFinding> {
  if (!/^(?:base )?prp template\b|\bprp template v?\d|^\[.*\]$/i.test(title.slice(0, 200))) return;
  const line = preamble.fields.find(({ key }) => key.toLowerCase() === 'name')?.line ?? sections[0]?.startLine ?? 1;
  yield { rule: 'PRP204', message: `"${shorten(title, 60)}" is the title of a template.`, startLine: line };
}

/** The lines outside code fences, with code spans blanked out to keep the columns. */
function* prose({ lines, fences }: Prp): Iterable<{ readonly text: string; readonly line: number }> {
  let fence = 0;
  for (const [index, { text }] of lines.entries()) {
    const line = index + 1;
    while ((fences[fence]?.endLine ?? Infinity) < line) fence += 1;
    if ((fences[fence]?.startLine ?? Infinity) <= line) continue;
    yield { text: withoutCodeSpans(text.slice(0, maxStructureLength)), line };
  }
}

function withoutCodeSpans(text: string): string {
  return text.replace(/`[^`]*`/g, (span) => ' '.repeat(span.length));
}
