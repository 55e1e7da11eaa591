import { fenceAt, isDataFence, isFenceMarker, isProse } from '../page.ts';
import type { BoxState, Section } from '../prp.ts';
import { readBoxMark } from './box.ts';
import { isPathLike, readCitation } from './citation.ts';
import { firstLetter } from './lines.ts';
import { type Outline, sectionAt } from './outline.ts';

/** The first line of a task. */
export interface TaskLine {
  readonly line: number;
  readonly number: string | undefined;
  readonly title: string;
  readonly state: BoxState | undefined;
  /** Index of the section for a task that is a heading: it includes all sections under it. */
  readonly section: number | undefined;
}

/**
 * Finds the starts of tasks. A document has several lists that look like tasks, so the most explicit form wins: `Task
 * N`, then `VERB path` headings, then `VERB path` lines, then `Step N` headings, then the items of a task list.
 */
export function findTaskLines(outline: Outline): readonly TaskLine[] {
  const found: Record<Form, TaskLine[]> = { task: [], heading: [], action: [], step: [], item: [] };
  for (const [index, text] of outline.texts.entries()) {
    if (text === '' || outline.hidden[index] === 1) continue;
    const candidate = readTaskLine(outline, index + 1, text);
    if (candidate !== undefined) found[candidate.form].push(candidate.task);
  }
  const forms: readonly Form[] = ['task', 'heading', 'action', 'step', 'item'];
  const best = forms.map((form) => found[form]).find((tasks) => tasks.length > 0) ?? [];
  return withoutRetellings(outline, best);
}

type Form = 'task' | 'heading' | 'action' | 'step' | 'item';

interface Candidate {
  readonly form: Form;
  readonly task: TaskLine;
}

function readTaskLine(outline: Outline, line: number, text: string): Candidate | undefined {
  const index = outline.sectionOf[line - 1] ?? -1;
  const section = outline.sections[index];
  if (section?.startLine === line) return readTaskHeading(outline, index, section, text);
  const fence = fenceAt(outline, line);
  if (fence !== undefined && (isFenceMarker(fence, line) || !isDataFence(fence))) return undefined;
  return holdsTasks(section) ? readTaskItem(outline, line, text, section) : undefined;
}

const numbered =
  /^(task|step)s?[ \t]+#?([A-Z]{0,3}-?\d{1,4}(?:\.\d{1,4})*[a-z]?)(?!\w|\.\d)[ \t]*(?:\([^)]{0,80}\))?[ \t]*([:.)–—-]*)[ \t]*(.*)$/is;

// Agents write it on either side.
const checked = /^[✅☑✔]|[✅☑✔]\uFE0F?$/u;

function readTaskHeading(outline: Outline, index: number, section: Section, text: string): Candidate | undefined {
  const box = readBoxMark(text);
  const written = plainTitle(box === undefined ? section.heading : box.after);
  const heading = written.slice(firstLetter(written, '['));
  const [, word = '', number, , title = ''] = numbered.exec(heading) ?? [];
  const task = {
    line: section.startLine,
    number,
    title: title === '' ? heading : title,
    state: box?.state ?? (checked.test(written) ? 'done' : undefined),
    section: index,
  };
  if (number !== undefined) return { form: word.toLowerCase() === 'task' ? 'task' : 'step', task };
  if (readAction(heading)?.target !== undefined) return { form: 'heading', task };
  const [before, count] = /^(\d{1,4}(?:\.\d{1,4})*)[.)][ \t]+/.exec(heading) ?? [];
  const parent = outline.sections[section.parent ?? -1];
  if (before === undefined || !taskList.test(parent?.normalised ?? '')) return undefined;
  return { form: 'step', task: { ...task, number: count, title: heading.slice(before.length) } };
}

const listMark = /^[\s>]*(?:([-*+])|(\d{1,4})[.)])[ \t]+/;

function readTaskItem(
  outline: Outline,
  line: number,
  text: string,
  section: Section | undefined,
): Candidate | undefined {
  const box = readBoxMark(text);
  const mark = listMark.exec(text);
  const words = plainTitle(box?.after ?? text.slice(mark?.[0].length ?? 0));
  const [, word, number, colon = '', title = ''] = numbered.exec(words) ?? [];
  const task = { line, number, title: title === '' ? words : title, state: box?.state, section: undefined };
  const isTask = number !== undefined && word?.toLowerCase() === 'task' && (colon !== '' || title === '');
  if (isTask) return { form: 'task', task };
  const atTop = mark === null ? !/^\s/.test(text) : /^\S/.test(text);
  if (!atTop) return undefined;
  if (isUpperAction(words)) return { form: 'action', task };
  const isItem =
    isProse(outline, line) && (mark?.[2] !== undefined || box !== undefined) && isTaskList(outline, section);
  return isItem ? { form: 'item', task: { ...task, number: mark?.[2] } } : undefined;
}

const taskList = /\btasks?\b|\bimplementation (?:steps|order|plan|sequence|checklist|phases)\b|^steps$/;

