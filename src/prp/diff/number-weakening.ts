/** The limit in a sentence that moved and now lets more pass, as a phrase. */
export function numberWeakening(before: string, after: string): string | undefined {
  const old = limitsIn(before);
  const now = limitsIn(after);
  // With different counts the pairs of numbers are unknown.
  if (old.length !== now.length) return undefined;
  for (const [index, limit] of old.entries()) {
    const next = now[index];
    if (next === undefined || next.kind !== limit.kind || next.dimension !== limit.dimension) continue;
    const weaker = limit.kind === 'ceiling' ? next.value > limit.value : next.value < limit.value;
    if (weaker) return `${limit.text} was ${next.value > limit.value ? 'raised' : 'lowered'} to ${next.text}`;
  }
  return undefined;
}

/** The values that a sentence names: amounts in one unit for each dimension, other numbers and code as written. */
export function valuesIn(sentence: string): readonly string[] {
  const text = sentence.slice(0, longestSentence);
  const limits = limitsIn(text);
  const amounts = new Set(limits.map(({ text: amount }) => digitsOf(amount)));
  const code = text.match(/`[^`]+`/g) ?? [];
  const numbers = text.replaceAll(/`[^`]*`/g, ' ').match(/(?<![\p{L}\p{N}_])\d+(?:[.,]\d+)*(?![\p{L}\p{N}_])/gu) ?? [];
  const others = numbers.filter((number) => !amounts.has(number));
  return [...limits.map(({ dimension, value }) => `${value} ${dimension}`), ...code, ...others];
}

const digitsOf = (amount: string): string => /^[\d.,]+/.exec(amount)?.[0] ?? amount;

const longestSentence = 2000;

interface Limit {
  /** As written, with its unit. */
  readonly text: string;
  /** In the dimension's smallest unit. */
  readonly value: number;
  readonly dimension: Dimension;
  readonly kind: 'floor' | 'ceiling';
}

type Dimension = 'count' | 'percent' | 'time' | 'size';

interface Unit {
  readonly dimension: Dimension;
  readonly factor: number;
}

const unitNames: readonly (readonly [Dimension, number, string])[] = [
  ['percent', 1, '% percent'],
  ['time', 1, 'ms millisecond milliseconds'],
  ['time', 1000, 's sec secs second seconds'],
  ['time', 60_000, 'min mins minute minutes'],
  ['time', 3_600_000, 'h hour hours'],
  ['size', 1, 'kb'],
  ['size', 1000, 'mb'],
  ['size', 1_000_000, 'gb'],
];

const units: ReadonlyMap<string, Unit> = new Map(
  unitNames.flatMap(([dimension, factor, names]) => names.split(' ').map((name) => [name, { dimension, factor }])),
);

/** A separate number: not part of a name, a version, a path or a range. */
const numberPattern =
  /(?<![\p{L}\p{N}_./:#-])(?<digits>\d{1,3}(?:,\d{3})+|\d{1,15})(?<fraction>\.\d{1,6})?(?:\s?(?<unit>%|\p{L}{1,12}))?(?![\p{L}\p{N}_/%]|[.:,-]\d)/gu;

const ceilingBefore =
  /(?:<=?|≤|\b(?:under|below|within|at most|less than|fewer than|no more than|up to|max|maximum|maximum of|in))\s*$/i;
const floorBefore =
  /(?:>=?|≥|\b(?:at least|more than|over|above|exceeds?|min|minimum|minimum of|no less than|supports?|handles?|covers?))\s*$/i;
/** `0 type errors`: a ceiling on something unwanted. */
const unwantedAfter =
  /^\s*(?:\p{L}+\s+)?(?:errors?|warnings?|failures?|violations?|vulnerabilities|regressions?|bugs?)\b/iu;
/** `returns 404`, `status code 500`: a name, not an amount. */
const codeBefore = /\b(?:http|status|code|returns?|error|responds? with)\s*$/i;

const lookBehind = 16;

/** The amounts of limits in a sentence. Numbers in code are names. */
function limitsIn(text: string): readonly Limit[] {
  const prose = text.slice(0, longestSentence).replaceAll(/`[^`]*`|https?:\/\/\S+/g, ' ');
  return [...prose.matchAll(numberPattern)].flatMap((match) => {
    const { digits = '', fraction = '', unit: name = '' } = match.groups ?? {};
    const unit = units.get(name.toLowerCase());
    const before = prose.slice(Math.max(0, match.index - lookBehind), match.index);
    const number = digits + fraction;
    const end = match.index + match[0].length;
    const after = prose.slice(unit === undefined ? match.index + number.length : end, end + 2 * lookBehind);
    const kind = kindOf(before, after, unit);
    if (kind === undefined) return [];
    const { dimension, factor } = unit ?? { dimension: 'count', factor: 1 };
    const value = Number(number.replaceAll(',', '')) * factor;
    return [{ text: unit === undefined ? number : match[0], value, dimension, kind }];
  });
}

function kindOf(before: string, after: string, unit: Unit | undefined): Limit['kind'] | undefined {
  if (unit === undefined && codeBefore.test(before)) return undefined;
  if (floorBefore.test(before)) return unwantedAfter.test(after) ? undefined : 'floor';
  if (ceilingBefore.test(before) || unwantedAfter.test(after)) return 'ceiling';
  if (unit?.dimension === 'percent') return 'floor';
  return unit?.dimension === 'time' || unit?.dimension === 'size' ? 'ceiling' : undefined;
}
