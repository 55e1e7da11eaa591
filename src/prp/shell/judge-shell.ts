import { addVariables, type Argument, argumentsOf, type Budget, type Variables, variantsOf } from './arguments.ts';
import { harmOfWriting, madeBy } from './file-harm.ts';
import { callOf, type Harm, type HarmKind, worst } from './harm.ts';
import { type Fed, inputOf } from './input.ts';
import { harmOfCall, type Judging } from './judge-call.ts';
import { readShell, type Redirection, type ShellText, type SimpleCommand } from './read-shell.ts';
import { isExpendable, isSource, pathFrom } from './removal.ts';
import type { ScriptRun } from './script-run.ts';

export interface Judged {
  /** The worst harm of its commands. */
  readonly harm: Harm | undefined;
  /** Scripts of packages that it runs, to be judged by their text. */
  readonly scripts: readonly ScriptRun[];
  /** Source files that it writes and leaves: an existing one is lost. */
  readonly overwrites: readonly Overwrite[];
}

interface Overwrite {
  /** Relative to the script's start. */
  readonly path: string;
  readonly because: string;
}

/** Characters that may be read again, as scripts inside a script and as values of variables. */
const budgetOfScript = 524_288;
const maxDepth = 8;

/** Judges the effects of a script by its words. Runs nothing and reads no files; linear in its length. */
export function judgeShell(text: string): Judged {
  const harms: Harm[] = [];
  const scripts: ScriptRun[] = [];
  const budget: Budget = { left: budgetOfScript };
  const written = new Map<string, string>();
  judgeText(text, { variables: new Map(), made: new Set(), directory: '.', depth: 0, because: undefined });
  return { harm: worst(harms), scripts, overwrites: [...written].map(([path, because]) => ({ path, because })) };

  function judgeText(script: string, context: Context): void {
    const isInner = context.because !== undefined;
    if (isInner) budget.left -= script.length;
    if (budget.left < 0 || context.depth > maxDepth) {
      harms.push({ kind: 'unjudged', because: context.because ?? script });
      return;
    }
    if (forkBomb.test(script)) harms.push({ kind: 'destroys', because: context.because ?? script.trim() });
    const read = readShell(script);
    addVariables(context.variables, read.commands, budget);
    judgeCommands(read, context);
    if (!read.isComplete) harms.push({ kind: 'unjudged', because: context.because ?? script });
  }

  function judgeCommands({ commands, scopes }: ShellText, context: Context): void {
    /** The current directory of each scope. */
    const directories: (string | undefined)[] = [context.directory];
    for (const command of commands) {
      const { scope } = command;
      for (let at = directories.length; at <= scope; at++) directories.push(directories[scopes[at] ?? 0]);
      const because = context.because ?? sourceOf(command, commands);
      const variants = variantsOf(command.words, context.variables);
      for (let variant = 0; variant < variants && budget.left > 0; variant++) {
        const words = command.words.flatMap((word) => argumentsOf(word, context.variables, variant, budget));
        const judging: Judging = {
          state: { directory: directories[scope], made: context.made },
          fed: () => fedTo(command, commands, context.variables),
          add: (kind) => void harms.push({ kind, because }),
          runs: (run) => void scripts.push({ ...run, because }),
          judge: (inner) =>
            judgeText(inner, { ...context, directory: directories[scope], depth: context.depth + 1, because }),
        };
        judgeRedirections(command, words, judging, { ...context, because });
        harmOfCall(words, judging);
        const [program, ...args] = words;
        if (program === undefined) continue;
        for (const path of madeBy(callOf(program.text, args, ''), judging.state)) context.made.add(path);
        // A file that the script removes again was a trial.
        if (program.text === 'rm') {
          for (const { text: path } of args) written.delete(pathFrom(directories[scope], path));
        }
        if (program.text === 'cd' || program.text === 'pushd')
          directories[scope] = directoryAfter(args, directories[scope]);
      }
    }
    if (budget.left < 0) harms.push({ kind: 'unjudged', because: context.because ?? commands[0]?.source ?? '' });
  }

  function fedTo(command: SimpleCommand, commands: readonly SimpleCommand[], variables: Variables): Fed | undefined {
    return inputOf(command, commands, (word) => argumentsOf(word, variables, 0, budget));
  }

  function judgeRedirections(
    { redirections, words, endsGroup, assignments }: SimpleCommand,
    args: readonly Argument[],
    { state, add }: Judging,
    context: Context,
  ): void {
    const isEmpty = !endsGroup && assignments.length === 0 && printsNothing(args);
    for (const redirection of redirections) {
      if (!writes(redirection)) continue;
      const [target] = argumentsOf(redirection.target, context.variables, 0, budget);
      if (target === undefined) continue;
      const truncates = !redirection.operator.includes('>>');
      const harm: HarmKind | undefined = harmOfWriting(target, state, truncates && isEmpty);
      if (harm !== undefined) add(harm);
      else if (truncates && (words.length > 0 || endsGroup)) {
        const path = pathFrom(state.directory, target.text);
        const isNew = isExpendable(target.text, state, false);
        if (target.isLiteral && isSource(path) && !isNew) written.set(path, context.because ?? '');
        context.made.add(path);
      }
    }
  }
}

/** A function may call itself twice, endlessly. */
const forkBomb = /(?<![\w:])([\w:]{1,32})\s{0,8}\(\s{0,8}\)\s{0,8}\{\s{0,8}\1\s{0,8}\|\s{0,8}\1\s{0,8}&/;

interface Context {
  readonly variables: Variables;
  readonly made: Set<string>;
  readonly directory: string | undefined;
  readonly depth: number;
  /** The outer command of an inner script; `undefined` for the document's own commands. */
  readonly because: string | undefined;
}

function sourceOf({ source, input }: SimpleCommand, commands: readonly SimpleCommand[]): string {
  const before = typeof input === 'number' ? commands[input]?.source : undefined;
  return before === undefined || before.length > 200 ? source : `${before} | ${source}`;
}

function writes({ operator, target }: Redirection): boolean {
  return operator.includes('>') && !(operator === '>&' && /^\d+$|^-$/.test(target.raw));
}

/** No real path is longer; the directory of a script that descends endlessly is unknown. */
function shortPath(path: string): string | undefined {
  return path.length > 512 ? undefined : path;
}

function printsNothing([program, ...args]: readonly Argument[]): boolean {
  const name = program?.text;
  if (name === undefined || name === ':' || name === 'true') return true;
  if (name === 'cat') return args.length === 1 && args[0]?.text === '/dev/null';
  return (name === 'echo' || name === 'printf') && args.every(({ text }) => text === '' || text === '-n');
}

function directoryAfter(args: readonly Argument[], before: string | undefined): string | undefined {
  const target = args.find(({ text }) => !/^-[LPe@]$|^--$/.test(text));
  if (target === undefined) return '~';
  return target.isLiteral && target.text !== '-' ? shortPath(pathFrom(before, target.text) || '.') : undefined;
}