/** A list under `Implementation Tasks`, or under one of its phases. */
function isTaskList(outline: Outline, section: Section | undefined): boolean {
  if (section === undefined) return false;
  const parent = outline.sections[section.parent ?? -1];
  return taskList.test(section.normalised) || (parent !== undefined && taskList.test(parent.normalised));
}

/** `CREATE path` in capitals: `Create a file` in a sentence is no task. */
function isUpperAction(words: string): boolean {
  return /^\[?[A-Z]{3,}\b/.test(words) && readAction(words)?.target !== undefined;
}

const taskless: ReadonlySet<Section['within']> = new Set([
  'success',
  'context',
  'validation',
  'checklist',
  'anti-patterns',
  'gotchas',
  'rollback',
  'risk',
]);

function holdsTasks(section: Section | undefined): boolean {
  return !taskless.has(section?.within);
}

/** Removes the emphasis around a title, or around its number only: `**Task 1**: Add…`. */
function plainTitle(text: string): string {
  return text.replaceAll('**', '').trim();
}

/** Pseudocode and notes repeat the tasks under their old numbers. */
function withoutRetellings(outline: Outline, tasks: readonly TaskLine[]): readonly TaskLine[] {
  const seen = new Set<string>();
  return tasks.filter(({ line, number, section }) => {
    if (number === undefined) return true;
    const known = seen.has(number);
    seen.add(number);
    const parent =
      section === undefined ? sectionAt(outline, line) : outline.sections[outline.sections[section]?.parent ?? -1];
    return !known || !/\bpseudo-?code\b|\bdetails\b|\bpatterns\b/.test(parent?.normalised ?? '');
  });
}

/** The action of a task's line and its path. */
interface TaskAction {
  readonly verb: string | undefined;
  readonly target: string | undefined;
  /** Characters before the target in the text. */
  readonly offset: number;
}

const verbs = new Set(
  (
    'ADAPT ADD ADJUST APPEND BUILD CHANGE CLEAN CONFIGURE CONVERT COPY CREATE DEFINE DELETE DEPLOY DOCUMENT EDIT ENHANCE EXECUTE ' +
    'EXPORT EXTEND EXTRACT FIX GENERATE IMPLEMENT IMPORT IMPROVE INITIALIZE INJECT INSERT INSTALL INTEGRATE MIGRATE MIRROR MODIFY ' +
    'MOVE OPTIMIZE REFACTOR REGISTER REMOVE RENAME REPLACE REWRITE RUN SETUP TEST UPDATE VALIDATE VERIFY WIRE WRITE'
  ).split(' '),
);

const onlyReads = new Set(['EXECUTE', 'IMPORT', 'MIRROR', 'RUN', 'TEST', 'VALIDATE', 'VERIFY']);

export function changesItsTarget({ verb }: TaskAction): boolean {
  return verb === undefined || !onlyReads.has(verb);
}

const leadingVerb = /^(?:\[([A-Za-z]{2,12})\]|([A-Za-z]{2,12}))(?=[\s:*]|$)[*:]*/;

/** Reads `CREATE path`, `[MODIFY] path:` or `Update the client`; the first word must be a known verb. */
export function readAction(text: string): TaskAction | undefined {
  const match = leadingVerb.exec(text);
  const verb = (match?.[1] ?? match?.[2] ?? '').toUpperCase();
  if (match === null || !verbs.has(verb)) return undefined;
  return { verb, ...readTarget(text.slice(match[0].length), match[0].length) };
}

const fileKey = /^(?:\*\*)?(?:files?|path|location)(?:\*\*)?:(?:\*\*)?/i;

/** Reads `**File**: path`, which names a target without a verb. */
export function readFileKey(text: string): TaskAction | undefined {
  const match = fileKey.exec(text);
  if (match === null) return undefined;
  return { verb: undefined, ...readTarget(text.slice(match[0].length), match[0].length) };
}

const opening = /^[\s*:]*/;

/** The first word when it is a path, else the first back-ticked one: `CREATE src/a.ts:`, `Update the file `src/a.ts``. */
function readTarget(text: string, before: number): Pick<TaskAction, 'target' | 'offset'> {
  const start = opening.exec(text)?.[0].length ?? 0;
  const rest = text.slice(start);
  const word = /^[^\s`*"']+/.exec(rest)?.[0] ?? '';
  const bare = withoutPunctuation(word);
  if (isPathLike(bare)) return { target: bare, offset: before + start };
  const tick = rest.indexOf('`');
  const quoted = tick < 0 ? undefined : readCitation(rest.slice(tick));
  if (quoted === undefined || !isPathLike(quoted.target)) return { target: undefined, offset: 0 };
  return { target: quoted.target, offset: before + start + tick + quoted.offset };
}

/** Removes the punctuation and the line suffix after a path in a sentence. */
function withoutPunctuation(word: string): string {
  let end = word.length;
  while (end > 0 && ':,;.'.includes(word[end - 1] ?? ' ')) end--;
  return word.slice(0, end).replace(/:\d{1,7}(?:-\d{1,7})?$/, '');
}
