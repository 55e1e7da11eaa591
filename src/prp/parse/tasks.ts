import { fenceAt, isDataFence } from '../page.ts';
import type { PrpTask, Reference, ShellCommand } from '../prp.ts';
import { readBoxMark } from './box.ts';
import { firstLetter } from './lines.ts';
import { type Outline, sectionAt, subtreeEnd } from './outline.ts';
import { changesItsTarget, findTaskLines, readAction, readFileKey, type TaskLine } from './task-line.ts';

export interface Tasks {
  readonly tasks: readonly PrpTask[];
  /** Every path that a task creates or changes, with its position. */
  readonly targets: readonly Reference[];
}

interface Action {
  readonly verb: string | undefined;
  readonly reference: Reference;
}

/** Reads the tasks; `commands` are the document's inline VALIDATE commands, in document order. */
export function readTasks(outline: Outline, commands: readonly ShellCommand[]): Tasks {
  const starts = findTaskLines(outline);
  const tasks: PrpTask[] = [];
  const targets: Reference[] = [];
  let command = 0;
  for (const [index, start] of starts.entries()) {
    const endLine = Math.min(endOf(outline, start), (starts[index + 1]?.line ?? Infinity) - 1);
    const actions = readActions(outline, start.line, endLine);
    for (const { reference } of actions) targets.push(reference);
    while ((commands[command]?.line ?? Infinity) < start.line) command++;
    const from = command;
    while ((commands[command]?.line ?? Infinity) <= endLine) command++;
    const own = readAction(start.title);
    const first = actions[0];
    tasks.push({
      number: start.number,
      title: start.title,
      verb: own?.verb ?? first?.verb,
      target: own?.target ?? first?.reference.target,
      state: start.state,
      validate: commands.slice(from, command),
      startLine: start.line,
      endLine,
    });
  }
  return { tasks, targets };
}

function endOf(outline: Outline, start: TaskLine): number {
  if (start.section !== undefined) return subtreeEnd(outline, start.section);
  const fence = fenceAt(outline, start.line);
  if (fence !== undefined) return fence.closed ? fence.endLine - 1 : fence.endLine;
  return sectionAt(outline, start.line)?.endLine ?? outline.texts.length;
}

const mark = /^[\s>]*(?:#{1,6}[ \t]+)?(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?/;
const label = /^task[ \t]+[\w.-]{1,8}[\s*]*[:.–—-]*[\s*]*/i;

/**
 * The actions of a task's lines on paths. After its first line only capitals start an action: the rest explains. Files
 * that are only run, read or imitated are no targets.
 */
function readActions(outline: Outline, startLine: number, endLine: number): readonly Action[] {
  const actions: Action[] = [];
  for (let line = startLine; line <= endLine; line++) {
    const text = outline.texts[line - 1] ?? '';
    if (text === '' || outline.hidden[line - 1] === 1 || isCode(outline, line)) continue;
    const box = readBoxMark(text);
    const marks = box === undefined ? (mark.exec(text)?.[0].length ?? 0) : text.length - box.after.length;
    const start = marks + firstLetter(text.slice(marks), '[');
    const before = start + (label.exec(text.slice(start))?.[0].length ?? 0);
    const words = text.slice(before);
    const leads = line === startLine || /^\[?[A-Z]{3,}\b/.test(words);
    const action = (leads ? readAction(words) : undefined) ?? readFileKey(words);
    if (action?.target === undefined || !changesItsTarget(action)) continue;
    const { verb, target, offset } = action;
    const column = before + offset + 1;
    actions.push({ verb, reference: { kind: 'target', target, lines: undefined, why: undefined, line, column } });
  }
  return actions;
}

function isCode(outline: Outline, line: number): boolean {
  const fence = fenceAt(outline, line);
  return fence !== undefined && !isDataFence(fence);
}
