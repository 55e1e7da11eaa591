import { maxStructureLength } from '../prp/parse/lines.ts';
import { PrpError } from '../base/errors.ts';
import { parse } from '../prp/parse/parse.ts';
import type { Prp, Section } from '../prp/prp.ts';

/** A parsed feature request: Markdown under four headings, of which only FEATURE is required. */
export interface FeatureRequest {
  readonly path: string;
  readonly title: string;
  readonly feature: Passage;
  readonly examples: Passage;
  readonly documentation: Passage;
  readonly considerations: Passage;
}

/** The lines under a heading, sub-headings included. */
export interface Passage {
  readonly lines: readonly string[];
}

const parts = {
  feature: ['feature', 'feature request', 'what', 'request', 'description', 'summary', 'goal'],
  examples: ['example'],
  documentation: ['documentation', 'docs', 'reference', 'examples and documentation', 'links'],
  considerations: ['other consideration', 'consideration', 'gotcha', 'constraint', 'note', 'additional'],
} as const satisfies Record<string, readonly string[]>;

type RequestPart = keyof typeof parts;

/** Parses a request. Throws `E_REQUEST` when it has no content, or is still the unchanged template. */
export function parseRequest(text: string, path: string): FeatureRequest {
  const document = parse(text.replace(/^\uFEFF/, ''), path);
  const passages = new Map<RequestPart, string[]>();
  for (const section of document.sections) {
    for (const part of partsOf(section)) {
      const lines = passages.get(part) ?? [];
      passages.set(part, [...lines, ...titleRest(section), ...under(section, document)]);
    }
  }
  const passage = (part: RequestPart): Passage => ({
    lines: trimBlank((passages.get(part) ?? []).filter((line) => !isPlaceholder(line))),
  });
  const feature = passage('feature');
  if (feature.lines.length === 0) {
    const written = passages.get('feature')?.some((line) => line.trim() !== '') ?? false;
    throw written ? untouched(path) : nothingAsked(path, passages.has('feature'));
  }
  return {
    path,
    title: titleOf(document, feature),
    feature,
    examples: passage('examples'),
    documentation: passage('documentation'),
    considerations: passage('considerations'),
  };
}

/** A line that consists of `[…]`: an unfilled placeholder of the template. */
function isPlaceholder(line: string): boolean {
  return line.length < maxStructureLength && /^\s*(?:[-*+]\s+)?\[[^\][]{2,}\]\s*$/.test(line);
}

/** `EXAMPLES & DOCUMENTATION:` is both; a heading below another part's belongs to that part. */
function partsOf({ normalised, level }: Section): readonly RequestPart[] {
  if (level > 3) return [];
  const starts = (part: RequestPart) => parts[part].some((word) => normalised.startsWith(word));
  if (/^examples? and documentation/.test(normalised)) return ['examples', 'documentation'];
  const part = (['considerations', 'documentation', 'examples', 'feature'] as const).find(starts);
  return part ? [part] : [];
}

/** `## FEATURE: add a login` says it on the heading itself. */
function titleRest({ heading, level }: Section): readonly string[] {
  const rest = /^[^:]{1,40}:\s*(\S.*)$/.exec(heading.slice(0, 500))?.[1];
  return level > 1 && rest !== undefined ? [rest] : [];
}

/** Up to the next heading that starts another part or has the same or a higher level. */
function under(section: Section, { sections, lines }: Prp): readonly string[] {
  const next = sections.find(
    (other) => other.startLine > section.startLine && (other.level <= section.level || partsOf(other).length > 0),
  );
  return lines.slice(section.startLine, (next?.startLine ?? lines.length + 1) - 1).map(({ text }) => text);
}

/** Without the blank lines around it. */
export function trimBlank(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

/** The document's own title when it says more than "feature request", else the first sentence of the request. */
function titleOf({ sections }: Prp, { lines }: Passage): string {
  const heading = sections.find(({ level }) => level === 1)?.heading ?? '';
  const own = heading.replace(/^(?:feature(?: request)?|request|prp|initial)\s*[:–—-]?\s*/i, '').trim();
  const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:```|~~~|#)/.test(line)) ?? '';
  const sentence =
    first
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
      .replace(/[*_`]/g, '')
      .split(/(?<=[.!?])\s/, 1)[0] ?? '';
  const title = shorten((own || sentence).replace(/[.!?:\s]+$/, ''));
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Cuts at the end of a word if possible. */
function shorten(title: string): string {
  if (title.length <= 80) return title;
  const cut = title.slice(0, 81).replace(/\s+\S*$/, '');
  return cut.length > 80 ? title.slice(0, 80).toWellFormed().replace('\uFFFD', '') : cut;
}

const shape = '## FEATURE:, ## EXAMPLES:, ## DOCUMENTATION: and ## OTHER CONSIDERATIONS: (only the first is required)';

function nothingAsked(path: string, empty: boolean): PrpError {
  const message = empty ? `${path} has nothing under its FEATURE heading.` : `${path} has no FEATURE heading.`;
  return new PrpError('E_REQUEST', message, { hint: `Write the request under the headings ${shape}.` });
}

function untouched(path: string): PrpError {
  return new PrpError('E_REQUEST', `${path} is still the template: its FEATURE is a placeholder in brackets.`, {
    hint: 'Replace the brackets with what you want to have built.',
  });
}
