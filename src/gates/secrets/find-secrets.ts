import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types';
import { withoutByteOrderMark } from '../../prp/parse/lines.ts';
import { positionsIn } from '../../prp/positions.ts';
import { decodedView, joinedView, type TextView } from './text-view.ts';
import { isExample } from './example.ts';
import type { Run } from '../../prp/parse/runs.ts';
import { longRuns, type Suspect } from './token-search.ts';
import { ownSuspects } from './own-suspects.ts';
import { secretRules } from './secret-rules.ts';

/** The position and the kind of a secret: never the secret itself. Columns as in a `Finding`. */
export interface Secret {
  /** As in "a GitHub token". */
  readonly what: string;
  /** PRP502 for a password in a URL, PRP501 for everything recognisable by itself. */
  readonly rule: 'PRP501' | 'PRP502';
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  /** Of its last character. */
  readonly endColumn: number;
}

type SecretlintRule = SecretLintRuleCreator<{ readonly enableIDScanRule: boolean }>;
type Offsets = readonly [start: number, end: number];

/** All traces in one expression for each case sensitivity: one pass over the text instead of one for each rule. */
const anyTrace = Object.values(Object.groupBy(Object.values(secretRules), ({ trace }) => trace.flags)).map(
  (rules = []) => new RegExp(rules.map(({ trace }) => trace.source).join('|'), rules[0]?.trace.flags),
);

const prefix = '@secretlint/secretlint-rule-';
const urlRules: ReadonlySet<string> = new Set(['basicauth', 'database-connection-string']);

/**
 * Whether a text may have a secret: false only when it surely has none. When most lines are known to have no trace
 * themselves, `lines` are the others. `known` are the long runs of the text, when the caller has them.
 */
export function mayHoldSecret(text: string, lines = text, known?: readonly Run[]): boolean {
  if (hasTrace(lines)) return true;
  const runs = known ?? longRuns(text);
  if (ownSuspects(text, runs).length > 0) return true;
  return [joinedView(text), decodedView(text, runs)].some(
    (view) => view !== undefined && (hasTrace(view.text) || ownSuspects(view.text).length > 0),
  );
}

function hasTrace(text: string): boolean {
  return anyTrace.some((traces) => traces.test(text));
}

/**
 * Finds secrets that must not be stored or shown, in order. Nothing in the text can disable a rule. Also searches the
 * text without characters that can break a token in two, and the decoded Base64 in it.
 */
export async function findSecrets(document: string): Promise<readonly Secret[]> {
  const text = withoutByteOrderMark(document);
  const runs = longRuns(text);
  const plain = await suspectsIn(text, runs);
  const joined = await suspectsInView(joinedView(text));
  const decoded = await suspectsInView(decodedView(text, runs), ' in Base64');
  // Report a secret that is visible in the text itself only once.
  const seen = [...plain, ...notAmong(joined, plain)];
  const found = [...seen, ...notAmong(decoded, seen)];
  if (found.length === 0) return [];
  const positionOf = positionsIn(text);
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ what, rule, start, end }) => {
      const first = positionOf(start);
      const last = positionOf(end - 1);
      return {
        what,
        rule,
        startLine: first.line,
        startColumn: first.column,
        endLine: last.line,
        endColumn: last.column,
      };
    });
}

/**
 * The findings of Secretlint's rules, and those of the rules of this package elsewhere. Runs the rules without
 * Secretlint's core, which compares every finding with every other, keeps a log of each run in memory, and makes
 * messages that repeat the secret.
 */
async function suspectsIn(text: string, runs: readonly Run[] = longRuns(text)): Promise<readonly Suspect[]> {
  const found = hasTrace(text) ? await presetSuspects(text) : [];
  const own = ownSuspects(text, runs);
  return [...found, ...notAmong(own, found)];
}

async function suspectsInView(view: TextView | undefined, note = ''): Promise<readonly Suspect[]> {
  if (view === undefined) return [];
  return (await suspectsIn(view.text)).map((one) => {
    const [start, end] = view.originOf(one.start, one.end);
    return { ...one, what: one.what + note, start, end };
  });
}

/** The suspects that overlap with none of the others. */
function notAmong(ones: readonly Suspect[], others: readonly Suspect[]): readonly Suspect[] {
  if (ones.length === 0 || others.length === 0) return ones;
  const sorted = others.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return ones
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      while (next < sorted.length && (sorted[next]?.end ?? 0) <= start) next += 1;
      return (sorted[next]?.start ?? Infinity) >= end;
    });
}

async function presetSuspects(text: string): Promise<readonly Suspect[]> {
  const suspected = Object.entries(secretRules).filter(([, { trace }]) => trace.test(text));
  const rules = await presetRules();
  const found: Suspect[] = [];
  for (const [id, { what }] of suspected) {
    const rule = rules.get(prefix + id);
    if (!rule) throw new Error(`Internal error: Secretlint has no rule ${id}.`);
    for (const [start, end] of await rangesOf(rule, text)) {
      if (isExample(id, text.slice(start, end))) continue;
      found.push({ what, rule: urlRules.has(id) ? 'PRP502' : 'PRP501', start, end });
    }
  }
  return found;
}

async function presetRules(): Promise<ReadonlyMap<string, SecretlintRule>> {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  return new Map(rules.map((rule) => [rule.meta.id, rule]));
}

/** Ends are exclusive. */
async function rangesOf(rule: SecretlintRule, content: string): Promise<readonly Offsets[]> {
  const ranges: Offsets[] = [];
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId) => ({ messageId: String(messageId), message: '', data: undefined }),
    // Twelve digits after the word "account" are not a secret.
    report: ({ message: { messageId }, range }) => void (messageId === 'AWSAccountID' || ranges.push(range)),
    ignore: () => {},
  };
  // The rules read no other property of a source. With this path the npm rule searches for tokens in settings, which a
  // PRP may quote.
  const source = { content, ext: '.md', filePath: '.npmrc', contentType: 'text' } as SecretLintSourceCode;
  await rule.create(context, { enableIDScanRule: true }).file?.(source);
  return ranges;
}
