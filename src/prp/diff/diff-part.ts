import type { Prp, Role } from '../prp.ts';

/** A heading with its own lines, as the comparison sees it. */
export interface Part {
  readonly title: string;
  readonly normalised: string;
  /** The role the heading names, and the one it serves. */
  readonly role: Role | undefined;
  readonly within: Role | undefined;
  /** The normalised headings above it and its own. */
  readonly path: string;
  /** Index of the part it stands under. */
  readonly parent: number | undefined;
  readonly line: number;
  /** Heading and body without blank lines. */
  readonly lines: readonly string[];
  /** The body alone. */
  readonly body: string;
}

/** What stands before the first heading is a part like any other, when it says anything. */
export function partsOf(prp: Prp, lines: readonly string[]): readonly Part[] {
  const own = (from: number, to: number): readonly string[] => lines.slice(from, to).filter((line) => line !== '');
  const parts: Part[] = [];
  const preamble = own(0, (prp.sections[0]?.startLine ?? lines.length + 1) - 1);
  const offset = preamble.length === 0 ? 0 : 1;
  if (preamble.length > 0) {
    const name = { title: 'Preamble', normalised: '', role: undefined, within: undefined, path: '', parent: undefined };
    parts.push({ ...name, line: 1, lines: preamble, body: preamble.join('\n') });
  }
  for (const section of prp.sections) {
    const parent = section.parent === undefined ? undefined : section.parent + offset;
    const above = parent === undefined ? '' : (parts[parent]?.path ?? '');
    const heading = section.broken ? 2 : 1;
    parts.push({
      title: section.heading,
      normalised: section.normalised,
      role: section.role,
      within: section.within,
      path: `${above}\n${section.normalised}`,
      parent,
      line: section.startLine,
      lines: own(section.startLine - 1, section.endLine),
      body: own(section.startLine - 1 + heading, section.endLine).join('\n'),
    });
  }
  return parts;
}
