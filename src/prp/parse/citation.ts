import type { Range } from '../prp.ts';

/** A cited target: `"src/api.ts:10-50" - how errors are mapped`. */
interface Citation {
  readonly target: string;
  /** Characters before the target in the text. */
  readonly offset: number;
  readonly lines: Range | undefined;
  readonly why: string | undefined;
}

/** Reads a target with its line suffix and remark; `undefined` without one. */
export function readCitation(text: string): Citation | undefined {
  const offset = text.length - text.trimStart().length;
  const value = text.slice(offset).trimEnd();
  const span = targetSpan(value);
  const written = value.slice(span.start, span.end);
  const inside = written.includes('://') ? undefined : /(?::|#)L?(\d{1,7})(?:-L?(\d{1,7}))?$/.exec(written);
  const target = written.slice(0, inside?.index ?? written.length).trimEnd();
  if (target === '') return undefined;
  const after = /^(?::|#)L?(\d{1,7})(?:-L?(\d{1,7}))?/.exec(value.slice(span.rest));
  const remark = readRemark(value.slice(span.rest + (after?.[0].length ?? 0)));
  return {
    target,
    offset: offset + span.start,
    lines: rangeOf(inside) ?? rangeOf(after) ?? remark.lines,
    why: remark.why,
  };
}

/** The first range of lines in a text such as `10-50`, `L10`, `lines 10 to 50`. */
export function readLineRange(text: string): Range | undefined {
  return rangeOf(/(?<![\d.])L?(\d{1,7})(?:\s?(?:-|–|to)\s?L?(\d{1,7}))?/.exec(text));
}

function rangeOf(match: RegExpExecArray | null | undefined): Range | undefined {
  if (match === null || match === undefined) return undefined;
  const startLine = Number(match[1]);
  return { startLine, endLine: Number(match[2] ?? startLine) };
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** Start of the remark. */
  readonly rest: number;
}

function targetSpan(value: string): Span {
  const quote = value[0] ?? '';
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = value.indexOf(quote, 1);
    if (end > 0) return { start: 1, end, rest: end + 1 };
  }
  return linkSpan(value) ?? { start: 0, ...wordsEnd(value) };
}

/** `[text](target)` and `<https://…>`; any other bracket is a placeholder and stays as written. */
function linkSpan(value: string): Span | undefined {
  if (/^<https?:/.test(value)) {
    const end = value.indexOf('>');
    return end < 0 ? undefined : { start: 1, end, rest: end + 1 };
  }
  const start = value.startsWith('[') ? value.indexOf('](') + 2 : 1;
  const end = start > 1 ? value.indexOf(')', start) : -1;
  return end < 0 ? undefined : { start, end, rest: end + 1 };
}

const remarkStart = /\s(?:-{1,2}|[–—#])\s|\s\(|,\s|\slines?\s\d/;

function wordsEnd(value: string): Pick<Span, 'end' | 'rest'> {
  const from = value.startsWith('[') ? value.indexOf(']') + 1 : 0;
  const found = remarkStart.exec(value.slice(from));
  const end = found === null ? value.length : from + found.index;
  return { end, rest: end };
}

const remarkLines = /^[\s,]*(?:\((?:lines?\s|L\d)[^)]*\)|(?:lines?\s|L)\d{1,7}(?:\s?(?:-|–|to)\s?L?\d{1,7})?)/i;
const remarkMark = /^[\s,:*]*(?:(?:-{1,2}|[–—#])\s)?/;

/** Reads ` (lines 1-30) - why` and its parts. */
function readRemark(text: string): { lines: Range | undefined; why: string | undefined } {
  const lines = remarkLines.exec(text)?.[0];
  const rest = text.slice(lines?.length ?? 0).replace(remarkMark, '');
  const why = rest.startsWith('(') && rest.endsWith(')') ? rest.slice(1, -1) : rest;
  return { lines: lines === undefined ? undefined : readLineRange(lines), why: why === '' ? undefined : why };
}

const extensions = new Set(
  (
    'adoc astro axaml bash bat bru c cc cfg cjs cmake conf cpp cs csproj css csv cts cu dart dockerfile elm env erb erl ex exs ' +
    'feature fish fs gd gdshader go godot gql gradle graphql groovy h hbs hcl heex hpp hs html ini ipynb java jinja jinja2 jl js ' +
    'json json5 jsonc jsx kt kts lock lua m md mdc mdx mjs mk ml mm mts nix nu odin php pl plist po prisma proto ps1 py pyi r rb ' +
    'res resx rs rst sass scala scss sh sln snap sol sql svelte svg swift tcl tf tfvars thrift tmpl toml tpl tres ts tscn tsv tsx ' +
    'txt v vim vue wasm wat xaml xml yaml yml zig zsh'
  ).split(' '),
);

/** Whether a text ends in `.ts`, `.md` or another extension of source files. */
export function hasKnownExtension(text: string): boolean {
  const dot = text.lastIndexOf('.');
  return dot >= 0 && extensions.has(text.slice(dot + 1).toLowerCase());
}

const extensionless = new Set(['CODEOWNERS', 'Dockerfile', 'Gemfile', 'Justfile', 'LICENSE', 'Makefile', 'Procfile']);
const libraries = new Set(
  'alpine.js chart.js d3.js express.js next.js node.js nuxt.js react.js three.js vue.js'.split(' '),
);

const pathCharacters = /^[^\s`'"|;,=()]+$/;
const routeGroup = /\([\w.-]+\)/g;
const rootedFolder =
  /^(?:\.{1,2}|~|src|apps?|libs?|tests?|docs|packages|scripts|components|backend|frontend|\.\w+)\/[\w.[\]{}/-]*$/;
const folder = /^[\w.-]+(?:\/[\w.[\]{}-]+)+\/$/;

/**
 * Whether words can only mean a path: they have an extension, or slashes unlike prose. `GET/POST`, `and/or` and
 * `Next.js` are no paths.
 */
export function isPathLike(word: string): boolean {
  if (word.includes('://') || word.startsWith('@') || !pathCharacters.test(word.replaceAll(routeGroup, '')))
    return false;
  if (word.split('[').length !== word.split(']').length) return false;
  const name = word.slice(word.lastIndexOf('/') + 1);
  if (hasKnownExtension(name)) return word.includes('/') || !libraries.has(name.toLowerCase());
  return extensionless.has(name) || /^\.[a-z][\w.-]*$/.test(name) || rootedFolder.test(word) || folder.test(word);
}
