import { posix } from 'node:path';
import type { Tree } from '../system/tree.ts';
import type { Condition } from './environment.ts';

/** Bytes: configuration files are small, larger ones hold data. */
const maxBytes = 1_048_576;

/** Returns a function that evaluates conditions in a repository. Reads each file once, and only when needed. */
export async function conditionsIn(tree: Tree): Promise<(condition: Condition) => Promise<boolean>> {
  const files = await tree.files();
  const namesIn = byDirectory(files);
  const texts = new Map<string, Promise<string>>();
  const textOf = (path: string): Promise<string> => {
    const text = texts.get(path) ?? read(path);
    texts.set(path, text);
    return text;
  };

  async function read(path: string): Promise<string> {
    const bytes = files.has(path) ? await tree.read(path, maxBytes) : undefined;
    return bytes === undefined ? '' : new TextDecoder().decode(bytes);
  }

  return async function holds(condition): Promise<boolean> {
    if ('file' in condition) return files.has(condition.file);
    if ('like' in condition) return condition.like.some((pattern) => isThere(pattern, namesIn));
    if ('all' in condition) return (await Promise.all(condition.all.map(holds))).every(Boolean);
    if ('dependency' in condition) return dependenciesOf(await textOf('package.json')).has(condition.dependency);
    if ('packageManager' in condition) return managerOf(await textOf('package.json')) === condition.packageManager;
    if ('script' in condition) return scriptsOf(await textOf(condition.in)).has(condition.script);
    if ('target' in condition) return targetsOf(await textOf(condition.in), condition.in).has(condition.target);
    const contents = await Promise.all(condition.in.map(textOf));
    return contents.some((text, index) => mentions(text, condition.mention, condition.in[index] ?? ''));
  };
}

type Names = ReadonlyMap<string, readonly string[]>;

/** Directory (`.` for the root) → the names of its files. */
function byDirectory(files: ReadonlySet<string>): Names {
  const names = new Map<string, string[]>();
  for (const file of files) {
    const directory = posix.dirname(file);
    const known = names.get(directory);
    if (known) known.push(posix.basename(file));
    else names.set(directory, [posix.basename(file)]);
  }
  return names;
}

function isThere(pattern: string, namesIn: Names): boolean {
  const [start = '', end] = posix.basename(pattern).split('*');
  const names = namesIn.get(posix.dirname(pattern)) ?? [];
  if (end === undefined) return names.includes(start);
  return names.some((name) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end));
}

/** The placeholder that `npm init` writes: not a test script. */
const noTest = 'Error: no test specified';

/**
 * The scripts of a package.json, composer.json, devbox.json or deno.json, by name. An invalid file has none: its tool
 * reports that.
 */
function scriptsOf(text: string): ReadonlySet<string> {
  const manifest = objectIn(text);
  const all = [manifest['scripts'], manifest['tasks'], asObject(manifest['shell'])['scripts']];
  const named = all.flatMap((scripts) => Object.entries(asObject(scripts)));
  return new Set(named.filter(([, script]) => !isPlaceholder(script)).map(([name]) => name));
}

function isPlaceholder(script: unknown): boolean {
  return typeof script === 'string' && (script.trim() === '' || script.includes(noTest));
}

/** The dependencies and development dependencies of a package.json. */
function dependenciesOf(text: string): ReadonlySet<string> {
  const { dependencies, devDependencies } = objectIn(text);
  return new Set([dependencies, devDependencies].flatMap((some) => Object.keys(asObject(some))));
}

/** `"packageManager": "pnpm@9.1.0"` → `pnpm`. */
function managerOf(text: string): string | undefined {
  const { packageManager } = objectIn(text);
  return typeof packageManager === 'string' ? packageManager.split('@', 1)[0] : undefined;
}

type Manifest = Readonly<Record<string, unknown>>;

function objectIn(text: string): Manifest {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

/** An object without a prototype, which would add names that are not in the file. */
function asObject(value: unknown): Manifest {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? { __proto__: null, ...value } : {};
}

/** Whether a text names something as a whole word: `ruff` is in `"ruff>=0.5"` and `[tool.ruff]`, not in `scruff`. */
function mentions(text: string, word: string, path: string): boolean {
  const searched = /\.(?:json|xml)$/.test(path) ? text : withoutComments(text);
  for (let at = searched.indexOf(word); at !== -1; at = searched.indexOf(word, at + word.length)) {
    if (!isPartOfWord(searched[at - 1]) && !isPartOfWord(searched[at + word.length])) return true;
  }
  return false;
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\w-]/.test(character);
}

function withoutComments(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, ''))
    .join('\n');
}

/** The targets of a Makefile, or the recipes of a justfile. */
function targetsOf(text: string, path: string): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    // An indented line belongs to the target above; with an equals sign it is an assignment.
    if (colon < 1 || /^[\s#]/.test(line) || line[colon + 1] === '=') continue;
    const words = line.slice(0, colon).trim().split(/\s+/);
    // The words after the name of a recipe are its parameters.
    for (const word of /justfile$/i.test(path) ? words.slice(0, 1) : words) targets.add(word.replace(/^@/, ''));
  }
  return targets;
}
