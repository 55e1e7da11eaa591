import { isProse, readPage } from '../page.ts';
import type { Criterion, Preamble, Prp, Section } from '../prp.ts';
import { readBoxes, readBoxMark } from './box.ts';
import { dialectOf } from './dialect.ts';
import { indentOf, readLines } from './lines.ts';
import { type Outline, readHeadings, readOutline, sectionAt } from './outline.ts';
import { readPreamble } from './preamble.ts';
import { readReferences } from './references.ts';
import { readAliases } from './roles.ts';
import { readTasks } from './tasks.ts';
import { readInlineCommands, readValidationLoop } from './validation-loop.ts';

interface ParseOptions {
  /** Additional headings by role, as written. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Parses a PRP of any template family. Every text parses: unknown parts stay in `lines`, and `print` returns the text
 * to the byte. Linear in the length of the text.
 */
export function parse(text: string, path: string, options: ParseOptions = {}): Prp {
  // 1. lines, and the fences and comments that hide some of them
  const lines = readLines(text);
  const page = readPage(lines);

  // 2. headings, and the preamble above or right under the first
  const headings = readHeadings(page);
  const preamble = readPreamble(page, headings[0]?.line, headings[1]?.line);
  const name = nameIn(preamble);

  // 3. sections with their roles
  const outline = readOutline(page, headings, {
    named: name !== undefined,
    aliases: readAliases(options.aliases ?? {}),
  });

  // 4. the contents of the sections, some of them lazily: storing a PRP needs only its references
  const commands = readInlineCommands(outline);
  const { tasks, targets } = readTasks(outline, commands);
  const dialect = once(() => dialectOf(outline));
  const loop = once(() => readValidationLoop(outline, lines, commands));
  const criteria = once(() => readCriteria(outline));
  const boxes = once(() => readBoxes(outline));
  return {
    path,
    lines,
    title: name ?? firstTitle(outline.sections) ?? fileName(path),
    get dialect() {
      return dialect();
    },
    preamble,
    sections: outline.sections,
    fences: outline.fences,
    references: readReferences(outline, targets),
    tasks,
    get loop() {
      return loop();
    },
    get criteria() {
      return criteria();
    },
    get boxes() {
      return boxes();
    },
  };
}

function once<Value extends object | string>(read: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= read());
}

function nameIn(preamble: Preamble): string | undefined {
  return preamble.fields.find(({ key, value }) => key === 'name' && value !== '')?.value;
}

function firstTitle(sections: readonly Section[]): string | undefined {
  return sections.find(({ level, heading }) => level === 1 && heading !== '')?.heading;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

const bullet = /^[\s>]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;

/** The list items of the sections on success: every box, and the outermost bullets. */
function readCriteria(outline: Outline): readonly Criterion[] {
  const criteria: Criterion[] = [];
  for (const [index, text] of outline.texts.entries()) {
    const line = index + 1;
    if (text === '' || !isProse(outline, line) || sectionAt(outline, line)?.within !== 'success') continue;
    const box = readBoxMark(text);
    const mark = bullet.exec(text)?.[0];
    if (mark === undefined || (box === undefined && indentOf(text) > 1)) continue;
    criteria.push({ text: (box?.after ?? text.slice(mark.length)).trim(), state: box?.state, line });
  }
  return criteria;
}
