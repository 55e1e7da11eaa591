import type { Tree } from '../tree.ts';
import { environments } from './catalogue.ts';
import type { CommandId, Condition, Environment } from './environment.ts';

/** A stack as it is used in one repository. */
export interface DetectedEnvironment {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  /** One per id at most, ready to run, by level. */
  readonly commands: readonly { readonly id: CommandId; readonly level: 1 | 2 | 3; readonly run: string }[];
}

/** Finds the stack of a repository (`auto`) or sets up the one that is asked for; an unknown id is `undefined`. */
export async function detectEnvironment(tree: Tree, wanted = 'auto'): Promise<DetectedEnvironment | undefined> {
  const files = await tree.files();
  const environment =
    wanted === 'auto'
      ? environments.find(({ markers, id }) => id === 'generic' || markers.some((marker) => isThere(marker, files)))
      : environments.find(({ id }) => id === wanted);
  return environment && setUp(environment, tree, files);
}

async function setUp(environment: Environment, tree: Tree, files: ReadonlySet<string>): Promise<DetectedEnvironment> {
  const { id, title, language, runners } = environment;
  const runner = runners.find(({ lockFile }) => lockFile === undefined || files.has(lockFile))?.command ?? '';
  const commands = new Map<CommandId, DetectedEnvironment['commands'][number]>();
  for (const { id: command, level, run, when } of environment.commands) {
    if (commands.has(command) || (when && !(await holds(when, tree, files)))) continue;
    commands.set(command, { id: command, level, run: run.replace('{runner}', runner) });
  }
  return { id, title, language, commands: [...commands.values()].toSorted((a, b) => a.level - b.level) };
}

function isThere(marker: string, files: ReadonlySet<string>): boolean {
  if (!marker.startsWith('*')) return files.has(marker);
  return files.values().some((file) => file.endsWith(marker.slice(1)));
}

async function holds(condition: Condition, tree: Tree, files: ReadonlySet<string>): Promise<boolean> {
  if ('file' in condition) return files.has(condition.file);
  const file = 'script' in condition ? 'package.json' : condition.in;
  const bytes = files.has(file) ? await tree.read(file) : undefined;
  if (bytes === undefined) return false;
  const text = new TextDecoder().decode(bytes);
  return 'script' in condition ? scriptsOf(text).has(condition.script) : text.includes(condition.mention);
}

/** A package.json that is not JSON has no scripts: saying so is npm's business. */
function scriptsOf(text: string): ReadonlySet<string> {
  try {
    const parsed: unknown = JSON.parse(text);
    const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed ? parsed.scripts : undefined;
    return new Set(typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : []);
  } catch {
    return new Set();
  }
}
