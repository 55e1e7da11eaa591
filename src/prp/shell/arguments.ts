import type { SimpleCommand } from './read-shell.ts';
import type { Assignment } from './shell-syntax.ts';
import type { Part, Word } from './word.ts';

/** A word in the form that a program gets, as far as known. */
export interface Argument {
  /** Unknown parts stay as written. */
  readonly text: string;
  /** False when a variable or substitution in it has unknown values. */
  readonly isLiteral: boolean;
}

/** The possible values of each variable of a script; `undefined` for any value. */
export type Variables = Map<string, readonly string[] | undefined>;

/** Remaining characters for expansions; bounds the growth of variables in variables. */
export interface Budget {
  left: number;
}

const maxValues = 16;
const maxLength = 1_024;

/**
 * Adds the assignments of these commands. The order of branches and calls is unknown: a variable has all of its values.
 */
export function addVariables(variables: Variables, commands: readonly SimpleCommand[], budget: Budget): void {
  for (const { assignments, words } of commands) {
    for (const assignment of assignments) addValues(variables, assignment.name, valuesOf(assignment));
    const program = words[0]?.raw ?? '';
    if (/^(?:export|declare|local|readonly|typeset)$/.test(program)) {
      for (const { raw, parts } of words.slice(1)) {
        const name = /^([A-Za-z_]\w*)\+?=/.exec(raw.slice(0, 256));
        if (name === null) continue;
        const [first, ...rest] = parts;
        const text = (first?.text ?? '').slice(name[0].length);
        const value: Word = { parts: [{ kind: 'text', text, quoted: false }, ...rest], raw };
        addValues(variables, name[1] ?? '', literals([value]));
      }
    } else if (/^(?:read|mapfile|readarray|getopts)$/.test(program)) {
      for (const { raw } of words.slice(1)) if (/^[A-Za-z_]\w{0,80}$/.test(raw)) variables.set(raw, undefined);
    }
  }

  function valuesOf({ values, isArray }: Assignment): readonly string[] | undefined {
    const texts = literals(values);
    return isArray ? texts && [texts.join(' ')] : texts;
  }

  function literals(words: readonly Word[]): readonly string[] | undefined {
    if (words.length > maxValues || words.length === 0) return undefined;
    const found = words.map((word) => {
      const joined = argumentsOf(word, variables, 0, budget);
      return joined.every(({ isLiteral }) => isLiteral) ? joined.map(({ text }) => text).join(' ') : undefined;
    });
    return found.every((text) => text !== undefined && text.length <= maxLength) ? (found as string[]) : undefined;
  }
}

function addValues(variables: Variables, name: string, values: readonly string[] | undefined): void {
  const known = variables.get(name);
  if (values === undefined || (variables.has(name) && known === undefined)) return void variables.set(name, undefined);
  const all = [...new Set([...(known ?? []), ...values])];
  variables.set(name, all.length > maxValues ? undefined : all);
}

/** Number of passes over a command that show each value of its variables. */
export function variantsOf(words: readonly Word[], variables: Variables): number {
  let most = 1;
  for (const { parts } of words) {
    for (const part of parts) {
      if (part.kind === 'variable') most = Math.max(most, variables.get(part.name)?.length ?? 1);
    }
  }
  return most;
}

/** The arguments of a word: several for a split variable value, and for braces. */
export function argumentsOf(
  { parts, raw }: Word,
  variables: Variables,
  variant: number,
  budget: Budget,
): readonly Argument[] {
  budget.left -= raw.length + 1;
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'text' && !raw.includes('{')) return [{ text: only.text, isLiteral: true }];
  const done: Argument[] = [];
  let text = '';
  let isLiteral = true;
  for (const part of parts) {
    const value = valueOf(part, variables, variant);
    if (value === undefined) {
      isLiteral = false;
      text += part.text;
      continue;
    }
    budget.left -= value.length;
    if (budget.left < 0) return [{ text: raw.slice(0, maxLength), isLiteral: false }];
    const isSplit = part.kind === 'variable' && (!part.quoted || part.text.endsWith('[@]}'));
    const [first = '', ...rest] = isSplit ? value.split(/[ \t\n]+/) : [value];
    text += first;
    for (const piece of rest) {
      done.push({ text, isLiteral });
      text = piece;
      isLiteral = true;
    }
  }
  done.push({ text, isLiteral });
  const isPlain = parts.every((part) => part.kind === 'text' && !part.quoted);
  if (isPlain) return alternatives(text).map((one) => ({ text: one, isLiteral: true }));
  // An empty unquoted variable becomes no word.
  const splits = parts.length === 1 && only?.kind === 'variable' && !only.quoted;
  return splits ? done.filter((one) => one.text !== '') : done;
}

