import type { Statement } from './shell-script.ts';

// Where quotes hide nothing. Shell syntax that looks alike: `< file`, `<(cmd)`, `${x}`, `{a,b}`, `{1..3}`, `@{u}`,
// `[ -f x ]`, `[[ x ]]`, `[a-z]*`, `pkg[extra]`, `./...`.
const unquoted: readonly RegExp[] = [
  /(?<![<&\d])<[A-Za-z][\w.:/-]{0,60}(?: [\w.:/-]{1,60}){0,5}>(?!\()/,
  /(?<![$@{%])\{[A-Za-z][\w -]{0,60}\}(?!\})/,
  /(?<=^|[\s=])\[[A-Za-z][\w ./-]{2,60}\](?=$|[\s;])/,
  /(?<=^|[\s=])(?:\.\.\.|…)(?=$|\s)/,
];

// Where text is data: only what nobody writes as data.
const anywhere: readonly RegExp[] = [
  /<(?:your|my|the|insert|project|api|user|token|id|name|path|file|url|branch|version|[a-z]+[_-][a-z_-]+|[A-Z][A-Z_-]{2,60})[\w -]{0,60}>/,
  /(?<![\w.])your[-_]\w{1,60}|\bYOUR_\w{1,60}/,
  /(?<![\w-])path\/to\/[\w./-]{0,80}/,
  /(?<![$@{%\w])\{(?:[a-z]+[_-])+[a-z]+\}(?!\})/,
  /\b(?:REPLACE_ME|CHANGE_?ME|PLACEHOLDER|INSERT_HERE)\b/,
];

// These programs take little languages of their own, in which braces and angle brackets are syntax.
const takesCode = /\b(?:awk|gawk|jq|yq|sed|perl|grep|rg|node|python3?|ruby|php|psql|sqlite3)\b/;

/** The part of a command that someone still has to fill in, or `undefined`. */
export function placeholderIn(statement: Statement): string | undefined {
  const bare = firstMatch(unquoted, statement.code);
  if (bare !== undefined) return bare;
  return takesCode.test(statement.code) || statement.code.includes('<<')
    ? firstMatch(anywhere.slice(1, 3), statement.text)
    : firstMatch(anywhere, statement.text);
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found !== null) return found[0].trim();
  }
  return undefined;
}
