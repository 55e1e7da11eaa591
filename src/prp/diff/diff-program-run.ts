import { shellWords } from './diff-shell.ts';

/** A command, taken apart. */
export interface ProgramRun {
  /** What it runs, without the program that only starts it: `pytest`, `cargo test`, `script lint` of a package manager. */
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

/** True for what only prepares, reports or serves: its loss checks no less. */
export const prepares = ({ tool }: ProgramRun): boolean => preparing.test(tool);

const assignment = /^[A-Za-z_]\w*=/;

const starter =
  /^(?:(?:uv|poetry|pipenv|pdm|hatch|rye) run|bundle exec|(?:pnpm|npm|yarn) (?:exec|dlx)|npx|bunx|pnpx|uvx|python3? -m|sudo|time|env|command|cross-env|timeout \d+\w?|docker(?:-| )compose (?:exec|run)(?: -\S+)* \S+|docker (?:exec|run)(?: -\S+)* \S+) (?:-\S+ )*/;

const packageManager = /^(?:npm|pnpm|yarn|bun)(?: run)? (?=\S)/;

/** Programs whose next word says what they do. */
const severalInOne =
  /^(?:script|cargo|go|make|just|task|docker|docker-compose|dotnet|deno|ruff|biome|git|nx|turbo|mix|rails|rake|terraform|godot|flutter|dart|swift|gradlew?|mvn|php|composer|nu|curl|wget|http|grep|rg|test|\[|ls|cat|jq|psql|sqlite3|node|python3?|bash|sh|tsx)$/;

const preparing =
  /^(?:\.|alias|cd|chmod|clear|cp|do|docker|docker-compose|done|echo|elif|else|esac|exit|export|fi|for|head|if|kill|lsof|mkdir|mv|open|pip3?|pkill|popd|printf|pushd|pwd|rm|set|sleep|source|tail|then|tmux|touch|trap|true|unset|uv|uvicorn|wait|which|while|case|git (?:add|checkout|clone|commit|fetch|init|log|pull|push|stash|status|switch|worktree)|dotnet restore|go mod|script (?:add|ci|dev|i|install|preview|serve|start)(?::\S+)?)(?: |$)/;
