import type { Gate } from './loop-gates.ts';

/**
 * Why a gate lets more pass than before, as a phrase; `undefined` when the words show no such change. Another gate may
 * cover a lost target: `coverage` is that of all gates after.
 */
export function gateWeakening(before: Gate, after: Gate, coverage: Coverage): string | undefined {
  return (
    maskAdded(before, after) ??
    leniencyAdded(before, after) ??
    strictnessLost(before, after) ??
    thresholdMoved(before, after) ??
    targetsLost(before, after, coverage)
  );
}

/** Whether a gate can pass in spite of a failure. */
export const isLenient = (gate: Gate): boolean =>
  masks(gate) || [...gate.env, ...gate.args].some((word) => isLenientWord(word, gate.tool));

/** A fallback that hides a failure. */
export const masks = (gate: Gate): boolean =>
  gate.fallback !== undefined &&
  /^(?:true|:|echo|printf|exit 0)\b|^:$/.test(gate.fallback) &&
  !/\b(?:exit|return) [1-9]|\bfalse\b/.test(gate.fallback);

function maskAdded(before: Gate, after: Gate): string | undefined {
  if (masks(after) && !masks(before)) return `\`|| ${(after.fallback ?? '').slice(0, 40)}\` hides its failure`;
  const piped = after.args.includes('|') && !before.args.includes('|');
  if (piped && !/\bpipefail\b/.test(after.block?.text ?? '')) return 'a pipe hides its exit code';
  return undefined;
}

/** Whether a command that compares, such as `grep -q 422`, lost a number or a quoted text that it looked for. */
export function expectsOtherValue(before: Gate, after: Gate): boolean {
  if (![before.tool, ...before.args].some((word) => comparing.test(word))) return false;
  const now = new Set(after.args.flatMap(valuesOf));
  return before.args.flatMap(valuesOf).some((value) => !now.has(value));
}

const comparing = /^(?:grep|egrep|rg|test|\[{1,2}|jq|awk|cmp)(?: |$)/;

const valuesOf = (word: string): readonly string[] => word.match(/(?<![\w./:-])\d+(?![\w./-])/g) ?? [];

const lenient =
  /^(?:--no-verify|--pass-?with-?no-?tests|--exit-zero|--allow-(?:failure|empty|no-tests)|--continue-on-\S+|--no-strict\S*|--no-check|--no-fail(?!-fast)\S*|--no-error\S*|--skip\S*|--ignore\S*|--exclude\S*|--deselect|--omit|--disable\S*|--(?:test|module)PathIgnorePatterns|--lf|--last-failed|--only-?changed|--changed(?:Since)?|--grep|--filter|--testNamePattern|SKIP\w*|HUSKY)$/i;

/** Single letters have these meanings for test runners only. */
const selective = /^-[kmt]$/;

function leniencyAdded(before: Gate, after: Gate): string | undefined {
  const had = new Set([...before.env, ...before.args]);
  const added = [...after.env, ...after.args].find((word) => !had.has(word) && isLenientWord(word, after.tool));
  return added === undefined ? undefined : `\`${added.slice(0, 60)}\` was added`;
}

const isLenientWord = (word: string, tool: string): boolean =>
  lenient.test(flagName(word)) || (selective.test(word) && testRunner.test(tool));

const strict =
  /^(?:--strict\S*|--max-warnings|--cov-fail-under|--fail(?!-fast)\S*|--error\S*|-Werror|warnings|-Dwarnings|--deny|--check|-race|--all|--all-targets|--all-features|--workspace|--locked|--frozen-lockfile)$/;

function strictnessLost(before: Gate, after: Gate): string | undefined {
  const has = new Set(after.args.map(flagName));
  const lost = before.args.map(flagName).find((name) => strict.test(name) && !has.has(name));
  return lost === undefined ? undefined : `\`${lost}\` was dropped`;
}

const floor = /fail-under|threshold|min/i;
const ceiling = /max/i;

function thresholdMoved(before: Gate, after: Gate): string | undefined {
  const now = numbersByFlag(after.args);
  for (const [name, value] of numbersByFlag(before.args)) {
    const next = now.get(name);
    if (next === undefined) continue;
    if (floor.test(name) && next < value) return `\`${name}\` was lowered from ${value} to ${next}`;
    if (ceiling.test(name) && next > value) return `\`${name}\` was raised from ${value} to ${next}`;
  }
  return undefined;
}

function numbersByFlag(words: readonly string[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [index, word] of words.entries()) {
    const name = flagName(word);
    if (!name.startsWith('-')) continue;
    const value = name === word ? words[index + 1] : word.slice(name.length + 1);
    if (value !== undefined && /^\d{1,9}(?:\.\d{1,6})?$/.test(value)) numbers.set(name, Number(value));
  }
  return numbers;
}

const flagName = (word: string): string => word.split('=', 1)[0] ?? word;

function targetsLost(before: Gate, after: Gate, coverage: Coverage): string | undefined {
  const only = onlyTarget(before, after);
  if (only !== undefined) return `it now covers only \`${only.slice(0, 60)}\``;
  const lost = lostTarget(before, after, coverage);
  return lost === undefined ? undefined : `it no longer covers \`${lost.slice(0, 60)}\``;
}

/** The targets of the gates of each tool. */
type Coverage = ReadonlyMap<string, readonly Covering[]>;

interface Covering {
  readonly targets: readonly string[];
  /** Flags that may narrow a check. */
  readonly flags: readonly string[];
}

/** Gates of one tool to remember: comparing all with all must stay cheap. */
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

/** Whether gates of the same tool cover all targets of a gate, without a flag that it did not have. */
export function isCovered(gate: Gate, coverage: Coverage): boolean {
  const targets = targetsOf(gate);
  return targets.length > 0 && targets.every((target) => isCoveredTarget(target, gate, coverage));
}

/** A former target that no gate covers any more, unless another replaced it. */
function lostTarget(before: Gate, after: Gate, coverage: Coverage): string | undefined {
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

/** The first target of a test runner that had none and so ran every test. */
function onlyTarget(before: Gate, after: Gate): string | undefined {
  return testRunner.test(after.tool) && pathsOf(before).length === 0 ? pathsOf(after)[0] : undefined;
}

const testRunner = /^(?:pytest|py\.test|jest|vitest|mocha|script test|go test|cargo test)$/;

/** A test runner without a path runs every test. */
function targetsOf(gate: Gate): readonly string[] {
  const paths = pathsOf(gate);
  return paths.length === 0 && testRunner.test(gate.tool) ? ['.'] : paths;
}

const pathLike =
  /[/*]|\.\w{1,5}$|^\.$|^(?:src|tests?|lib|app|apps|packages|spec|specs|scripts|examples|backend|frontend)$/;

/** Words of one command that are read as paths. */
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
