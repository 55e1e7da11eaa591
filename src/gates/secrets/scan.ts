import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types';
import { withoutByteOrderMark } from '../../prp/lines.ts';
import { placesIn } from '../places-in.ts';
import { isExample } from './example.ts';
import { secretRules } from './rules.ts';

/** Where a secret stands, and what it looks like: never the secret itself. Columns as in a `Finding`. */
export interface Secret {
  /** As in "a GitHub token". */
  readonly what: string;
  /** PRP502 for a password in a URL, PRP501 for all that shows by itself what it is. */
  readonly rule: 'PRP501' | 'PRP502';
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  /** Of its last character. */
  readonly endColumn: number;
}

type Rule = SecretLintRuleCreator<{ readonly enableIDScanRule: boolean }>;
type Range = readonly [start: number, end: number];

/** All traces at once, those without regard to case apart: one pass over the text instead of one for each. */
const anyTrace = Object.values(Object.groupBy(Object.values(secretRules), ({ trace }) => trace.flags)).map(
  (rules = []) => new RegExp(rules.map(({ trace }) => trace.source).join('|'), rules[0]?.trace.flags),
);

const prefix = '@secretlint/secretlint-rule-';
const urlRules: ReadonlySet<string> = new Set(['basicauth', 'database-connection-string']);

/** Whether it is worth while to look for secrets: false only where there is none for sure. */
export function mayHoldSecret(text: string): boolean {
  return anyTrace.some((traces) => traces.test(text));
}

/**
 * Finds what must not be stored or shown, in order. Nothing in the text can switch a rule off.
 *
 * Secretlint's rules are driven without its core, which compares every finding with every other, keeps a log of each run
 * in memory, and makes messages that repeat the secret.
 */
export async function findSecrets(document: string): Promise<readonly Secret[]> {
  const text = withoutByteOrderMark(document);
  if (!mayHoldSecret(text)) return [];
  const suspected = Object.entries(secretRules).filter(([, { trace }]) => trace.test(text));
  const rules = await presetRules();
  const found: { readonly id: string; readonly what: string; readonly range: Range }[] = [];
  for (const [id, { what }] of suspected) {
    const rule = rules.get(prefix + id);
    if (!rule) throw new Error(`Internal error: Secretlint has no rule ${id}.`);
    for (const range of await rangesOf(rule, text)) {
      if (!isExample(id, text.slice(...range))) found.push({ id, what, range });
    }
  }
  const placeOf = placesIn(text);
  return found
    .toSorted((a, b) => a.range[0] - b.range[0])
    .map(({ id, what, range: [start, end] }) => {
      const first = placeOf(start);
      const last = placeOf(end - 1);
      return {
        what,
        rule: urlRules.has(id) ? 'PRP502' : 'PRP501',
        startLine: first.line,
        startColumn: first.column,
        endLine: last.line,
        endColumn: last.column,
      };
    });
}

async function presetRules(): Promise<ReadonlyMap<string, Rule>> {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  return new Map(rules.map((rule) => [rule.meta.id, rule]));
}

/** Ends are exclusive. */
async function rangesOf(rule: Rule, content: string): Promise<readonly Range[]> {
  const ranges: Range[] = [];
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId) => ({ messageId: String(messageId), message: '', data: undefined }),
    // Twelve digits after the word "account" are no secret.
    report: ({ message: { messageId }, range }) => void (messageId === 'AWSAccountID' || ranges.push(range)),
    ignore: () => {},
  };
  // All that the rules read of a source. The path makes the npm rule look for tokens in settings, as a PRP may quote them.
  const source = { content, ext: '.md', filePath: '.npmrc', contentType: 'text' } as SecretLintSourceCode;
  await rule.create(context, { enableIDScanRule: true }).file?.(source);
  return ranges;
}
