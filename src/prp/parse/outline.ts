import { normaliseHeading, readHeading, type Heading } from './heading.ts';
import { isProse, type Page } from '../page.ts';
import type { Role, Section } from '../prp.ts';
import { roleOf, type Aliases } from './roles.ts';

/** A page with its sections. */
export interface Outline extends Page {
  readonly sections: readonly Section[];
  /** Index in `sections` of the section a line belongs to, by line number minus 1; -1 before the first heading. */
  readonly sectionOf: Int32Array;
}

/** A heading and the line where it starts: one line earlier when a formatter split it. */
export interface HeadingLine extends Heading {
  readonly line: number;
  readonly broken: boolean;
}

export function readHeadings(page: Page): readonly HeadingLine[] {
  const headings: HeadingLine[] = [];
  let bare: HeadingLine | undefined;
  for (const [index, text] of page.texts.entries()) {
    const line = index + 1;
    if (text === '' || !isProse(page, line)) continue;
    const heading = readHeading(text);
    if (heading === undefined) {
      bare = undefined;
    } else if (heading.text === '') {
      bare = { ...heading, line, broken: false };
      headings.push(bare);
    } else {
      if (bare !== undefined) headings.pop();
      headings.push({ ...heading, line: bare?.line ?? line, broken: bare !== undefined });
      bare = undefined;
    }
  }
  return headings;
}

export interface SectionOptions {
  /** Whether the preamble names the document, so the first H1 need not. */
  readonly named: boolean;
  readonly aliases: Aliases;
}

export function readOutline(page: Page, headings: readonly HeadingLine[], options: SectionOptions): Outline {
  const sections: Section[] = [];
  const sectionOf = new Int32Array(page.texts.length).fill(-1);
  const name = nameOnce(options.aliases);
  const title = options.named ? undefined : titleAmong(headings, name);
  const above: number[] = [];

  for (const [index, { level, text, line, broken }] of headings.entries()) {
    const endLine = (headings[index + 1]?.line ?? page.texts.length + 1) - 1;
    while (above.length > 0 && (sections[above.at(-1) ?? -1]?.level ?? 0) >= level) above.pop();
    const parent = above.at(-1);
    const inherited = parent === undefined ? undefined : sections[parent]?.within;
    const { normalised, role: named } = name(text);
    const role = headings[index] !== title && keepsItsRole(named, normalised, inherited) ? named : undefined;
    sectionOf.fill(index, line - 1, endLine);
    sections.push({
      level,
      heading: text,
      normalised,
      role,
      within: role ?? inherited,
      parent,
      broken,
      startLine: line,
      endLine,
    });
    above.push(index);
  }
  return { ...page, sections, sectionOf };
}

export function sectionAt(outline: Outline, line: number): Section | undefined {
  return outline.sections[outline.sectionOf[line - 1] ?? -1];
}

/** Last line of a section and of all sections under it. */
export function subtreeEnd(outline: Outline, index: number): number {
  const level = outline.sections[index]?.level ?? 0;
  let last = index;
  while ((outline.sections[last + 1]?.level ?? 0) > level) last++;
  return outline.sections[last]?.endLine ?? outline.texts.length;
}

/** The first H1 names the document and no role, with any words, unless the document uses H1 for its sections. */
function titleAmong(headings: readonly HeadingLine[], name: (heading: string) => Named): HeadingLine | undefined {
  const [first, ...others] = headings.filter(({ level }) => level === 1);
  return others.some(({ text }) => name(text).role !== undefined) ? undefined : first;
}

interface Named {
  readonly normalised: string;
  readonly role: Role | undefined;
}

/** Caches each wording: documents of a hundred thousand headings repeat them. */
function nameOnce(aliases: Aliases): (heading: string) => Named {
  const known = new Map<string, Named>();
  return (heading) => {
    const before = known.get(heading);
    if (before !== undefined) return before;
    const normalised = normaliseHeading(heading);
    const named = { normalised, role: roleOf(normalised, aliases) };
    known.set(heading, named);
    return named;
  };
}

// Headings under these belong to them under any name: `Feature Validation` in a checklist is a list to tick.
const closedRoles: ReadonlySet<Role> = new Set([
  'success',
  'checklist',
  'anti-patterns',
  'rollback',
  'gotchas',
  'risk',
  'confidence',
]);

function keepsItsRole(role: Role | undefined, normalised: string, inherited: Role | undefined): boolean {
  if (role === undefined || inherited === undefined || !closedRoles.has(inherited)) return true;
  return inherited === 'checklist' && /^level \d/.test(normalised);
}