const braces = /^([^{}]{0,200})\{([^{}]{0,400},[^{}]{0,400})\}([^{}]{0,200})$/;

function alternatives(text: string): readonly string[] {
  const [, before = '', list, after = ''] = braces.exec(text.slice(0, 1_300)) ?? [];
  return list === undefined ? [text] : list.split(',').map((one) => before + one + after);
}

/** Directories with the same meaning everywhere. */
const wellKnown: Readonly<Record<string, string>> = {
  HOME: '~',
  PWD: '.',
  GITHUB_WORKSPACE: '.',
  TMPDIR: '/tmp',
  RUNNER_TEMP: '/tmp',
  '!': '$!',
  npm_execpath: 'npm',
  npm_node_execpath: 'node',
};
const temporary = '/tmp/made';
/** The output of `$(docker run …)`. */
export const ownContainer = '$container';

/** The text of a part of a word; `undefined` for any text. */
function valueOf(part: Part, variables: Variables, variant: number): string | undefined {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'commands') return outputOf(part.inner);
  if (!part.plain) return part.text === '${TMPDIR:-/tmp}' ? '/tmp' : undefined;
  if (variables.has(part.name)) {
    const values = variables.get(part.name);
    return values?.[variant % Math.max(1, values.length)];
  }
  return wellKnown[part.name];
}

/** The output of the few substitutions that always have the same one. */
function outputOf(inner: string): string | undefined {
  if (inner.length > 256) return undefined;
  const command = inner.trim();
  if (/^mktemp(?:\s|$)/.test(command)) return temporary;
  if (/^(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:run|create)\s/.test(command)) return ownContainer;
  if (/^pwd(?: -P)?$|^git rev-parse --show-toplevel$/.test(command)) return '.';
  const found = /^(?:which|command -v|type -p)\s+([\w.+-]+)(?:\s+2>\s*\/dev\/null)?$/.exec(command);
  if (found !== null) return found[1];
  return /^(?:npm (?:bin|root|prefix)|go env \w+|brew --prefix|poetry env info (?:-p|--path)|pipenv --venv)$/.test(
    command,
  )
    ? '.'
    : undefined;
}

const sameAs: Readonly<Record<string, string>> = {
  'apt-get': 'apt',
  django: 'django-admin',
  k: 'kubectl',
  aptitude: 'apt',
  dnf: 'yum',
  microdnf: 'yum',
  egrep: 'grep',
  gradlew: 'gradle',
  mvnw: 'mvn',
  pip3: 'pip',
  nodejs: 'node',
  opentofu: 'tofu',
  '@changesets/cli': 'changeset',
  '@vscode/vsce': 'vsce',
  '@angular/cli': 'ng',
  '@railway/cli': 'railway',
  '@sentry/cli': 'sentry-cli',
  '@lerna/cli': 'lerna',
  'aws-cdk': 'cdk',
  'eas-cli': 'eas',
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'sequelize-cli': 'sequelize',
  grm: 'rm',
  gmv: 'mv',
  gcp: 'cp',
  gdd: 'dd',
  gfind: 'find',
  gxargs: 'xargs',
  gsed: 'sed',
};

/**
 * The canonical name of a program: `/usr/bin/git`, `\git`, `git.exe` → `git`; `prisma@5` → `prisma`; `python3.11` →
 * `python`.
 */
export function programName(word: string): string {
  const text = word.length > 512 ? word.slice(-512) : word;
  const unversioned = text.replace(/(?<=[\w-])@[\w.^~*-]+$/, '');
  const scoped = sameAs[unversioned];
  if (scoped !== undefined) return scoped;
  const name = unversioned.slice(Math.max(unversioned.lastIndexOf('/'), unversioned.lastIndexOf('\\')) + 1);
  const plain = name.replace(/\.(?:exe|cmd|bat|ps1)$/i, '');
  if (/^python(?:\d[\d.]*)?$/.test(plain)) return 'python';
  if (/^(?:mkfs|fsck)\./.test(plain)) return plain.slice(0, 4);
  return sameAs[plain] ?? plain;
}
