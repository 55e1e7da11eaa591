import { type Argument, ownContainer, programName } from './arguments.ts';
import { clusterHarm } from './cluster-harm.ts';
import { databaseClients, destroysData, interpreters, removesFiles, shellCallsIn } from './code-harm.ts';
import { databaseHarm } from './database-harm.ts';
import { filesFound, innerOfFind, innerOfParallel, innerOfXargs } from './nested-commands.ts';
import { fileHarm, fileOptions } from './file-harm.ts';
import { type Call, callOf, type HarmKind, type HarmRules, matchRule } from './harm.ts';
import type { Fed } from './input.ts';
import { harmOfKill, machineHarm } from './machine-harm.ts';
import { cloudHarm, harmOfGithubRequest, harmOfRequest, requesters } from './network-harm.ts';
import { packageHarm } from './package-harm.ts';
import { type FileState, isExpendable, pathFrom } from './removal.ts';
import { repositoryHarm } from './repository-harm.ts';
import { isPublishing, packageCallOf, type ScriptRun } from './script-run.ts';
import { unwrap } from './unwrap.ts';

/** The context of a judgement, and its output. */
export interface Judging {
  readonly state: FileState;
  /** The input of the call. */
  readonly fed: () => Fed | undefined;
  readonly add: (kind: HarmKind) => void;
  readonly runs: (run: Omit<ScriptRun, 'because'>) => void;
  /** Judges a script inside this one. */
  readonly judge: (script: string) => void;
}

const shells = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash', 'fish']);
const maxLayers = 16;
/** Characters of code in one word to read. */
const maxCode = 65_536;

/** Judges a program with its arguments, and the programs that it starts. */
export function harmOfCall(words: readonly Argument[], judging: Judging): void {
  let inner: readonly Argument[] | undefined = words;
  for (let layer = 0; inner !== undefined && inner.length > 0; layer++) {
    if (layer === maxLayers) return judging.add('unjudged');
    inner = judgeLayer(inner, judging);
  }
}

