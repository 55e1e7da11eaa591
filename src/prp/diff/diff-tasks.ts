import type { PrpTask } from '../prp.ts';
import { quote, type Risk } from './risk.ts';
import { type DiffItem, type ItemChange, type ItemChanges, type PairingRule, pairItems } from './pairing.ts';
import { wordsOf } from './word-diff.ts';

export interface TaskDiff {
  readonly tasks: ItemChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** A task with its features for the comparison. */
export interface ComparedTask {
  readonly task: PrpTask;
  readonly name: string;
  /** All its words but the number. */
  readonly key: string;
}

/** `lines` are the comparable lines of the task's document. */
export function comparedTasks(tasks: readonly PrpTask[], lines: readonly string[]): readonly ComparedTask[] {
  return tasks.map((task) => ({
    task,
    name: nameOf(task),
    key: [task.verb, task.target, nameOf(task), ...lines.slice(task.startLine, task.endLine).filter(Boolean)].join(
      '\n',
    ),
  }));
}

/** The verb says little about the identity of a task. */
const verbs: ReadonlySet<string> = new Set([
  'create',
  'modify',
  'add',
  'update',
  'implement',
  'write',
  'edit',
  'delete',
]);

/** Compares the tasks. A new number alone is no change. */
export function diffTasks(before: readonly ComparedTask[], after: readonly ComparedTask[]): TaskDiff {
  const { changed, removed, added, exact } = pairItems(before, after, taskRule);
  const changes: ItemChange[] = [];
  const risks: Risk[] = [];
  for (const pair of changed) {
    const because = retargeting(pair.before.task, pair.after.task);
    const change = { before: itemOf(pair.before), after: itemOf(pair.after) };
    changes.push(because === undefined ? change : { ...change, because });
    if (because !== undefined) {
      const message = `${quote(change.after.text)} ${because}.`;
      risks.push({
        kind: 'task-retargeted',
        message,
        side: 'after',
        line: change.after.line,
        subject: 'task',
        change: 'changed',
        before: actionOf(pair.before.task),
        after: actionOf(pair.after.task),
        because,
      });
    }
  }
  return { tasks: { added: added.map(itemOf), removed: removed.map(itemOf), changed: changes }, risks, exact };
}

const taskRule: PairingRule<ComparedTask> = {
  keyOf: ({ key }) => key,
  featuresOf: ({ task, name }) => wordsOf(`${name} ${task.target ?? ''}`, verbs),
  likeness(before, after, shared) {
    if (before.name === after.name) return 1;
    if (before.task.target !== undefined && before.task.target === after.task.target) return 0.9;
    const sameNumber = before.task.number !== undefined && before.task.number === after.task.number;
    return Math.min(0.8, shared + (sameNumber ? 0.1 : 0));
  },
  atLeast: 0.5,
};

const actionOf = ({ verb, target }: PrpTask): string => [verb, target].filter(Boolean).join(' ');

const deleting = /^(?:DELETE|REMOVE|DROP)$/;

function retargeting(before: PrpTask, after: PrpTask): string | undefined {
  if (before.target === undefined || after.target === undefined) return undefined;
  if (before.target !== after.target) return `now acts on ${quote(after.target)} instead of ${quote(before.target)}`;
  const deletes = deleting.test(after.verb ?? '') && !deleting.test(before.verb ?? '');
  return deletes ? `now deletes ${quote(after.target)}` : undefined;
}

/** Some tasks have only a number as title; their first action describes them. */
function nameOf({ title, verb, target }: PrpTask): string {
  const isNumber = /^(?:task|step)[ #]*[\w.-]*\W*$/i.test(title);
  return isNumber && target !== undefined ? [verb, target].filter(Boolean).join(' ') : title;
}

function itemOf({ task, name }: ComparedTask): DiffItem {
  return { text: task.number === undefined ? name : `Task ${task.number}: ${name}`, line: task.startLine };
}
