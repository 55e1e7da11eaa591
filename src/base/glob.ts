/** Characters of the longest pattern; a path has at most 4,096. */
const maxPatternLength = 512;

/** Patterns without braces that one pattern with braces may stand for. */
const maxAlternatives = 100;

/** Whether a path matches. Time grows with pattern × path, for any input. */
export type Glob = (path: string) => boolean;

/**
 * Compiles a glob: `*` and `?` within a name, `**` for any directories, `[a-z]`, `[!a-z]`, `{a,b}` and `{1..9}`. Names
 * that start with a dot match only where the pattern has the dot, or with `dots`. Case counts. Throws where `globProblem` reports a
 * problem.
 */
export function readGlob(pattern: string, { dots = false }: { readonly dots?: boolean } = {}): Glob {
  const problem = globProblem(pattern);
  if (problem !== undefined) throw new Error(`Internal error: the glob ${pattern} was not checked: ${problem}`);
  const alternatives = (expanded(pattern, maxAlternatives) ?? []).map((one) => readParts(one, dots));
  return (path) => {
    const names = path.split('/');
    return alternatives.some((parts) => matchesParts(parts, names, dots));
  };
}

/** Why a pattern cannot be used, in a sentence for its author. */
export function globProblem(pattern: string): string | undefined {
  if (pattern.length > maxPatternLength) {
    return `a glob of ${pattern.length} characters; at most ${maxPatternLength} are read`;
  }
  const group = /[@?*+!]\(/.exec(pattern);
  if (group !== null) {
    return `\`${group[0]}…)\` is not part of these globs; write \`{a,b}\`, or leave files out with \`ignore\``;
  }
  if (/\[:\w+:\]/.test(pattern)) return '`[:name:]` is not part of these globs; write a range such as `[a-z]`';
  if (expanded(pattern, maxAlternatives) !== undefined) return undefined;
  return `a glob that expands to more than ${maxAlternatives} patterns; use \`*\`, or write several globs`;
}

/** The number of patterns without braces that a pattern expands to; 0 above the limit. */
export function alternativesOf(pattern: string): number {
  return expanded(pattern, maxAlternatives)?.length ?? 0;
}

/** The patterns without braces; `undefined` when there are more than `most`. */
function expanded(pattern: string, most: number): readonly string[] | undefined {
  const group = firstGroup(pattern);
  if (group === undefined) return [pattern];
  const after = expanded(pattern.slice(group.end), most);
  if (after === undefined) return undefined;
  const before = pattern.slice(0, group.start);
  const found: string[] = [];
  for (const choice of group.choices) {
    const inner = expanded(choice, most);
    if (inner === undefined || found.length + inner.length * after.length > most) return undefined;
    for (const one of inner) found.push(...after.map((rest) => before + one + rest));
  }
  return found;
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly choices: Iterable<string>;
}

/** The first pair of braces with a comma or a range in it. All other braces are text. */
function firstGroup(pattern: string): Group | undefined {
  for (let start = pattern.indexOf('{'); start >= 0; start = pattern.indexOf('{', start + 1)) {
    const commas: number[] = [];
    let depth = 0;
    for (let at = start; at < pattern.length; at += 1) {
      const character = pattern[at];
      if (character === '{') depth += 1;
      else if (character === ',' && depth === 1) commas.push(at);
      else if (character === '}' && (depth -= 1) === 0) {
        const ends = [...commas, at];
        const inside = pattern.slice(start + 1, at);
        const parts = ends.map((end, index) => pattern.slice((ends[index - 1] ?? start) + 1, end));
        const choices = commas.length > 0 ? parts : rangeOf(inside);
        if (choices !== undefined) return { start, end: at + 1, choices };
        break;
      }
    }
  }
  return undefined;
}

/** `1..9`, `01..10`, `a..e`: generated one by one, because there may be too many. */
function rangeOf(text: string): Iterable<string> | undefined {
  const [, first = '', last = ''] = /^(-?\d{1,9}|[a-z])\.\.(-?\d{1,9}|[a-z])$/i.exec(text) ?? [];
  const areNumbers = /\d/.test(first);
  if (first === '' || areNumbers !== /\d/.test(last)) return undefined;
  const valueOf = (end: string) => (areNumbers ? Number(end) : end.charCodeAt(0));
  const width = areNumbers && [first, last].some((end) => /^-?0\d/.test(end)) ? Math.max(first.length, last.length) : 0;
  const print = (value: number) => (areNumbers ? padded(value, width) : String.fromCharCode(value));
  return counted(valueOf(first), valueOf(last), print);
}

function padded(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0');
}

function* counted(from: number, to: number, print: (value: number) => string): Generator<string> {
  const step = from <= to ? 1 : -1;
  for (let value = from; value !== to + step; value += step) yield print(value);
}

/** The condition on one name; `directories` is `**`. */
type Part = 'directories' | ((name: string) => boolean);

function readParts(pattern: string, dots: boolean): readonly Part[] {
  const parts = pattern.split('/');
  return parts
    .filter((part, index) => part !== '.' && !(part === '' && index > 0 && index < parts.length - 1))
    .map((part) => (part === '**' ? 'directories' : readName(part, dots)));
}

/** Of several `**`, only the latest may have to take more: an earlier one took the least it could. */
function matchesParts(parts: readonly Part[], names: readonly string[], dots: boolean): boolean {
  const isHidden = (name = '') => !dots && name.startsWith('.');
  let at = 0;
  let part = 0;
  let latest = -1;
  let taken = 0;
  while (at < names.length) {
    const name = names[at] ?? '';
    const wanted = parts[part];
    if (wanted === 'directories') {
      latest = part;
      taken = at;
      part += 1;
      // The last one matches at least one name.
      if (part === parts.length) return !names.slice(at).some(isHidden);
    } else if (wanted?.(name) === true) {
      part += 1;
      at += 1;
    } else {
      if (latest < 0 || isHidden(names[taken])) return false;
      taken += 1;
      at = taken;
      part = latest + 1;
    }
  }
  return part === parts.length;
}

type Token = '*' | ((character: string) => boolean);

function readName(part: string, dots: boolean): (name: string) => boolean {
  if (!/[*?[]/.test(part)) return (name) => name === part;
  const tokens = readTokens(part);
  const saysDot = dots || part.startsWith('.');
  const isAny = tokens.every((token) => token === '*');
  return (name) => (saysDot || !name.startsWith('.')) && (!isAny || name !== '') && matchesTokens(tokens, name);
}

function readTokens(part: string): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < part.length; at += 1) {
    const character = part[at] ?? '';
    const set = character === '[' ? readSet(part, at) : undefined;
    if (set !== undefined) {
      tokens.push(set.has);
      at = set.end;
    } else if (character === '*') {
      if (tokens.at(-1) !== '*') tokens.push('*');
    } else {
      tokens.push(character === '?' ? () => true : (one) => one === character);
    }
  }
  return tokens;
}

