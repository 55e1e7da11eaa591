import { canonicalForm } from '../canonical.ts';
import { print, type Prp, type Reference, type Role } from '../prp.ts';
import { diffCriteria } from './diff-criteria.ts';
import { diffLoop } from './diff-loop.ts';
import { diffSections, type Part, partsOf, type SectionChange } from './diff-sections.ts';
import { comparedTasks, diffTasks } from './diff-tasks.ts';
import { diffLines, type LineDiff } from './line-diff.ts';
import { type DemandChanges, type DiffItem, type ItemChanges, pairItems, plainKey } from './pairing.ts';
import { quote, type Risk } from './risk.ts';
import { wordsOf } from './word-diff.ts';

/** The changes of a new version, for a reviewer who decides on it. Lines count from 1, each in its version. */
export interface PrpDiff {
  /** The same text, to the byte. */
  readonly identical: boolean;
  /** The same canonical form: line endings, trailing white space and ticked boxes apart. */
  readonly canonicalIdentical: boolean;
  /** Lines of the unified diff. */
  readonly stats: { readonly added: number; readonly removed: number };
  readonly sections: readonly SectionChange[];
  /** Sections of the version after, with those that are equal. */
  readonly sectionCount: number;
  readonly criteria: DemandChanges;
  readonly tasks: ItemChanges;
  readonly references: ItemChanges;
  /** Commands of the validation loop and of the tasks, one program run each. */
  readonly commands: DemandChanges;
  /** The risks for a reviewer, the weightiest first. */
  readonly risks: readonly Risk[];
  /** False when a bound cut the comparison short; `note` then explains it. */
  readonly exact: boolean;
  readonly note?: string;
}

/** Compares the contents of two versions of a PRP. Linear in the size of both, up to sorting. */
export function diffPrps(before: Prp, after: Prp): PrpDiff {
  const linesBefore = comparableLines(before);
  const linesAfter = comparableLines(after);
  const whole = diffLines(before.lines.map(written), after.lines.map(written));
  const partsBefore = partsOf(before, linesBefore);
  const partsAfter = partsOf(after, linesAfter);

  const sections = diffSections(partsBefore, partsAfter);
  const loop = diffLoop(before, after);
  const criteria = diffCriteria(before.criteria, after.criteria, demandsOf(after, linesAfter));
  const tasks = diffTasks(comparedTasks(before.tasks, linesBefore), comparedTasks(after.tasks, linesAfter));
  const references = diffReferences(before.references, after.references);
  const scope = diffScope(before, after, new Set(linesAfter.map(plainKey)));
  const paired = [sections, loop, criteria, tasks, references, scope].every(({ exact }) => exact);
  return {
    identical: whole.changes.length === 0,
    canonicalIdentical: isSame(linesBefore, linesAfter),
    stats: { added: whole.added, removed: whole.removed },
    sections: sections.sections,
    sectionCount: partsAfter.length,
    criteria: criteria.criteria,
    tasks: tasks.tasks,
    references: references.references,
    commands: loop.commands,
    risks: [
      ...loop.risks,
      ...forgivenFailures(whole, after),
      ...criteria.risks,
      ...lostRoles(partsBefore, partsAfter),
      ...scope.risks,
      ...tasks.risks,
    ],
    ...completeness(whole.exact, paired),
  };
}

const demanding: ReadonlySet<Role | undefined> = new Set(['goal', 'what', 'success', 'validation', 'checklist']);

/** All lines of sections with demands, as `plainKey`: a criterion may move among these sections. */
function demandsOf(prp: Prp, lines: readonly string[]): ReadonlySet<string> {
  const sections = prp.sections.filter(({ within }) => demanding.has(within));
  return new Set(sections.flatMap(({ startLine, endLine }) => lines.slice(startLine, endLine).map(plainKey)));
}

const written = ({ text, ending }: Prp['lines'][number]): string => text + ending;

const isSame = (before: readonly string[], after: readonly string[]): boolean =>
  before.length === after.length && before.every((line, index) => line === after[index]);

function completeness(wholeExact: boolean, paired: boolean): { exact: boolean; note?: string } {
  if (wholeExact && paired) return { exact: true };
  const note = paired
    ? 'The versions differ so much that the search was cut short: the counts of lines are upper bounds.'
    : 'The versions differ in so many items that not all were compared with each other: some that were reworded may be listed as removed and added.';
  return { exact: false, note };
}

const coreRoles: readonly Role[] = ['goal', 'success', 'context', 'blueprint', 'validation'];

