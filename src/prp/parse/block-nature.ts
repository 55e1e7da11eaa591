import { shorten } from '../../base/quote.ts';
import { namesSecret } from '../../base/secret-variable.ts';
import { foreignCode } from './foreign-code.ts';
import type { BlockNature } from '../prp.ts';
import { placeholderIn } from './shell-placeholder.ts';
import { readScript, type Script, type Statement } from './shell-script.ts';
import { commandsOf, serviceIn } from './shell-service.ts';
import { judgeShell } from '../shell/judge-shell.ts';

export interface Judgement {
  readonly nature: BlockNature;
  /** The word or line that decided; empty for `runnable`. */
  readonly because: string;
}

/** Judges whether a shell block can be run as it stands. Linear in its length. */
export function natureOf(text: string): Judgement {
  return natureOfScript(readScript(text));
}

/** The same for a script that was read already. The order of the questions is that of `BlockNature`. */
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

/** A variable that holds a secret and that the block does not set itself. */
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

/** Of a text the first line, which a report shows. */
function reason(text: string): string {
  return shorten(text.split('\n', 1)[0] ?? '', 200);
}
