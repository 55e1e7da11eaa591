import { sectionAt, subtreeEnd, type Outline } from './outline.ts';
import { fenceAt, isDataFence } from './page.ts';
import type { PrpTask, Reference, ShellCommand } from './prp.ts';
import { readAction, readFileKey, type TaskAction } from './task-action.ts';
import { findTaskLines, type TaskLine } from './task-line.ts';

export interface Tasks {
  readonly tasks: readonly PrpTask[];
  /** Every path that a task creates or changes, where it is named. */
  readonly targets: readonly Reference[];
}

/** Reads the units of work; `commands` are the document's inline VALIDATE commands, in document order. */
export function readTasks(outline: Outline, commands: readonly ShellCommand[]): Tasks {
  const starts = findTaskLines(outline);
  const tasks: PrpTask[] = [];
  const targets: Reference[] = [];
  let command = 0;
  for (const [index, start] of starts.entries()) {
    const endLine = Math.min(endOf(outline, start), (starts[index + 1]?.line ?? Infinity) - 1);
    const actions = readActions(outline, start.line, endLine);
    targets.push(...actions.flatMap((action) => action.reference));
    while ((commands[command]?.line ?? Infinity) < start.line) command++;
    const from = command;
    while ((commands[command]?.line ?? Infinity) <= endLine) command++;
    const own = readAction(start.title);
    const first = actions[0];
    tasks.push({
      number: start.number,
      title: start.title,
      verb: own?.verb ?? first?.verb,
      target: own?.target ?? first?.target,
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

interface LocatedAction extends TaskAction {
  readonly reference: readonly Reference[];
}

const lead =
  /^[\s>]*(?:#{1,6}[ \t]+)?(?:(?:[-*+]|\d{1,4}[.)])[ \t]+)?(?:`?\[[ xX~f-]\]`?[ \t]+)?(?:\*\*)?(?:task[ \t]+[\w.-]{1,8}[ \t]*(?:\*\*)?[:.–—-]*[ \t]*)?(?:\*\*)?/i;

/** The lines between two line numbers that act on a path. Only capitals lead an action: the rest is explanation. */
function readActions(outline: Outline, startLine: number, endLine: number): readonly LocatedAction[] {
  const actions: LocatedAction[] = [];
  for (let line = startLine; line <= endLine; line++) {
    const text = outline.texts[line - 1] ?? '';
    if (text === '' || outline.hidden[line - 1] === 1 || isCode(outline, line)) continue;
    const before = lead.exec(text)?.[0].length ?? 0;
    const words = text.slice(before);
    const leads = line === startLine || /^\[?[A-Z]{3,}\b/.test(words);
    const action = (leads ? readAction(words) : undefined) ?? readFileKey(words);
    if (action?.target === undefined) continue;
    const { target, offset } = action;
    const reference: Reference = {
      kind: 'target',
      target,
      lines: undefined,
      why: undefined,
      line,
      column: before + offset + 1,
    };
    actions.push({ ...action, reference: [reference] });
  }
  return actions;
}

function isCode(outline: Outline, line: number): boolean {
  const fence = fenceAt(outline, line);
  return fence !== undefined && !isDataFence(fence);
}
