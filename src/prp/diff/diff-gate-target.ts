import type { Gate } from './diff-gate.ts';

/** What the gates of each tool look at. */
export type Coverage = ReadonlyMap<string, readonly Covering[]>;

interface Covering {
  readonly targets: readonly string[];
  /** Any of these may narrow what it looks for. */
  readonly flags: readonly string[];
}

/** Gates remembered of one tool: the comparison of all with all must stay cheap. */
const maxGates = 16;

export function coverageOf(gates: readonly Gate[]): Coverage {
  const coverage = new Map<string, Covering[]>();
  for (const gate of gates) {
    const covering = coverage.get(gate.tool) ?? [];
    coverage.set(gate.tool, covering);
    if (covering.length < maxGates) covering.push({ targets: targetsOf(gate), flags: gate.args.filter(isFlag) });
  }
  return coverage;
}

/** True when everything a gate looked at is looked at by gates of the same tool, with no flag that it did not have. */
export function isCovered(gate: Gate, coverage: Coverage): boolean {
  const targets = targetsOf(gate);
  return targets.length > 0 && targets.every((target) => isCoveredTarget(target, gate, coverage));
}

/** A target of the gate before that no gate covers any more, when it was not replaced by another. */
export function lostTarget(before: Gate, after: Gate, coverage: Coverage): string | undefined {
  const old = pathsOf(before);
  const now = pathsOf(after);
  if (now.length === 0 || now.some((path) => !isAmong(path, old))) return undefined;
  return old.find((path) => !isAmong(path, now) && !isCoveredTarget(path, before, coverage));
}

function isCoveredTarget(target: string, { tool, args }: Gate, coverage: Coverage): boolean {
  const known = new Set(args);
  return (coverage.get(tool) ?? []).some(
    ({ targets, flags }) => isAmong(target, targets) && flags.every((flag) => known.has(flag)),
  );
}

/** The first target of a test runner that had none, and so ran every test. */
export function onlyTarget(before: Gate, after: Gate): string | undefined {
  return testRunner.test(after.tool) && pathsOf(before).length === 0 ? pathsOf(after)[0] : undefined;
}

export const testRunner = /^(?:pytest|py\.test|jest|vitest|mocha|script test|go test|cargo test)$/;

/** A test runner that is given no path runs every test. */
function targetsOf(gate: Gate): readonly string[] {
  const paths = pathsOf(gate);
  return paths.length === 0 && testRunner.test(gate.tool) ? ['.'] : paths;
}

const pathLike =
  /[/*]|\.\w{1,5}$|^\.$|^(?:src|tests?|lib|app|apps|packages|spec|specs|scripts|examples|backend|frontend)$/;

/** Words taken for paths of one command. */
const maxPaths = 16;

const pathsOf = (gate: Gate): readonly string[] =>
  gate.args.filter((word) => !isFlag(word) && !word.includes('://') && pathLike.test(word)).slice(0, maxPaths);

const isFlag = (word: string): boolean => word.startsWith('-');

const isAmong = (path: string, wider: readonly string[]): boolean => wider.some((other) => covers(other, path));

function covers(wide: string, narrow: string): boolean {
  const folder = wide.replace(/^\.\//, '').replace(/\/?(?:\*+|\.\.\.)?$/, '');
  const path = narrow.replace(/^\.\//, '');
  return folder === '' || folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
