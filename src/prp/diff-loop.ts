import { diffExpectations } from './diff-expectation.ts';
import { coverageOf, isCovered } from './diff-gate-target.ts';
import { gateWeakening, isLenient } from './diff-gate-weakening.ts';
import { gatesOf, gateText, type Gate } from './diff-gate.ts';
import type { DemandChanges, Item, ItemChange, Weakening } from './diff-items.ts';
import { levelName, levelsWithoutCounterpart } from './diff-level.ts';
import { overlap } from './diff-likeness.ts';
import { pairItems, type PairingRule } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Prp, ValidationLevel } from './prp.ts';

export interface LoopDiff {
  readonly commands: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares what the validation loop and the tasks run, and what they expect of it. */
export function diffLoop(before: Prp, after: Prp): LoopDiff {
  const gatesBefore = gatesOf(before);
  const gatesAfter = gatesOf(after);
  const { changed, removed, added, exact } = pairItems(gatesBefore, gatesAfter, gateRule);
  const coverage = coverageOf(gatesAfter.filter((gate) => !isLenient(gate)));
  const weakened: Weakening[] = [];
  const reworded: ItemChange[] = [];
  for (const pair of changed) {
    const change = { before: itemOf(pair.before), after: itemOf(pair.after) };
    const because = pair.before.checks ? gateWeakening(pair.before, pair.after, coverage) : undefined;
    if (because === undefined) reworded.push(change);
    else weakened.push({ ...change, because });
  }
  const commands = { added: added.map(itemOf), removed: removed.map(itemOf), changed: reworded, weakened };

  const checks = gatesBefore.filter((gate) => gate.checks);
  if (checks[0] !== undefined && !gatesAfter.some((gate) => gate.checks)) {
    const message = `No validation command is left; there were ${checks.length}.`;
    return { commands, exact, risks: [{ kind: 'all-gates-removed', message, side: 'before', line: checks[0].line }] };
  }
  const gone = new Set(removed.filter((gate) => gate.checks && !isCovered(gate, coverage)));
  const kept = checks.filter((gate) => !gone.has(gate));
  const keptLevels = new Set(kept.map((gate) => gate.level));
  const lostLevels = new Set(
    levelsWithoutCounterpart(before.loop, after.loop).filter((level) => !keptLevels.has(level)),
  );
  const risks = [
    ...before.loop.filter((_, index) => lostLevels.has(index)).map(lostLevel),
    ...[...gone].filter((gate) => !lostLevels.has(gate.level ?? -1)).map(lostGate),
    ...weakened.map(weakenedGate),
    ...errorHandling(commands.added, commands.removed),
    ...diffExpectations(new Set(kept.map((gate) => gate.block)), after.loop),
  ];
  return { commands, risks, exact };
}

/** Commands of one tool are one gate when they share a sixth of their words or more. */
const gateRule: PairingRule<Gate> = {
  keyOf: (gate) => gateText(gate).replaceAll(/\s+/g, ' '),
  likeness: (before, after) => (before.tool === after.tool ? 0.4 + 0.6 * overlap(wordsIn(before), wordsIn(after)) : 0),
  atLeast: 0.5,
};

const wordsIn = ({ tool, args, env }: Gate): ReadonlySet<string> => new Set([tool, ...args, ...env]);

const itemOf = (gate: Gate): Item => ({ text: gateText(gate), line: gate.line });

const lostLevel = (level: ValidationLevel): Risk => {
  const count = level.blocks.flatMap((block) => block.commands).length;
  const message = `${quote(levelName(level))} was removed, with ${count === 1 ? '1 command' : `${count} commands`}.`;
  return { kind: 'level-removed', message, side: 'before', line: level.startLine };
};

const lostGate = (gate: Gate): Risk => ({
  kind: 'gate-removed',
  message: `${quote(gateText(gate))} is no longer run.`,
  side: 'before',
  line: gate.line,
});

const weakenedGate = ({ after, because }: Weakening): Risk => ({
  kind: 'gate-weakened',
  message: `${quote(after.text)} lets more pass: ${because}.`,
  side: 'after',
  line: after.line,
});

/** `set +e` came, or `set -e` went: what fails in the block no longer stops it. */
function errorHandling(added: readonly Item[], removed: readonly Item[]): readonly Risk[] {
  const off = added.filter(({ text }) => /^set \+\w*e/.test(text));
  const message = 'A failing command no longer stops its block: ';
  return [
    ...off.map(({ text, line }): Risk => {
      return { kind: 'gate-weakened', message: `${message}${quote(text)} was added.`, side: 'after', line };
    }),
    ...removed.flatMap(({ text, line }): readonly Risk[] => {
      if (!/^set -\w*e/.test(text) || off.length > 0) return [];
      return [{ kind: 'gate-weakened', message: `${message}${quote(text)} was dropped.`, side: 'before', line }];
    }),
  ];
}
