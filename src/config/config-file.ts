import { type Document, isMap, isNode, isScalar, type Node, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import { maxConfigBytes } from '../base/limits.ts';
import { shorten } from '../base/quote.ts';
import { schemaMessage, unknownKey } from '../base/schema-message.ts';
import { staticGateIds } from '../gates/static-gates.ts';
import { excessIn } from './config-bounds.ts';
import { configError, type ConfigProblem, type ConfigSource, configTooLarge } from './config-error.ts';
import { type Config, configSchema } from './config.ts';
import { unknownKeys } from './gate-keys.ts';

/**
 * Reads the text of a configuration file. Every key is optional, so an empty file is the default configuration. Throws
 * `E_CONFIG` that names file, line and column of each problem, and the nearest valid key for one that is unknown.
 */
export function parseConfig(text: string, file: string): Config {
  if (text.length > maxConfigBytes) throw configTooLarge(file, text.length);
  const source = { file, text };
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false });
  const [syntax] = document.errors;
  if (syntax) {
    const [start, end] = syntax.pos;
    throw configError(source, [{ start, end, message: inPlainWords(syntax.message) }]);
  }
  const excess = excessIn(document);
  if (excess) throw configError(source, [{ start: excess.offset, message: excess.message }]);

  const parsed = configSchema.safeParse(valueOf(document, source) ?? {}, { error: schemaMessage });
  if (!parsed.success) {
    const { issues } = parsed.error;
    const found = issues.values().flatMap((issue) => problemsOf(issue, document.contents));
    const problems = [...found.take(mostProblems)];
    const count = issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
    throw configError(source, problems, count - problems.length);
  }
  // The keys of plugins are known only when these are loaded.
  const unknown = parsed.data.plugins.length > 0 ? [] : unknownKeys(parsed.data, { gates: [], rules: [] });
  if (unknown.length > 0) {
    const problems = unknown
      .slice(0, mostProblems)
      .map(({ path, message }) => ({ ...keySpan(document.contents, path), message }));
    throw configError(source, problems, unknown.length - problems.length);
  }
  const clash = contradiction(parsed.data);
  if (clash) throw configError(source, [{ ...nodeSpan(document.contents, clash.path), message: clash.message }]);
  return parsed.data;
}

/** Problems that a message names; more are only counted. */
const mostProblems = 20;

/** The parser calls itself for each level: a text of brackets uses up the stack. */
function inPlainWords(message: string): string {
  return message.includes('call stack') ? 'nested too deeply' : message;
}

/** Aliases could make a small document grow without end; a real configuration has few. */
function valueOf(document: Document, source: ConfigSource): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw configError(source, [{ start: 0, message: inPlainWords(message) }]);
  }
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, root: Node | null): readonly ConfigProblem[] {
  const path = issue.path.map(String);
  const shown = path.join('.').replace(/\.(\d+)/g, '[$1]');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...keySpan(root, [...path, key]),
      message: unknownKey(shorten(key), shown, keysAt(path)),
    }));
  }
  if (issue.code === 'invalid_key') {
    const [parent, key = ''] = [path.slice(0, -1), path.at(-1)];
    return [{ ...keySpan(root, path), message: unknownKey(key, parent.join('.'), keysAt(parent)) }];
  }
  if (issue.code === 'invalid_union') {
    const meant = meantBranch(issue);
    if (meant !== undefined) return meant.flatMap((one) => problemsOf(inside(one, issue.path), root));
  }
  const message = issue.code === 'invalid_union' ? unionMessage(issue) : issue.message;
  return [{ ...nodeSpan(root, path), message: `${shown || 'the file'}: ${message}` }];
}

type Union = Issue & { readonly code: 'invalid_union' };

