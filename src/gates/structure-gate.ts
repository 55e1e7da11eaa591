import type { Dialect, Prp, Role, Section } from '../prp/prp.ts';
import type { RawFinding, StaticGate } from './gate.ts';

/** A demand is met by any of its roles: a document with a "what" or "why" section states its goal. */
interface RequiredRole {
  readonly anyOf: readonly Role[];
  readonly rule: 'PRP101' | 'PRP102';
  readonly asks: string;
  readonly heading: string;
}

const goal: RequiredRole = {
  anyOf: ['goal', 'what', 'why'],
  rule: 'PRP101',
  asks: 'the goal: what is to be built, and why',
  heading: 'Goal',
};
const blueprint: RequiredRole = {
  anyOf: ['blueprint'],
  rule: 'PRP101',
  asks: 'the blueprint: the tasks, in order',
  heading: 'Implementation Blueprint',
};
const validation: RequiredRole = {
  anyOf: ['validation'],
  rule: 'PRP101',
  asks: 'the validation loop: the commands that check the work',
  heading: 'Validation Loop',
};
const success: RequiredRole = {
  anyOf: ['success', 'checklist'],
  rule: 'PRP102',
  asks: 'success criteria',
  heading: 'Success Criteria',
};
const context: RequiredRole = {
  anyOf: ['context', 'gotchas', 'integration'],
  rule: 'PRP102',
  asks: 'context: files, documentation, known traps',
  heading: 'All Needed Context',
};
const everything = [goal, blueprint, validation, success, context];

const requiredRoles: Readonly<Record<Dialect, readonly RequiredRole[]>> = {
  'base-v1': everything,
  'base-v2': everything,
  'base-v3': everything,
  poc: everything,
  plan: everything,
  story: [blueprint, validation, context],
  task: [blueprint],
  spec: [goal, blueprint],
  planning: [goal],
  free: everything,
};

/** Checks the roles that a dialect requires, and finds broken headings, unclosed fences and empty sections. */
export const structureGate: StaticGate = {
  id: 'structure',
  *check({ prp }) {
    if (prp.lines.every(({ text }) => text.trim() === '')) {
      yield { rule: 'PRP107', message: 'The document is empty.', startLine: 1 };
      return;
    }
    yield* missingRoles(prp);
    yield* emptySections(prp);
    yield* twins(prp.sections);
    for (const section of prp.sections) {
      if (section.broken) {
        yield tornHeading(section, prp.lines);
      }
    }
    for (const fence of prp.fences) {
      if (fence.closed) continue;
      yield {
        rule: 'PRP106',
        message: 'The code fence opened here is never closed: everything below it is code.',
        startLine: fence.startLine,
      };
    }
  },
};

function* missingRoles(prp: Prp): Iterable<RawFinding> {
  const present = new Set(prp.sections.flatMap(({ role }) => role ?? []));
  if (prp.criteria.length > 0) present.add('success');
  if (prp.tasks.length > 0) present.add('blueprint');
  if (prp.loop.length > 0) present.add('validation');
  for (const { anyOf, rule, asks, heading } of requiredRoles[prp.dialect]) {
    if (anyOf.some((role) => present.has(role))) continue;
    yield { rule, message: `No section gives ${asks} (\`## ${heading}\`).`, startLine: 1 };
  }
}

/**
 * Blank lines may separate the mark from its heading, which has a mark as well: the suggestion keeps that line alone.
 * Several consecutive marks are all removed.
 */
function tornHeading({ startLine: mark, endLine }: Section, lines: Prp['lines']): RawFinding {
  const textOf = (line: number) => lines[line - 1]?.text ?? '';
  let headingLine = mark + 1;
  while (headingLine < endLine && textOf(headingLine).trim() === '') headingLine += 1;
  let startLine = mark;
  for (let line = mark - 1; line > 0 && /^[ \t]*#{0,6}[ \t]*$/.test(textOf(line)); line -= 1) {
    if (textOf(line).trim() !== '') startLine = line;
  }
  return {
    rule: 'PRP105',
    message: 'The text of this heading is on the line below its `#`.',
    startLine,
    endLine: headingLine,
    suggestion: textOf(headingLine),
  };
}

/**
 * Reports sections with nothing but blank lines up to the next heading of the same or a higher level. A task may
 * consist of its heading.
 */
function* emptySections({ sections, lines }: Prp): Iterable<RawFinding> {
  for (const [index, section] of sections.entries()) {
    const next = sections[index + 1];
    if (section.broken || section.level === 1 || section.within === 'blueprint' || (next && next.level > section.level))
      continue;
    if (bodyIsBlank(section, lines)) {
      yield { rule: 'PRP103', message: `Section "${section.heading}" is empty.`, startLine: section.startLine };
    }
  }
}

function bodyIsBlank({ startLine, endLine }: Section, lines: Prp['lines']): boolean {
  for (let line = startLine; line < endLine; line += 1) {
    if (lines[line]?.text.trim() !== '') return false;
  }
  return true;
}

/** Reports equal headings under the same parent. */
function* twins(sections: readonly Section[]): Iterable<RawFinding> {
  const first = new Map<string, number>();
  for (const { normalised, heading, parent, level, startLine, broken } of sections) {
    if (normalised === '' || broken) continue;
    const key = `${parent ?? ''} ${level} ${heading.trim().toLowerCase()}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, startLine);
    else yield { rule: 'PRP104', message: `"${heading}" is already a heading in line ${earlier}.`, startLine };
  }
}
