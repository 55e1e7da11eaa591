import { firstLetter } from './lines.ts';

/** An ATX heading as written. PRPs use `---` as a break only, so setext headings do not exist here. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
}

const levels = [1, 2, 3, 4, 5, 6] as const;

export function readHeading(text: string): Heading | undefined {
  if (!text.includes('#')) return undefined;
  const match = /^ {0,3}(#{1,6})(?:[ \t](.*))?$/s.exec(text);
  if (match === null) return undefined;
  const level = levels[(match[1] ?? '').length - 1];
  if (level === undefined) return undefined;
  return { level, text: withoutClosingMarks(match[2] ?? '') };
}

/**
 * The key for the alias table: lower case, without emoji, numbering, emphasis, brackets and trailing colon; `&` is
 * `and`. `## 📋 3. **Success Criteria** (must have):` becomes `success criteria`.
 */
export function normaliseHeading(heading: string): string {
  const plain = heading.replaceAll(/[*_`]/g, '');
  const outside = withoutBrackets(plain).trim();
  const unadorned = withoutLeadingMarks(outside === '' ? plain.replaceAll(/[()[\]]/g, '') : outside);
  const words = unadorned.toLowerCase().replaceAll('&', ' and ').split(/\s/);
  return withoutTrailingColon(words.filter((word) => word !== '').join(' '));
}

function withoutTrailingColon(text: string): string {
  let end = text.length;
  while (text[end - 1] === ':' || text[end - 1] === ' ') end--;
  return text.slice(0, end);
}

function withoutClosingMarks(text: string): string {
  const trimmed = text.trim();
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end--;
  if (end === trimmed.length) return trimmed;
  if (end === 0) return '';
  return /[ \t]/.test(trimmed[end - 1] ?? '') ? trimmed.slice(0, end).trimEnd() : trimmed;
}

/** Removes text in round or square brackets, nested or not. */
function withoutBrackets(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(' || character === '[') depth++;
    else if (depth === 0) kept += character;
    else if (character === ')' || character === ']') depth--;
  }
  return kept;
}

const numbering = /^(?:\d{1,4}(?:\.\d{1,4})*[.):](?!\d)|\d{1,4}(?:\.\d{1,4})+(?= )|\d{1,4} [-–—](?= ))/;

/** Emoji and numbers stand in either order: `📋 1. Goal`, `1. 📋 Goal`. */
function withoutLeadingMarks(text: string): string {
  return withoutMarks(withoutMarks(text).replace(numbering, ''));
}

function withoutMarks(text: string): string {
  return text.slice(firstLetter(text));
}
