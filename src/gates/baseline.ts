import { readBoxMark } from '../prp/parse/box.ts';
import { overlap, wordsOf } from '../prp/diff/word-diff.ts';
import type { Finding } from '../prp/finding.ts';
import { diffLines } from '../prp/diff/line-diff.ts';
import { maxStructureLength } from '../prp/parse/lines.ts';
import type { Line } from '../prp/prp.ts';
import { markedText, topicOf } from './fingerprint.ts';

/** The findings of one gate in a document, and the document's lines. */
export interface GateFindings {
  readonly findings: readonly Finding[];
  readonly lines: readonly Line[];
}

/**
 * Returns the findings of `now` that `before` has too. Each finding of `before` matches at most one of `now`, and only
 * one with the same topic: of three where there were two, one is new. The lines decide which: first findings on
 * untouched lines match, then those whose line has the same words elsewhere, then those with similar words. At last,
 * findings with a distinctive mark match wherever they are.
 */
export function inBaseline(now: GateFindings, before: GateFindings): ReadonlySet<Finding> {
  const earlier = Map.groupBy(before.findings, (finding) => topicOf(finding, before.lines));
  const topics = Map.groupBy(now.findings, (finding) => topicOf(finding, now.lines));
  const known = new Set<Finding>();
  let untouched: ReadonlyMap<number, number> | undefined;
  for (const [topic, findings] of topics) {
    const candidates = earlier.get(topic);
    if (candidates === undefined) continue;
    const telling = findings.every((finding) => isTelling(finding, now.lines));
    // No choice to make, so the lines need no comparison.
    if (telling && findings.length <= candidates.length) for (const finding of findings) known.add(finding);
    else {
      untouched ??= untouchedLines(now.lines, before.lines);
      for (const finding of chosen(findings, now.lines, candidates, before.lines, untouched)) known.add(finding);
    }
  }
  return known;
}

/** A path or a whole placeholder names its problem. A short mark (TODO, an invisible character) does not. */
function isTelling(finding: Finding, lines: readonly Line[]): boolean {
  const marked = markedText(finding, lines);
  return marked === undefined || marked.length > 5;
}

/** The findings of `now`, all of one topic, that match findings of `before`. */
function chosen(
  now: readonly Finding[],
  nowLines: readonly Line[],
  before: readonly Finding[],
  beforeLines: readonly Line[],
  untouched: ReadonlyMap<number, number>,
): readonly Finding[] {
  const inPlace = pair(now, before, (finding) => untouched.get(finding.startLine), byLine);
  const inWords = pair(inPlace.open, inPlace.left, wordingIn(nowLines), wordingIn(beforeLines));
  const alike = pairAlike(inWords.open, inWords.left, wordingIn(nowLines), wordingIn(beforeLines));
  const anywhere = alike.open.filter((finding) => isTelling(finding, nowLines)).slice(0, alike.left.length);
  return [...inPlace.paired, ...inWords.paired, ...alike.paired, ...anywhere];
}

interface FindingPairs {
  /** Of `now`, with a partner. */
  readonly paired: readonly Finding[];
  /** Of `now`, without a partner. */
  readonly open: readonly Finding[];
  /** Of `before`, without a partner. */
  readonly left: readonly Finding[];
}

function byLine({ startLine }: Finding): number {
  return startLine;
}

/** The line without white space and checkbox, which editors and readers change. */
function wordingIn(lines: readonly Line[]): (finding: Finding) => string {
  return ({ startLine }) => {
    const text = lines[startLine - 1]?.text.slice(0, maxStructureLength) ?? '';
    return (readBoxMark(text)?.after ?? text).trim();
  };
}

/** Pairs findings with equal keys, in order. A key that is `undefined` equals none. */
function pair<Key>(
  now: readonly Finding[],
  before: readonly Finding[],
  keyNow: (finding: Finding) => Key | undefined,
  keyBefore: (finding: Finding) => Key,
): FindingPairs {
  const waiting = new Map([...Map.groupBy(before, keyBefore)].map(([key, all]) => [key, all.values()]));
  const partners = new Set<Finding>();
  const paired: Finding[] = [];
  const open: Finding[] = [];
  for (const finding of now) {
    const key = keyNow(finding);
    const partner = key === undefined ? undefined : waiting.get(key)?.next().value;
    (partner ? paired : open).push(finding);
    if (partner) partners.add(partner);
  }
  return { paired, open, left: before.filter((finding) => !partners.has(finding)) };
}

/**
 * How many findings of one topic are compared: a document with more repeats itself so much that any choice is as good.
 */
const maxCompared = 32;

/** Pairs findings whose lines share at least half of their words. */
function pairAlike(
  now: readonly Finding[],
  before: readonly Finding[],
  textNow: (finding: Finding) => string,
  textBefore: (finding: Finding) => string,
): FindingPairs {
  const waiting = before.slice(0, maxCompared).map((finding) => ({ finding, words: wordsOf(textBefore(finding)) }));
  const partners = new Set<Finding>();
  const paired: Finding[] = [];
  for (const finding of now.slice(0, maxCompared)) {
    const words = wordsOf(textNow(finding));
    const partner = waiting.find((one) => !partners.has(one.finding) && overlap(one.words, words) >= 0.5);
    if (!partner) continue;
    partners.add(partner.finding);
    paired.push(finding);
  }
  return {
    paired,
    open: now.filter((finding) => !paired.includes(finding)),
    left: before.filter((finding) => !partners.has(finding)),
  };
}

/** Maps the number of each untouched line to its earlier number. */
function untouchedLines(now: readonly Line[], before: readonly Line[]): ReadonlyMap<number, number> {
  const { changes } = diffLines(before.map(textOf), now.map(textOf));
  const untouched = new Map<number, number>();
  let line = 0;
  let shift = 0;
  for (const { beforeStart, removed, afterStart, added } of changes) {
    for (; line < afterStart; line += 1) untouched.set(line + 1, line + 1 + shift);
    line = afterStart + added;
    shift = beforeStart + removed - line;
  }
  for (; line < now.length; line += 1) untouched.set(line + 1, line + 1 + shift);
  return untouched;
}

function textOf({ text }: Line): string {
  return text;
}