/** Judges one layer; returns the words of the layer below, if there is one. */
function judgeLayer(words: readonly Argument[], judging: Judging): readonly Argument[] | undefined {
  const [first, ...args] = words;
  if (first === undefined) return undefined;
  const name = knownName(first);
  if (name === undefined) {
    judging.add('unjudged');
    return undefined;
  }
  if (!first.isLiteral && rulesOf(name) === undefined && !Object.hasOwn(fileHarm, name)) judging.add('unjudged');
  // An alias can stand for any command.
  if (name === 'git' && args.some(({ text }) => text.startsWith('alias.'))) judging.add('unjudged');
  const values = rulesOf(name)?.values ?? fileOptions[name] ?? '';
  const call = callOf(name, args, values);
  if (onlyTells(call)) return undefined;
  if (name === 'find') return layerOfFind(args, judging);
  if (name === 'xargs') return layerOfXargs(args, judging);
  if (name === 'parallel') return layerOfParallel(args, judging);
  if (name === 'fd' || name === 'fdfind') {
    const at = args.findIndex(({ text }) => /^(?:-x|-X|--exec|--exec-batch)$/.test(text));
    return at < 0 ? undefined : [...args.slice(at + 1), { text: '*', isLiteral: true }];
  }
  if (name === 'nix') {
    const at = args.findIndex(({ text }) => /^(?:-c|--command)$/.test(text));
    return at < 0 ? undefined : args.slice(at + 1);
  }
  if (name === 'source' || name === '.') {
    judgeFed(substituted(args), judging);
    return undefined;
  }
  if (name === 'eval' && args.every(({ text }) => shellInit.test(text.trim()))) return undefined;
  const unwrapped = unwrap([{ text: name, isLiteral: true }, ...args], (program) => rulesOf(program)?.values ?? '');
  if (unwrapped?.kind === 'script') {
    if (/\$\(\s*(?:curl|wget)\b|`\s*(?:curl|wget)\b/.test(unwrapped.text.slice(0, maxCode))) judging.add('destroys');
    judging.judge(unwrapped.text);
    return undefined;
  }
  if (shells.has(name)) {
    judgeShellCall(call, judging);
    return undefined;
  }
  if (unwrapped?.kind === 'call') return unwrapped.words;
  return judgeProgram(call, judging);
}

/** `eval` of the output of programs that set up a shell. */
const shellInit =
  /^[$`]\(?\s*(?:ssh-agent|direnv|pyenv|rbenv|nodenv|fnm|mise|asdf|opam|brew\s+shellenv|conda|minikube\s+docker-env|poetry\s+env\s+activate|dircolors|starship|zoxide)\b[^;&|]*$/;

/** The name of the program of a word; `undefined` when unknown. */
function knownName({ text, isLiteral }: Argument): string | undefined {
  if (isLiteral) return programName(text);
  const end = text.slice(text.lastIndexOf('/') + 1);
  return text.includes('/') && /^[\w.+-]+$/.test(end) ? programName(end) : undefined;
}

function onlyTells({ args, flags }: Call): boolean {
  const [first] = args;
  return (
    flags.has('--help') ||
    flags.has('-help') ||
    /^(?:--version|-version|-V)$/.test(first?.text ?? '') ||
    (args.length === 1 && /^(?:-h|-v|help)$/.test(first?.text ?? ''))
  );
}

function layerOfFind(args: readonly Argument[], { state, add }: Judging): readonly Argument[] | undefined {
  const found = filesFound(args, state);
  const { deletes, inner } = innerOfFind(args, found);
  if (deletes && !isExpendable(found, state, true)) add('destroys');
  return inner;
}

function layerOfXargs(args: readonly Argument[], judging: Judging): readonly Argument[] | undefined {
  return innerOfXargs(args, judging.fed(), judging.state);
}

function layerOfParallel(args: readonly Argument[], judging: Judging): undefined {
  const script = innerOfParallel(args);
  if (script !== undefined) judging.judge(script);
  else judgeFed(judging.fed(), judging);
}

/** `bash file`, `bash < file`, `… | bash`. A file of the repository counts as its code, like `npm test`. */
function judgeShellCall({ args, verbs, flags }: Call, judging: Judging): void {
  if (flags.has('-n')) return;
  const script = verbs[0];
  const isFed = script === undefined || flags.has('-s') || /^(?:-|\/dev\/(?:stdin|fd\/0))$/.test(script.text);
  judgeFed(isFed ? judging.fed() : substituted(args), judging);
}

/** `<(…)` in the place of a file. */
function substituted(args: readonly Argument[]): Fed | undefined {
  const file = args.find(({ text }) => text.startsWith('<('));
  if (file === undefined) return undefined;
  return /\b(?:curl|wget|base64)\b/.test(file.text.slice(0, maxCode))
    ? { kind: 'download' }
    : { kind: 'unknown', words: [] };
}

function judgeFed(fed: Fed | undefined, { judge, add }: Judging): void {
  if (fed?.kind === 'text') judge(fed.text);
  if (fed?.kind === 'download') add('destroys');
  if (fed?.kind === 'unknown') add('unjudged');
}

/** Judges a program that starts no other, or starts them in a special way. */
function judgeProgram(call: Call, judging: Judging): readonly Argument[] | undefined {
  const { program, args, flags, verbs } = call;
  const { state, add } = judging;
  judgeCode(call, judging);
  const packageCall = packageCallOf(call);
  if (packageCall !== undefined && packageCall.names.length > 0) {
    const directory = packageCall.everywhere ? undefined : pathFrom(state.directory, packageCall.directory ?? '.');
    // npm keeps the option for itself.
    const isRehearsal = /(?:^| )--dry-run\b/.test(packageCall.added) || (program !== 'npm' && flags.has('--dry-run'));
    for (const { text: name, isLiteral } of packageCall.names.slice(0, 32)) {
      if (!isLiteral) add('unjudged');
      judging.runs({
        name,
        directory: state.directory === undefined ? undefined : directory,
        added: packageCall.added,
      });
      if (isPublishing(name) && !isRehearsal) add('destroys');
    }
    return packageCall.program;
  }
  if (flags.has('--dry-run')) return undefined;
  const harm = Object.hasOwn(fileHarm, program)
    ? fileHarm[program]?.(call, state)
    : program === 'kill'
      ? harmOfKill(call, state)
      : program === 'gh' && verbs[0]?.text === 'api'
        ? harmOfGithubRequest(call)
        : requesters.includes(program)
          ? harmOfRequest(call)
          : harmByRules(call);
  if (harm !== undefined && !isOwn(call, state)) add(harm);
  return scriptOfInterpreter(program, args);
}

/** Whether a call only ends processes or removes files that the script itself started or created. */
function isOwn({ program, args, verbs }: Call, state: FileState): boolean {
  const names = verbs.map(({ text }) => text);
  if (program === 'git') {
    return names[0] === 'worktree' && names.slice(2).every((name) => isExpendable(name, state, true));
  }
  if (program === 'tmux') {
    const target = args.find((_arg, index) => args[index - 1]?.text === '-t')?.text;
    return target !== undefined && state.made.has(target);
  }
  if (!/^(?:docker|podman|nerdctl)$/.test(program)) return false;
  const words = args.map(({ text }) => text).filter((text) => !text.startsWith('-'));
  const targets = words.slice(/^(?:container|network|volume)$/.test(words[0] ?? '') ? 2 : 1);
  return targets.length > 0 && targets.every((name) => name === ownContainer || state.made.has(name));
}

const knownScripts = /^(?:manage\.py|artisan|console|rails|rake|setup\.py)$/;

/** `python -m x`, `php artisan x`: the program that an interpreter runs. */
function scriptOfInterpreter(program: string, args: readonly Argument[]): readonly Argument[] | undefined {
  if (!/^(?:python|php|ruby|node|tsx|ts-node|bun|coverage)$/.test(program)) return undefined;
  const module = args.findIndex(({ text }) => text === '-m');
  const script = args.findIndex(({ text }) => !text.startsWith('-'));
  if (program === 'python' && module >= 0 && (script < 0 || module < script)) return args.slice(module + 1);
  const name = args[script];
  const isProgram =
    name !== undefined && (knownScripts.test(programName(name.text)) || /(?:^|\/)\.bin\//.test(name.text));
  return isProgram ? args.slice(script) : undefined;
}

/** Judges code in another language, in the arguments or on the input of a program. */
function judgeCode({ program, args }: Call, { state, add, judge, fed }: Judging): void {
  const isClient = databaseClients.has(program);
  const option = Object.hasOwn(interpreters, program) ? interpreters[program] : undefined;
  if (!isClient && option === undefined) return;
  const at = option === undefined ? -1 : args.findIndex(({ text }) => option.test(text.split('=', 1)[0] ?? ''));
  const isInWords = option === undefined || at >= 0;
  const words =
    option === undefined
      ? args
      : args.slice(at < 0 || program.endsWith('awk') || args[at]?.text.includes('=') ? Math.max(0, at) : at + 1);
  const input = isInWords && option !== undefined ? undefined : readsInput(args, isClient) ? fed() : undefined;
  if (option !== undefined && (input?.kind === 'download' || input?.kind === 'unknown')) {
    add(input.kind === 'download' ? 'destroys' : 'unjudged');
  }
  const said = isInWords ? words.map(({ text }) => text) : [];
  const code = [...said, input?.kind === 'text' ? input.text : ''].join('\n').slice(0, maxCode);
  if (isClient) {
    const isScratch = args.some(
      ({ text }) => text === ':memory:' || (/\.(?:db|sqlite3?)$/.test(text) && isExpendable(text, state, true)),
    );
    if (!isScratch && destroysData(code)) add('destroys');
    return;
  }
  if (removesFiles(code)) add('destroys');
  for (const script of shellCallsIn(code)) judge(script);
}

function readsInput(args: readonly Argument[], isClient: boolean): boolean {
  return isClient || args.every(({ text }) => text === '-' || /^-[uBbEsi]+$/.test(text));
}

const tables = [repositoryHarm, packageHarm, clusterHarm, cloudHarm, databaseHarm, machineHarm];

/** The rules of a program; none for a program outside the tables. */
function rulesOf(program: string): HarmRules | undefined {
  return tables.find((table) => Object.hasOwn(table, program))?.[program];
}

/** Judges a call by the tables. */
function harmByRules(call: Call): HarmKind | undefined {
  const rules = rulesOf(call.program);
  if (rules === undefined || rules.rehearsal?.split(' ').some((flag) => call.flags.has(flag))) return undefined;
  let found: HarmKind | undefined;
  for (const kind of ['destroys', 'changes'] as const) {
    for (const rule of rules[kind] ?? []) {
      const matched = matchRule(rule, call);
      if (matched === 'yes') return found ?? kind;
      if (matched === 'maybe') found = 'unjudged';
    }
  }
  return found;
}