/** `[a-z_]` or `[!a-z_]`, in which a leading `]` is a member; `undefined` without a closing bracket. */
function readSet(part: string, start: number) {
  const isNegated = /[!^]/.test(part[start + 1] ?? '');
  const from = start + (isNegated ? 2 : 1);
  const end = part.indexOf(']', from + 1);
  if (end < 0) return undefined;
  const ranges = [...part.slice(from, end).matchAll(/([^])-([^])|[^]/g)].map(
    ([one, low = one, high = one]): readonly [string, string] => [low, high],
  );
  const has = (one: string) => ranges.some(([low, high]) => low <= one && one <= high) !== isNegated;
  return { has, end };
}

/** Same rule as for `**`: only the latest `*` may have to take more. */
function matchesTokens(tokens: readonly Token[], name: string): boolean {
  let at = 0;
  let token = 0;
  let latest = -1;
  let taken = 0;
  while (at < name.length) {
    const wanted = tokens[token];
    if (wanted === '*') {
      latest = token;
      taken = at;
      token += 1;
    } else if (wanted?.(name[at] ?? '') === true) {
      token += 1;
      at += 1;
    } else {
      if (latest < 0) return false;
      taken += 1;
      at = taken;
      token = latest + 1;
    }
  }
  return tokens.slice(token).every((rest) => rest === '*');
}
