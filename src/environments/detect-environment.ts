import type { Tree } from '../system/tree.ts';
import { environments } from './environments.ts';
import { conditionsIn } from './conditions.ts';
import type { CommandId, Condition, Environment } from './environment.ts';

/** A stack as one repository uses it. */
export interface DetectedEnvironment {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** At most one for each id, ready to run, sorted by level. */
  readonly commands: readonly DetectedCommand[];
  /** Ids of the other identified stacks, which these commands do not cover. */
  readonly others: readonly string[];
}

interface DetectedCommand {
  readonly id: CommandId;
  readonly level: 1 | 2 | 3;
  readonly run: string;
}

type Holds = (condition: Condition) => Promise<boolean>;

/**
 * Detects the stack of a repository (`auto`), or resolves the commands of the wanted one; `undefined` for an unknown
 * id.
 */
export async function detectEnvironment(tree: Tree, wanted = 'auto'): Promise<DetectedEnvironment | undefined> {
  const holds = await conditionsIn(tree);
  const present = await filter(environments, ({ marks }) => any(marks, holds));
  const candidates = [...present, ...environments.filter(({ marks }) => marks.length === 0)];
  const environment = wanted === 'auto' ? candidates[0] : environments.find(({ id }) => id === wanted);
  if (!environment) return undefined;

  const { id, wraps } = environment;
  const inside = wraps === undefined ? undefined : candidates.find((one) => one !== environment);
  const own = await commandsOf(environment, holds);
  const wrapped = inside ? wrap(await commandsOf(inside, holds), wraps ?? '') : [];
  const more = wrapped.filter((command) => own.every((one) => one.id !== command.id));
  // Generated text concerns the stack, not its wrapper.
  const { title, language } = inside && inside.marks.length > 0 ? inside : environment;
  // JavaScript is not another stack beside TypeScript: both have the same commands.
  const others = present.filter(({ commands }) => commands !== environment.commands && commands !== inside?.commands);
  return {
    id,
    title,
    language,
    commands: [...own, ...more].toSorted((a, b) => a.level - b.level),
    others: others.map((one) => one.id),
  };
}

async function commandsOf({ commands, words }: Environment, holds: Holds): Promise<readonly DetectedCommand[]> {
  const spoken = new Map<string, string>();
  for (const [name, choices] of Object.entries(words)) {
    const [choice] = await filter(choices, async ({ when }) => when === undefined || holds(when));
    spoken.set(name, choice?.word ?? '');
  }
  const found = new Map<CommandId, DetectedCommand>();
  for (const { id, level, run, when } of commands) {
    if (found.has(id) || (when && !(await holds(when)))) continue;
    found.set(id, {
      id,
      level,
      run: run.replace(/\{(\w+)\} ?/g, (_all, name: string) => prefix(spoken.get(name) ?? '')),
    });
  }
  return [...found.values()];
}

function prefix(word: string): string {
  return word === '' ? '' : `${word} `;
}

/** A wrapper would break a command that needs a shell. */
function wrap(commands: readonly DetectedCommand[], wrapper: string): readonly DetectedCommand[] {
  return commands
    .filter(({ run }) => /^[\w./@:=+ -]+$/.test(run))
    .map(({ run, ...rest }) => ({ ...rest, run: `${wrapper}${run}` }));
}

async function any(conditions: readonly Condition[], holds: Holds): Promise<boolean> {
  return (await Promise.all(conditions.map(holds))).some(Boolean);
}

async function filter<Item>(
  items: readonly Item[],
  isWanted: (item: Item) => Promise<boolean>,
): Promise<readonly Item[]> {
  const answers = await Promise.all(items.map(isWanted));
  return items.filter((_item, index) => answers[index]);
}