/** Core roles that lost their last section. */
function lostRoles(before: readonly Part[], after: readonly Part[]): readonly Risk[] {
  return coreRoles.flatMap((role): readonly Risk[] => {
    const first = before.find((part) => part.role === role);
    if (first === undefined || after.some((part) => part.role === role)) return [];
    const message = `The PRP lost its last section on ${role}: ${quote(first.title)}.`;
    const place = { side: 'before', line: first.line } as const;
    return [
      { kind: 'role-section-removed', message, ...place, subject: 'section', change: 'removed', before: first.title },
    ];
  });
}

/** A workflow step that may fail, anywhere in the document. */
function forgivenFailures(whole: LineDiff, after: Prp): readonly Risk[] {
  return whole.changes.flatMap(({ afterStart, added }) =>
    after.lines.slice(afterStart, afterStart + added).flatMap(({ text }, index): readonly Risk[] => {
      if (!/^\s*(?:-\s+)?continue-on-error:\s*true\b/.test(text)) return [];
      const message = '`continue-on-error: true` was added: the step may fail unseen.';
      const place = { side: 'after', line: afterStart + index + 1 } as const;
      const because = '`continue-on-error: true` was added';
      return [
        { kind: 'gate-weakened', message, ...place, subject: 'check', change: 'weakened', after: text.trim(), because },
      ];
    }),
  );
}

/** Compares the references. Files of tasks are compared with the tasks. */
function diffReferences(
  before: readonly Reference[],
  after: readonly Reference[],
): { references: ItemChanges; exact: boolean } {
  const { changed, removed, added, exact } = pairItems(before.flatMap(compared), after.flatMap(compared), {
    keyOf: ({ key }) => key,
    featuresOf: ({ target }) => wordsOf(target),
    likeness: (old, now, shared) => (old.target === now.target ? 1 : shared),
    atLeast: 0.6,
  });
  const references = {
    added: added.map(({ item }) => item),
    removed: removed.map(({ item }) => item),
    changed: changed.map((pair) => ({ before: pair.before.item, after: pair.after.item })),
  };
  return { references, exact };
}

interface ComparedReference {
  readonly item: DiffItem;
  readonly target: string;
  readonly key: string;
}

function compared({ kind, target, lines, why, line }: Reference): readonly ComparedReference[] {
  if (kind === 'target') return [];
  const text = lines === undefined ? target : `${target}:${lines.startLine}-${lines.endLine}`;
  return [{ item: { text, line }, target, key: `${text}\n${why ?? ''}` }];
}

/**
 * Prohibitions that the PRP dropped. `stated` holds every line of the document after, by `plainKey`: a sentence that
 * forbids by its own words does so in any section, while `Admin pages` forbids only in its section.
 */
function diffScope(before: Prp, after: Prp, stated: ReadonlySet<string>): { risks: readonly Risk[]; exact: boolean } {
  const { removed, exact } = pairItems(limitsOf(before), limitsOf(after), {
    keyOf: ({ key }) => key,
    featuresOf: ({ text }) => wordsOf(text),
    atLeast: 0.5,
  });
  const risks = removed
    .filter(({ key }) => !(forbids.test(key) && stated.has(key)))
    .map(({ text, line }): Risk => {
      const message = `No longer ruled out: ${quote(text)}`;
      const place = { side: 'before', line } as const;
      return { kind: 'scope-limit-removed', message, ...place, subject: 'constraint', change: 'removed', before: text };
    });
  return { risks, exact };
}

const forbids = /\b(?:not|never|no|avoid|without|don['’]t|won['’]t)\b/;

const listItem = /^\s*(?:[-*+]|\d{1,9}[.)]|❌|🚫)\s*(.+)$/u;

/** The list items of the sections on excluded scope and forbidden ways. */
function limitsOf(prp: Prp) {
  return prp.sections
    .filter(({ within }) => within === 'anti-patterns')
    .flatMap(({ startLine, endLine }) =>
      prp.lines.slice(startLine, endLine).flatMap((line, index) => {
        const text = listItem.exec(line.text)?.[1];
        return text === undefined ? [] : [{ text, line: startLine + index + 1, key: plainKey(line.text) }];
      }),
    );
}

/** The lines of the canonical form, at their own indexes: differences that no reviewer decides on are gone. */
function comparableLines(prp: Prp): readonly string[] {
  const form = canonicalForm(print(prp));
  return form === '' ? [] : form.slice(0, -1).split('\n');
}
