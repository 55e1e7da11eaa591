import { diffExpectations } from './diff-expectation.ts';
import { coverageOf, isCovered } from './diff-gate-target.ts';
import { gateWeakening, isLenient } from './diff-gate-weakening.ts';
import { gatesOf, gateText, type Gate } from './diff-gate.ts';
import type { DemandChanges, Item, ItemChange, Weakening } from './diff-items.ts';
import { levelName, levelsWithoutCounterpart } from './diff-level.ts';
import { pairItems, type Pairing, type PairingRule } from './diff-pairing.ts';
import { quote, type Risk } from './diff-risk.ts';
import type { Prp, ShellBlock, ValidationLevel } from '../prp.ts';

export interface LoopDiff {
  readonly commands: DemandChanges;
  readonly risks: readonly Risk[];
  readonly exact: boolean;
}

/** Compares what the validation loop and the tasks run, and what they expect of it. */
export function diffLoop(before: Prp, after: Prp): LoopDiff {
  const gatesBefore = gatesOf(before);
  const gatesAfter = gatesOf(after);
  const pairing = pairItems(gatesBefore, gatesAfter, gateRule);
  const { changed, removed, added, exact } = pairing;
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
  const keptBlocks = new Set(kept.map((gate) => gate.block));
  const keptLevels = new Set(kept.map((gate) => gate.level));
  const lostLevels = new Set(
    levelsWithoutCounterpart(before.loop, after.loop).filter((level) => !keptLevels.has(level)),
  );
  const risks = [
    ...before.loop.filter((_, index) => lostLevels.has(index)).map(lostLevel),
    ...[...gone].filter((gate) => !lostLevels.has(gate.level ?? -1)).map(lostGate),
    ...weakened.map(weakenedGate),
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

const stopsAtFailure = (gate: Gate): boolean => /^set -\w*e/.test(gate.text);
const goesOnAtFailure = (gate: Gate): boolean => /^set \+\w*e/.test(gate.text);

/** `set +e` came, or `set -e` went from a block that is still there: what fails no longer stops it. */
function errorHandling(
  { changed, removed, added }: Pairing<Gate>,
  blocks: ReadonlySet<ShellBlock | undefined>,
): readonly Risk[] {
  const came = [...added, ...changed.map((pair) => pair.after)].filter(goesOnAtFailure);
  const replaced = changed.filter((pair) => !stopsAtFailure(pair.after)).map((pair) => pair.before);
  const went = [...removed, ...replaced].filter((gate) => stopsAtFailure(gate) && blocks.has(gate.block));
  const told = came.length > 0 ? came : went;
  return told.map((gate): Risk => {
    const message = `A failing command no longer stops its block: ${quote(gate.text)} was ${told === came ? 'added' : 'dropped'}.`;
    return { kind: 'gate-weakened', message, side: told === came ? 'after' : 'before', line: gate.line };
  });
}
