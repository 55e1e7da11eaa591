import { shorten } from '../../base/quote.ts';
import { namesSecret } from '../../base/secret-variable.ts';
import type { BlockNature } from '../prp.ts';
import { judgeShell } from '../shell/judge-shell.ts';
import { readScript, type Script, type Statement } from './shell-script.ts';
import { commandsOf, serviceIn } from './shell-service.ts';

interface Judgement {
  readonly nature: BlockNature;
  /** The word or line that decided; empty for `runnable`. */
  readonly because: string;
}

/** Judges whether a shell block can be run as it stands. Linear in its length. */
export function natureOf(text: string): Judgement {
  return natureOfScript(readScript(text));
}

/** The same for a parsed script. Asks in the order of `BlockNature`. */
export function natureOfScript({ statements, comments }: Script): Judgement {
  if (statements.length === 0) return { nature: 'comment-only', because: comments[0]?.text ?? '' };
  const assigned = assignedNames(statements);
  const { harm } = judgeShell(statements.map(({ text }) => text).join('\n'));
  if (harm?.kind === 'destroys') return { nature: 'destructive', because: reason(harm.because) };
  const foreign = firstSign(statements, 'not-shell', foreignCode);
  const unjudged: Judgement | undefined =
    harm?.kind === 'unjudged' && foreign === undefined
      ? { nature: 'unjudged', because: reason(harm.because) }
      : undefined;
  return (
    firstSign(statements, 'placeholder', placeholderIn) ??
    firstSign(statements, 'needs-secret', (statement) => secretIn(statement, assigned)) ??
    unjudged ??
    firstSign(statements, 'needs-service', serviceIn) ??
    firstSign(statements, 'needs-network', networkUse) ??
    foreign ?? { nature: 'runnable', because: '' }
  );
}

function firstSign(
  statements: readonly Statement[],
  nature: BlockNature,
  sign: (statement: Statement) => string | undefined,
): Judgement | undefined {
  for (const statement of statements) {
    const because = sign(statement);
    if (because !== undefined) return { nature, because: reason(because) };
  }
  return undefined;
}

const assignment = /(?<![\w$-])([A-Za-z_]\w*)=/g;

function assignedNames(statements: readonly Statement[]): ReadonlySet<string> {
  return new Set(statements.flatMap(({ code }) => [...code.matchAll(assignment)].map((match) => match[1] ?? '')));
}

const variable = /\$\{?([A-Z_][A-Z0-9_]*)/g;

/** A variable with a secret that the block does not set itself. */
function secretIn({ text }: Statement, assigned: ReadonlySet<string>): string | undefined {
  for (const [all, name = ''] of text.matchAll(variable)) {
    if (namesSecret(name) && !assigned.has(name)) return all.replace('{', '');
  }
  return undefined;
}

const network =
  /^(?:aws|az|curl|dig|gcloud|gh|http|https|kubectl|nslookup|ping|scp|sftp|ssh|wget)\s|^git\s+(?:clone|fetch|ls-remote|pull|push)\b|^docker\s+(?:login|pull)\b/;

function networkUse({ text, code }: Statement): string | undefined {
  return commandsOf(code).some((command) => network.test(command)) ? text : undefined;
}

/** The first line of a text, short enough for a report. */
function reason(text: string): string {
  return shorten(text.split('\n', 1)[0] ?? '', 200);
}

// For code outside quotes. Shell syntax that looks alike: `< file`, `<(cmd)`, `${x}`, `{a,b}`, `{1..3}`, `@{u}`, `[ -f
// x ]`, `[[ x ]]`, `[a-z]*`, `pkg[extra]`, `./...`.
const unquoted: readonly RegExp[] = [
  /(?<![<&\d])<[A-Za-z][\w.:/-]{0,60}(?: [\w.:/-]{1,60}){0,5}>(?!\()/,
  /(?<![$@{%])\{[A-Za-z][\w -]{0,60}\}(?!\})/,
  /(?<=^|[\s=])\[[A-Za-z][\w ./-]{2,60}\](?=$|[\s;])/,
  /(?<=^|[\s=])(?:\.\.\.|…)(?=$|\s)/,
];

// For quoted data: only texts that are never data.
const anywhere: readonly RegExp[] = [
  /<(?:your|my|the|insert|project|api|user|token|id|name|path|file|url|branch|version|[a-z]+[_-][a-z_-]+|[A-Z][A-Z_-]{2,60})[\w -]{0,60}>/,
  /(?<![\w.])your[-_]\w{1,60}|\bYOUR_\w{1,60}/,
  /(?<![\w-])path\/to\/[\w./-]{0,80}/,
  /(?<![$@{%\w])\{(?:[a-z]+[_-])+[a-z]+\}(?!\})/,
  /\b(?:REPLACE_ME|CHANGE_?ME|PLACEHOLDER|INSERT_HERE)\b/,
];

// These programs take a small language as argument, in which braces and angle brackets are syntax.
const takesCode = /\b(?:awk|gawk|jq|yq|sed|perl|grep|rg|node|python3?|ruby|php|psql|sqlite3)\b/;

/** The part of a command that a user must fill in, or `undefined`. */
function placeholderIn(statement: Statement): string | undefined {
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

// First lines of statements in other languages than shell.
const signs: readonly RegExp[] = [
  /^import\s+(?:[\w.]+(?:,\s|\s+as\s|$)|["'{*]|\w+[\s,].*\bfrom\b)|^from\s+[\w.]+\s+import\b/,
  /^(?:export\s+)?(?:const|interface|enum|class|default|async\s+function)\s|^(?:let|var)\s+\w+\s*(?::[^=]*)?=\s/,
  /^(?:async\s+)?(?:def|func|fn|pub)\s+\w|^(?:await|assert|package|extends)\s+\w/,
  /^(?:print|describe|it|test|expect|assert\w*|console\.\w+)\s*\(/,
  /^(?:SELECT|INSERT\s+INTO|CREATE\s+(?:TABLE|INDEX)|ALTER\s+TABLE|DELETE\s+FROM)\s/,
  /^(?:\/\/|\/\*|\*\s|@\w|<\/?[a-z]|"[\w-]+"\s*:|\{\s*"|\}\)?[;,]?$)/,
  /^[A-Za-z_]\w*\s+=\s|^[A-Za-z_][\w.]*\((?!\))|^[A-Za-z_]\w*\.\w+\(\)/,
  /^[├└│┌┐┘─✓✔✗✘✅❌→•⚠]/u,
  /^-\s|^\d{1,2}[.)]\s+\S|^\|.*\||^>\s/,
  /^\/[a-z][\w-]*(?:\s|$)/,
  /^[A-Z][a-z]+,? (?:a|all|an|and|are|as|at|can|each|for|if|in|is|must|on|should|that|the|to|up|with|your)\b/,
  /^[A-Z][\w ]{1,40}:(?:\s|$)/,
  /^(?:GET|POST|PUT|PATCH|DELETE)\s+(?:\/|https?:)/,
];

/** The first line of a statement in Python, JavaScript or SQL, of a drawing, or of a sentence. */
export function foreignCode({ text }: Statement): string | undefined {
  const line = text.split('\n', 1)[0] ?? '';
  return signs.some((sign) => sign.test(line)) ? line : undefined;
}
