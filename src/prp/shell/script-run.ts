import type { Argument } from './arguments.ts';
import type { Call } from './harm.ts';

/** A package script that a command runs: its text is elsewhere. */
export interface ScriptRun {
  readonly name: string;
  /** Directory of its package.json, or a directory below; `undefined` for any package of the repository. */
  readonly directory: string | undefined;
  /** Arguments added to its text. */
  readonly added: string;
  /** The command that runs it. */
  readonly because: string;
}

/** The script and the program that a package manager may run. */
export interface PackageCall {
  readonly names: readonly Argument[];
  readonly directory?: string;
  /** Whether it runs in other packages than that of its directory. */
  readonly everywhere: boolean;
  readonly added: string;
  /** The program that runs when no script has that name. */
  readonly program?: readonly Argument[];
}

const runVerbs = /^(?:run|run-script|rum|urn)$/;
const lifecycle = /^(?:test|t|tst|start|stop|restart)$/;
const longNames: Readonly<Record<string, string>> = { t: 'test', tst: 'test' };
/** Verbs after which package managers take any word as a script or a program. */
const builtIn =
  /^(?:add|audit|bin|cache|ci|config|create|dedupe|deploy-to|dlx|doctor|exec|fetch|global|help|i|import|info|init|install|install-test|it|licenses|link|list|ll|login|logout|ls|node|npm|outdated|owner|pack|patch|pm|plugin|policies|prune|publish|rebuild|remove|rm|root|set|store|tag|team|un|uninstall|unlink|unplug|up|update|upgrade|version|view|versions|why|workspace|workspaces|x)$/;
const directoryOptions = /^(?:--prefix|-C|--dir|--cwd)$/;
const workspaceOptions =
  /^(?:-w|--workspace|--workspaces|-ws|-F|--filter|-r|--recursive|--scope|--projects?|-p)(?:=|$)/;

/** Reads `npm run x`, `pnpm x`, `turbo run x` and similar calls; `undefined` for other operations. */
export function packageCallOf({ program, args, verbs }: Call): PackageCall | undefined {
  const [first, second] = verbs;
  const verb = first?.text ?? '';
  const everywhere = args.some(({ text }) => workspaceOptions.test(text));
  const found = { everywhere, ...directoryOf(args), added: addedTo(program, args, verb, second?.text) };
  switch (program) {
    case 'npm':
      if (runVerbs.test(verb)) return { ...found, names: second === undefined ? [] : [second] };
      return lifecycle.test(verb)
        ? { ...found, names: [{ text: longNames[verb] ?? verb, isLiteral: first?.isLiteral ?? false }] }
        : undefined;
    case 'pnpm':
    case 'yarn':
    case 'bun': {
      if (verb === 'workspace')
        return { ...found, everywhere: true, names: verbs.slice(2, verbs[2]?.text === 'run' ? 4 : 3) };
      if (verb === 'workspaces') return { ...found, everywhere: true, names: verbs.slice(1) };
      if (runVerbs.test(verb))
        return { ...found, names: second === undefined ? [] : [second], program: verbs.slice(1) };
      if (verb === '' || builtIn.test(verb) || (program === 'bun' && /[./]/.test(verb))) return undefined;
      const from = args.indexOf(verbs[0] ?? { text: '', isLiteral: true });
      return {
        ...found,
        names: [{ text: longNames[verb] ?? verb, isLiteral: first?.isLiteral ?? false }],
        program: args.slice(from),
      };
    }
    case 'run-s':
    case 'run-p':
    case 'npm-run-all':
    case 'npm-run-all2':
      return { ...found, names: verbs };
    case 'lerna':
      return verb === 'run' ? { ...found, everywhere: true, names: verbs.slice(1, 2) } : undefined;
    case 'turbo':
    case 'rush':
    case 'rushx':
    case 'wireit':
      return { ...found, everywhere: true, names: verbs.filter(({ text }) => text !== 'run') };
    case 'nx': {
      const names = verbs
        .flatMap(({ text, isLiteral }) => text.split(':').map((part) => ({ text: part, isLiteral })))
        .filter(({ text }) => text !== 'run');
      return { ...found, everywhere: true, names };
    }
    case 'node': {
      const name = args.find((_arg, index) => args[index - 1]?.text === '--run');
      return name === undefined ? undefined : { ...found, names: [name] };
    }
    default:
      return undefined;
  }
}

function directoryOf(args: readonly Argument[]): { readonly directory?: string } {
  const directory = args.find((_arg, index) => directoryOptions.test(args[index - 1]?.text ?? ''))?.text;
  const joined = args.map(({ text }) => /^(?:--prefix|--dir|--cwd)=(.+)$/.exec(text)?.[1]).find(Boolean);
  const named = directory ?? joined;
  return named === undefined ? {} : { directory: named };
}

/** npm keeps the options before `--`; the others pass on all words after the name. */
function addedTo(program: string, args: readonly Argument[], verb: string, second: string | undefined): string {
  if (!/^(?:npm|pnpm|yarn|bun|node)$/.test(program) || verb.startsWith('workspace')) return '';
  const texts = args.map(({ text }) => text);
  const separator = texts.indexOf('--');
  const name = runVerbs.test(verb) ? second : verb;
  const from = program === 'npm' ? separator : Math.max(separator, name === undefined ? -1 : texts.indexOf(name));
  return from < 0
    ? ''
    : texts
        .slice(from + 1, from + 65)
        .filter((text) => /^[\w@%+=:,./-]+$/.test(text))
        .join(' ');
}

/** Whether a script deploys or publishes by its name, with any text. */
export function isPublishing(name: string): boolean {
  const [first = '', ...rest] = name.split(':');
  if (!/^(?:deploy|publish|release)$/.test(first)) return false;
  return !rest.some((word) =>
    /^(?:check|dry|dry-run|dryrun|test|preview|local|plan|lint|build|verify|notes)$/.test(word),
  );
}