/** The branch of a union that fits the value best: its issues are inside the value. */
function meantBranch({ errors }: Union): readonly Issue[] | undefined {
  return errors.find((branch) => branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'));
}

function inside(issue: Issue, path: Issue['path']): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

function unionMessage({ errors }: Union): string {
  const expected = errors.flatMap((branch) =>
    branch.map(({ message }) => message.replace(/^expected |, not .*$/g, '')),
  );
  return `expected ${[...new Set(expected)].join(', or ')}`;
}

/** The valid keys at a path, from the schema itself. */
function keysAt(path: readonly string[]): readonly string[] {
  let found: readonly SchemaDef[] = [configSchema.def];
  for (const step of path) {
    found = found.flatMap((def) => {
      const object = unwrap(def);
      if (object.some((one) => one.type === 'array')) return object.flatMap((one) => one.element?.def ?? []);
      return object.flatMap((one) => one.shape?.[step]?.def ?? one.valueType?.def ?? []);
    });
  }
  return found.flatMap(unwrap).flatMap((def) => [...Object.keys(def.shape ?? {}), ...enumKeys(def)]);
}

/** The part of a zod schema's definition that is walked here. */
interface SchemaDef {
  readonly type: string;
  readonly innerType?: { readonly def: SchemaDef };
  readonly options?: readonly { readonly def: SchemaDef }[];
  readonly element?: { readonly def: SchemaDef };
  readonly keyType?: { readonly def: SchemaDef };
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly valueType?: { readonly def: SchemaDef };
  readonly shape?: Readonly<Record<string, { readonly def: SchemaDef }>>;
}

function unwrap(def: SchemaDef): readonly SchemaDef[] {
  if (def.innerType) return unwrap(def.innerType.def);
  if (def.options) return def.options.flatMap((option) => unwrap(option.def));
  return [def];
}

function enumKeys(def: SchemaDef): readonly string[] {
  return def.keyType ? unwrap(def.keyType.def).flatMap(({ entries }) => Object.keys(entries ?? {})) : [];
}

function nodeAt(root: Node | null, path: readonly string[]): Node | undefined {
  let node: unknown = root;
  for (const step of path) {
    node = isNode(node) && 'get' in node && typeof node.get === 'function' ? node.get(asIndex(step), true) : undefined;
  }
  return isNode(node) ? node : undefined;
}

function asIndex(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

type Span = Pick<ConfigProblem, 'start' | 'end'>;

/** The value at a path, or the key when the value is missing. */
function nodeSpan(root: Node | null, path: readonly string[]): Span {
  const range = nodeAt(root, path)?.range;
  return range ? { start: range[0], end: range[1] } : keySpan(root, path);
}

/** The last key of a path, or its parent when the key is missing. */
function keySpan(root: Node | null, path: readonly string[]): Span {
  const parent = nodeAt(root, path.slice(0, -1));
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
    : undefined;
  const [start, end] = (isScalar(pair?.key) ? pair.key.range : undefined) ?? parent?.range ?? [0, 0];
  return { start, end };
}

/** A fault that concerns several values. */
function contradiction({ commands, gates }: Config): { path: readonly string[]; message: string } | undefined {
  for (const [id, options] of Object.entries(gates)) {
    if (id !== 'budget' && typeof options === 'object' && options['max-tokens'] !== undefined) {
      return { path: ['gates', id, 'max-tokens'], message: `gates.${id}: only \`budget\` has \`max-tokens\`.` };
    }
  }
  const needsOf = new Map<string, readonly string[]>();
  for (const [index, { id, needs }] of commands.entries()) {
    const path = ['commands', String(index), 'id'];
    if (needsOf.has(id)) return { path, message: `commands: the id \`${id}\` is used twice.` };
    if (staticGateIds.includes(id)) return { path, message: `commands: \`${id}\` is the id of a built-in gate.` };
    needsOf.set(id, needs);
  }
  const neededBy = new Map<string, string[]>();
  for (const { id, needs } of commands) {
    for (const need of needs) neededBy.set(need, [...(neededBy.get(need) ?? []), id]);
  }
  for (const [index, { id, needs }] of commands.entries()) {
    const path = ['commands', String(index), 'needs'];
    const missing = needs.find((need) => !needsOf.has(need));
    if (missing !== undefined)
      return { path, message: `commands: \`${id}\` needs \`${missing}\`, which is not a command here.` };
    const waiting = waitingFor(id, neededBy);
    const around = needs.find((need) => waiting.has(need));
    if (around !== undefined) return { path, message: `commands: \`${id}\` and \`${around}\` wait for each other.` };
  }
  return undefined;
}

/** A command and all that need it, directly or not. */
function waitingFor(id: string, neededBy: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([id]);
  for (const one of reached) for (const next of neededBy.get(one) ?? []) reached.add(next);
  return reached;
}
