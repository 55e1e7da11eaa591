import type { Prp, ShellBlock } from '../prp.ts';

/** A validation command, split into parts for the comparison. */
export interface Gate extends ProgramRun {
  readonly text: string;
  /** The command that runs when it fails. */
  readonly fallback: string | undefined;
  readonly line: number;
  /** False for a command that only prepares or reports. */
  readonly checks: boolean;
  /** Index of its level in the loop, and its block; `undefined` for a task's own command. */
  readonly level: number | undefined;
  readonly block: ShellBlock | undefined;
}

/** All commands of the validation loop and of the tasks, one program run each, in document order. */
export function gatesOf(prp: Prp): readonly Gate[] {
  const gates: Gate[] = [];
  const seen = new Set<number>();
  for (const [level, { blocks }] of prp.loop.entries()) {
    for (const block of blocks) {
      if (block.nature === 'not-shell') continue;
      for (const command of block.commands) {
        seen.add(command.line);
        gates.push(...readGates(command.text, command.line, level, block));
      }
    }
  }
  for (const { validate } of prp.tasks) {
    for (const { text, line } of validate)
      if (!seen.has(line)) gates.push(...readGates(text, line, undefined, undefined));
  }
  return gates.toSorted((a, b) => a.line - b.line);
}

/** The text of a gate with its fallback. */
export const gateText = (gate: Gate): string => gate.text + (gate.fallback === undefined ? '' : ` || ${gate.fallback}`);

function readGates(
  line: string,
  number: number,
  level: number | undefined,
  block: ShellBlock | undefined,
): readonly Gate[] {
  return simpleCommands(line).map(({ text, fallback }) => {
    const run = readRun(text);
    return { ...run, text, fallback, line: number, checks: !prepares(run), level, block };
  });
}

/** A command, split into parts. */
interface ProgramRun {
  /** The program without its launcher: `pytest`, `cargo test`, `script lint` of a package manager. */
  readonly tool: string;
  readonly args: readonly string[];
  /** Variables set for this run, as written. */
  readonly env: readonly string[];
}

export function readRun(command: string): ProgramRun {
  const words = shellWords(command).filter((word) => word !== '');
  const start = words.findIndex((word) => !assignment.test(word));
  const env = words.slice(0, start === -1 ? words.length : start);
  let text = words.slice(env.length).join(' ');
  for (let nested = 0; nested < 3 && starter.test(text); nested += 1) text = text.replace(starter, '');
  const [program = '', ...rest] = text.replace(packageManager, 'script ').split(' ');
  const tool = program.replace(/^.*\/(?=[^/]+$)/, '');
  const action = severalInOne.test(tool) ? rest.findIndex((word) => !word.startsWith('-')) : -1;
  if (action === -1) return { tool, args: rest, env };
  return { tool: `${tool} ${rest[action] ?? ''}`, args: rest.toSpliced(action, 1), env };
}

/** Whether a command only prepares, reports or serves: without it the checks stay. */
const prepares = ({ tool }: ProgramRun): boolean => preparing.test(tool);

const assignment = /^[A-Za-z_]\w*=/;

const starter =
  /^(?:(?:uv|poetry|pipenv|pdm|hatch|rye) run|bundle exec|(?:pnpm|npm|yarn) (?:exec|dlx)|npx|bunx|pnpx|uvx|python3? -m|sudo|time|env|command|cross-env|timeout \d+\w?|docker(?:-| )compose (?:exec|run)(?: -\S+)* \S+|docker (?:exec|run)(?: -\S+)* \S+) (?:-\S+ )*/;

const packageManager = /^(?:npm|pnpm|yarn|bun)(?: run)? (?=\S)/;

/** Programs whose next word names the operation. */
const severalInOne =
  /^(?:script|cargo|go|make|just|task|docker|docker-compose|dotnet|deno|ruff|biome|git|nx|turbo|mix|rails|rake|terraform|godot|flutter|dart|swift|gradlew?|mvn|php|composer|nu|curl|wget|http|grep|rg|test|\[|ls|cat|jq|psql|sqlite3|node|python3?|bash|sh|tsx)$/;

const preparing =
  /^(?:\.|alias|cd|chmod|clear|cp|do|docker|docker-compose|done|echo|elif|else|esac|exit|export|fi|for|head|if|kill|lsof|mkdir|mv|open|pip3?|pkill|popd|printf|pushd|pwd|rm|set|sleep|source|tail|then|tmux|touch|trap|true|unset|uv|uvicorn|wait|which|while|case|git (?:add|checkout|clone|commit|fetch|init|log|pull|push|stash|status|switch|worktree)|dotnet restore|go mod|script (?:add|ci|dev|i|install|preview|serve|start)(?::\S+)?)(?: |$)/;

/** One program run of a shell line, with its pipe. */
interface SimpleCommand {
  readonly text: string;
  /** The command that runs when it fails, so its failure may not count. */
  readonly fallback: string | undefined;
}

const maxLength = 4096;

const shellToken = /\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|&&|\|\||[^\\'"&|;(){}]+|[^]/g;

/**
 * Splits a shell line at `&&`, `||` and `;` outside quotes and brackets. In `a && b || c` the last is the fallback of
 * both others; the same holds for `a; true`, because only the last exit code counts.
 */
export function simpleCommands(line: string): readonly SimpleCommand[] {
  const commands: SimpleCommand[] = [];
  let chain: string[] = [];
  const close = (fallback: string | undefined): void => {
    commands.push(...chain.map((text) => ({ text, fallback })));
    chain = [];
  };
  for (const { text, operator } of pieces(line)) {
    if (operator === '||' || (operator === ';' && succeeds.test(text))) {
      close(text);
    } else {
      if (operator === ';') close(undefined);
      if (text !== '') chain.push(text);
    }
  }
  close(undefined);
  return commands;
}

const succeeds = /^(?:true|:|exit 0)$/;

interface Piece {
  readonly text: string;
  /** The operator before it. */
  readonly operator: string;
}

function pieces(line: string): readonly Piece[] {
  const found: Piece[] = [];
  let operator = '';
  let text = '';
  let depth = 0;
  for (const [token] of line.slice(0, maxLength).matchAll(shellToken)) {
    if (token === '(' || token === '{') depth += 1;
    if (token === ')' || token === '}') depth = Math.max(0, depth - 1);
    if (depth === 0 && (token === ';' || token === '&&' || token === '||')) {
      found.push({ text: text.trim(), operator });
      operator = token;
      text = '';
    } else {
      text += token;
    }
  }
  return [...found, { text: text.trim(), operator }];
}

/** The words of a simple command, without the quotes around them; a pipe is a separate word. */
export function shellWords(command: string): readonly string[] {
  const words = command.slice(0, maxLength).match(/(?:\\[^]|'[^']*'?|"(?:\\[^]|[^"\\])*"?|[^\s'"\\|])+|\|/g) ?? [];
  return words.map((word) => word.replace(/^(["'])(.*)\1$/s, '$2'));
}
