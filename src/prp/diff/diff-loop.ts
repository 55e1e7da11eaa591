import { normaliseHeading } from '../parse/heading.ts';
import type { Prp, ShellBlock, ShellCommand, ValidationLevel } from '../prp.ts';
import { changesValue, criterionWeakening } from './diff-criteria.ts';
import { coverageOf, expectsOtherValue, gateWeakening, isCovered, isLenient, masks } from './gate-weakening.ts';
import { type Gate, gatesOf, gateText } from './loop-gates.ts';
import {
  type DemandChanges,
  type DiffItem,
  type ItemChange,
  type Pairing,
  type PairingRule,
  pairItems,
  plainKey,
  type Weakening,
} from './pairing.ts';
import { quote, type Risk } from './risk.ts';
import { wordsOf } from './word-diff.ts';

interface LoopDiff {
  readonly commands: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares the commands of the validation loop and of the tasks, and their expectations. */
export function diffLoop(before: Prp, after: Prp): LoopDiff {
  const gatesBefore = gatesOf(before);
  const gatesAfter = gatesOf(after);
  const pairing = pairItems(gatesBefore, gatesAfter, gateRule);
  const { changed, removed, added, exact } = pairing;
  const coverage = coverageOf(gatesAfter.filter((gate) => !isLenient(gate)));
  const weakened: Weakening[] = [];
  const reworded: ItemChange[] = [];
  const changeRisks: Risk[] = [];
  for (const pair of changed) {
    const change = { before: itemOf(pair.before), after: itemOf(pair.after) };
    const because = pair.before.checks ? gateWeakening(pair.before, pair.after, coverage) : undefined;
    if (because === undefined) {
      reworded.push(change);
      if (pair.before.checks && expectsOtherValue(pair.before, pair.after)) changeRisks.push(changedGate(change));
    } else {
      weakened.push({ ...change, because });
      changeRisks.push(weakenedGate({ ...change, because }, masks(pair.after) && !masks(pair.before)));
    }
  }
  const commands = { added: added.map(itemOf), removed: removed.map(itemOf), changed: reworded, weakened };

  const checks = gatesBefore.filter((gate) => gate.checks);
  if (checks[0] !== undefined && !gatesAfter.some((gate) => gate.checks)) {
    const message = `The validation loop lost all commands; there were ${checks.length}.`;
    const place = { side: 'before', line: checks[0].line } as const;
    const lost = checks.map(gateText).join('\n');
    return {
      commands,
      exact,
      risks: [{ kind: 'all-gates-removed', message, ...place, subject: 'check', change: 'removed', before: lost }],
    };
  }
  const gone = new Set(removed.filter((gate) => gate.checks && !isCovered(gate, coverage)));
  const kept = checks.filter((gate) => !gone.has(gate));
  const keptBlocks = new Set(kept.map((gate) => gate.block));
  const keptLevels = new Set(kept.map((gate) => gate.level));
  const lostLevels = new Set(
    levelsWithoutCounterpart(before.loop, after.loop).filter((level) => !keptLevels.has(level)),
  );
  const risks = [
    ...before.loop.filter((_, index) => lostLevels.has(index)).map(lostLevel),
    ...[...gone].filter((gate) => !lostLevels.has(gate.level ?? -1)).map(lostGate),
    ...changeRisks,
    ...errorHandling(pairing, keptBlocks),
    ...diffExpectations(keptBlocks, after.loop),
  ];
  return { commands, risks, exact };
}

/** Commands of one tool are one gate when they share a sixth of their words or more. */
const gateRule: PairingRule<Gate> = {
  keyOf: (gate) => gateText(gate).replaceAll(/\s+/g, ' '),
  featuresOf: ({ tool, args, env }) => new Set([tool, ...args, ...env]),
  likeness: (before, after, shared) => (before.tool === after.tool ? 0.4 + 0.6 * shared : 0),
  atLeast: 0.5,
};

const itemOf = (gate: Gate): DiffItem => ({ text: gateText(gate), line: gate.line });

const lostLevel = (level: ValidationLevel): Risk => {
  const count = level.blocks.flatMap((block) => block.commands).length;
  const message = `${quote(levelName(level))} was removed, with ${count === 1 ? '1 command' : `${count} commands`}.`;
  return {
    kind: 'level-removed',
    message,
    side: 'before',
    line: level.startLine,
    subject: 'section',
    change: 'removed',
    before: levelName(level),
  };
};

const lostGate = (gate: Gate): Risk => ({
  kind: 'gate-removed',
  message: `${quote(gateText(gate))} is no longer run.`,
  side: 'before',
  line: gate.line,
  subject: 'check',
  change: 'removed',
  before: gateText(gate),
});

const weakenedGate = ({ before, after, because }: Weakening, isDisabled: boolean): Risk => ({
  kind: 'gate-weakened',
  message: `${quote(after.text)} lets more pass: ${because}.`,
  side: 'after',
  line: after.line,
  subject: 'check',
  change: isDisabled ? 'disabled' : 'weakened',
  before: before.text,
  after: after.text,
  because,
});

const changedGate = ({ before, after }: ItemChange): Risk => ({
  kind: 'gate-changed',
  message: `A check changed: ${quote(before.text)} became ${quote(after.text)}`,
  side: 'after',
  line: after.line,
  subject: 'check',
  change: 'changed',
  before: before.text,
  after: after.text,
});

const stopsAtFailure = (gate: Gate): boolean => /^set -\w*e/.test(gate.text);
const goesOnAtFailure = (gate: Gate): boolean => /^set \+\w*e/.test(gate.text);

/** `set +e` was added, or `set -e` was removed from a remaining block: a failure no longer stops the block. */
function errorHandling(
  { changed, removed, added }: Pairing<Gate>,
  blocks: ReadonlySet<ShellBlock | undefined>,
): readonly Risk[] {
  const came = [...added, ...changed.map((pair) => pair.after)].filter(goesOnAtFailure);
  const replaced = changed.filter((pair) => !stopsAtFailure(pair.after)).map((pair) => pair.before);
  const went = [...removed, ...replaced].filter((gate) => stopsAtFailure(gate) && blocks.has(gate.block));
  const told = came.length > 0 ? came : went;
  return told.map((gate): Risk => {
    const side = told === came ? 'after' : 'before';
    const because = `${quote(gate.text)} was ${told === came ? 'added' : 'dropped'}`;
    const message = `A failing command no longer stops its block: ${because}.`;
    const base = { kind: 'gate-weakened', message, side, line: gate.line } as const;
    return { ...base, subject: 'check', change: 'weakened', [side]: gate.text, because };
  });
}

/**
 * Indexes of the numbered levels without a counterpart after: none of the same name, and none of the same number that
 * is free. Dropping level 2 of four and renumbering the rest so loses one level.
 */
function levelsWithoutCounterpart(
  before: readonly ValidationLevel[],
  after: readonly ValidationLevel[],
): readonly number[] {
  const free = new Set(after);
  const open = new Map(before.entries());
  const match = (keyOf: (level: ValidationLevel) => string | number | undefined): void => {
    const byKey = Map.groupBy(free, keyOf);
    for (const [index, level] of open) {
      const key = keyOf(level);
      const counterpart = key === undefined ? undefined : byKey.get(key)?.shift();
      if (counterpart === undefined) continue;
      free.delete(counterpart);
      open.delete(index);
    }
  };
  match(nameOf);
  match(({ level }) => level);
  return [...open].filter(([, { level }]) => level !== undefined).map(([index]) => index);
}

function nameOf({ title }: ValidationLevel): string | undefined {
  const name = normaliseHeading(title).replace(/^level \d+\W*/, '');
  return name === '' ? undefined : name;
}

/** A level's name for a reader. */
const levelName = ({ level, title }: ValidationLevel): string =>
  level === undefined || /\blevel\s*\d/i.test(title) ? title : `Level ${level}: ${title}`;

/** Expectations that were dropped or weakened, although commands of their block still run. */
function diffExpectations(
  blocksBefore: ReadonlySet<ShellBlock | undefined>,
  loopAfter: readonly ValidationLevel[],
): readonly Risk[] {
  const before = expectationsOf([...blocksBefore]);
  const after = expectationsOf(loopAfter.flatMap(({ blocks }) => blocks));
  const { changed, removed } = pairItems(before, after, {
    keyOf: ({ text }: ShellCommand) => plainKey(text),
    featuresOf: ({ text }) => wordsOf(text),
    atLeast: 0.4,
  });
  return [
    ...removed.map(({ text, line }): Risk => {
      return {
        kind: 'gate-weakened',
        message: `The expected result ${quote(text)} was dropped.`,
        side: 'before',
        line,
        subject: 'expectation',
        change: 'removed',
        before: text,
      };
    }),
    ...changed.flatMap((pair): readonly Risk[] => {
      const { text: had } = pair.before;
      const { text, line } = pair.after;
      const risk = { side: 'after', line, subject: 'expectation', before: had, after: text } as const;
      const because = criterionWeakening(had, text);
      if (because !== undefined) {
        const message = `The expected result demands less, ${because}: ${quote(text)}`;
        return [{ kind: 'gate-weakened', message, ...risk, change: 'weakened', because }];
      }
      if (!changesValue(had, text)) return [];
      const message = `The expected result changed: ${quote(had)} became ${quote(text)}`;
      return [{ kind: 'gate-changed', message, ...risk, change: 'changed' }];
    }),
  ];
}

/** Labels before the expectation: `# Expected output:`, `**EXPECT**:`. */
const label = /^[\s#*>-]*expect\w*(?:(?: \w+)?[\s*]*:[\s*]*|[\s*]+|$)/i;

/** A label alone announces the lines below it. */
function expectationsOf(blocks: readonly (ShellBlock | undefined)[]): readonly ShellCommand[] {
  return blocks
    .flatMap((block) => block?.expectations ?? [])
    .map(({ text, line }) => ({ text: text.replace(label, '').trim(), line }))
    .filter(({ text }) => text !== '');
}
