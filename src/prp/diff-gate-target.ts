import type { Gate } from './diff-gate.ts';

/** What all the gates of a tool look at, by tool. */
export type Coverage = ReadonlyMap<string, readonly string[]>;

/** Paths remembered of one tool: more than any validation loop names, and a bound. */
const maxPaths = 256;

export function coverageOf(gates: readonly Gate[]): Coverage {
  const coverage = new Map<string, string[]>();
  for (const gate of gates) {
    const paths = coverage.get(gate.tool) ?? [];
    coverage.set(gate.tool, paths);
    if (paths.length < maxPaths) paths.push(...targetsOf(gate).slice(0, maxPaths));
  }
  return coverage;
}

/** True when everything a gate looked at is looked at by gates of the same tool. */
export function isCovered(gate: Gate, coverage: Coverage): boolean {
  const targets = targetsOf(gate);
  return targets.length > 0 && targets.every((path) => isAmong(path, coverage.get(gate.tool)));
}

/** A target of the gate before that no gate covers any more, when it was not replaced by another. */
export function lostTarget(before: Gate, after: Gate, coverage: Coverage): string | undefined {
  const old = pathsOf(before);
  const now = pathsOf(after);
  if (now.length === 0 || now.some((path) => !isAmong(path, old))) return undefined;
  return old.find((path) => !isAmong(path, now) && !isAmong(path, coverage.get(after.tool)));
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

const pathsOf = (gate: Gate): readonly string[] =>
  gate.args.filter((word) => !word.startsWith('-') && pathLike.test(word));

function isAmong(path: string, wider: readonly string[] | undefined): boolean {
  return wider?.some((other) => covers(other, path)) ?? false;
}

function covers(wide: string, narrow: string): boolean {
  const folder = wide.replace(/^\.\//, '').replace(/\/?(?:\*+|\.\.\.)?$/, '');
  const path = narrow.replace(/^\.\//, '');
  return folder === '' || folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
