import type { Argument } from './arguments.ts';

/** Effects that a check must not have; `unjudged` when the effect is unknown. */
export type HarmKind = 'destroys' | 'changes' | 'unjudged';

export interface Harm {
  readonly kind: HarmKind;
  /** The command as written. */
  readonly because: string;
}

const order: readonly HarmKind[] = ['destroys', 'unjudged', 'changes'];

/** The worst harm; the first of several. */
export function worst(harms: readonly Harm[]): Harm | undefined {
  for (const kind of order) {
    const found = harms.find((harm) => harm.kind === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * How a program does harm, as data. A rule is words, in this order:
 *
 * - verbs as they follow one another, `a|b` for either, `a*` for all that begin with it, `*` for any word
 * - `.`: no verb may stand there
 * - `-f|--force`: one of these options must be there
 * - `!-l|--list`: none of these may be there
 *
 * The empty rule goes for every call.
 */
export interface HarmRules {
  /** Options before or between the verbs that take the next word as their value. */
  readonly values?: string;
  /** Options for a dry run, besides `--dry-run`. */
  readonly rehearsal?: string;
  /** Destroys work, publishes, or changes shared state. */
  readonly destroys?: readonly string[];
  /** Changes files that a check should only read. */
  readonly changes?: readonly string[];
}

/** A call of a program, prepared once for all rules. */
export interface Call {
  readonly program: string;
  readonly args: readonly Argument[];
  /** Every option before `--`: `-f`, each letter of `-rf`, `--force` without a value. */
  readonly flags: ReadonlySet<string>;
  /** The words without options and the values of known options. */
  readonly verbs: readonly Argument[];
  /** The same if unknown options take a value too. */
  readonly otherVerbs: readonly Argument[];
}

/** `:lib:publish` is `publish` of one part. */
function taskOf(arg: Argument): Argument {
  return { ...arg, text: arg.text.slice(arg.text.lastIndexOf(':') + 1) };
}

const optionSets = new Map<string, ReadonlySet<string>>();

/** Caches the few option lists of the tables. */
export function optionsIn(list: string): ReadonlySet<string> {
  const known = optionSets.get(list) ?? new Set(list.split(' '));
  optionSets.set(list, known);
  return known;
}

export function callOf(program: string, args: readonly Argument[], values: string): Call {
  const withValue = optionsIn(values);
  const flags = new Set<string>();
  const verbs: Argument[] = [];
  const otherVerbs: Argument[] = [];
  let isOpen = true;
  let isValue = false;
  let isOtherValue = false;
  for (const arg of args) {
    const { text } = arg;
    if (isOpen && text === '--') {
      isOpen = false;
    } else if (isOpen && text.length > 1 && text.startsWith('-') && !isValue) {
      const equals = text.indexOf('=');
      const name = equals < 0 ? text : text.slice(0, equals);
      if (!/=(?:false|none|0|no)$/.test(text)) {
        flags.add(name);
        if (/^-[A-Za-z]{2,12}$/.test(name)) for (const letter of name.slice(1)) flags.add(`-${letter}`);
      }
      isValue = equals < 0 && withValue.has(name);
      isOtherValue = equals < 0;
      continue;
    } else {
      if (!isValue && !text.startsWith('+')) verbs.push(program === 'gradle' ? taskOf(arg) : arg);
      if (!isValue && !isOtherValue) otherVerbs.push(arg);
    }
    isValue = false;
    isOtherValue = false;
  }
  return { program, args, flags, verbs, otherVerbs };
}

/** `maybe`: an unknown word stands where a verb would decide. */
export function matchRule(rule: string, call: Call): 'yes' | 'maybe' | 'no' {
  const found = matchVerbs(rule, call, call.verbs);
  if (found !== 'no') return found;
  return call.otherVerbs.length < call.verbs.length && matchVerbs(rule, call, call.otherVerbs) === 'yes' ? 'yes' : 'no';
}

function matchVerbs(rule: string, { flags }: Call, verbs: readonly Argument[]): 'yes' | 'maybe' | 'no' {
  let position = 0;
  let isUnclear = false;
  for (const word of rule === '' ? [] : rule.split(' ')) {
    if (word.startsWith('-') && word.length > 1) {
      if (!word.split('|').some((flag) => flags.has(flag))) return 'no';
    } else if (word.startsWith('!')) {
      if (
        word
          .slice(1)
          .split('|')
          .some((flag) => flags.has(flag))
      )
        return 'no';
    } else {
      const verb = verbs[position];
      position += 1;
      if ((verb === undefined) !== (word === '.')) return 'no';
      if (verb === undefined || word === '*') continue;
      if (!verb.isLiteral) isUnclear = true;
      else if (!word.split('|').some((one) => isLike(verb.text, one))) return 'no';
    }
  }
  return isUnclear ? 'maybe' : 'yes';
}

function isLike(verb: string, pattern: string): boolean {
  return pattern.endsWith('*') ? verb.startsWith(pattern.slice(0, -1)) : verb === pattern;
}
