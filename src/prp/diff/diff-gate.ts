import { prepares, readRun, type ProgramRun } from './diff-program-run.ts';
import { simpleCommands } from './diff-shell.ts';
import type { Prp, ShellBlock } from '../prp.ts';

/** A validation command, taken apart for comparison. */
export interface Gate extends ProgramRun {
  readonly text: string;
  /** What runs when it fails. */
  readonly fallback: string | undefined;
  readonly line: number;
  /** False for what only prepares or reports. */
  readonly checks: boolean;
  /** Index of its level in the loop, and its block; `undefined` for a task's own command. */
  readonly level: number | undefined;
  readonly block: ShellBlock | undefined;
}

/** Every command of the validation loop and of the tasks, one program run each, in document order. */
export function gatesOf(prp: Prp): readonly Gate[] {
  const gates: Gate[] = [];
  const seen = new Set<number>();
  for (const [level, { blocks }] of prp.loop.entries()) {
    for (const block of blocks) {
      if (block.nature === 'not-shell') continue;
      for (const command of block.commands) {
        seen.add(command.line);
        gates.push(...readGates(command.text, command.line, level, block));
      }
    }
  }
  for (const { validate } of prp.tasks) {
    for (const { text, line } of validate)
      if (!seen.has(line)) gates.push(...readGates(text, line, undefined, undefined));
  }
  return gates.toSorted((a, b) => a.line - b.line);
}

/** How a gate is shown: with its fallback. */
export const gateText = (gate: Gate): string => gate.text + (gate.fallback === undefined ? '' : ` || ${gate.fallback}`);

function readGates(
  line: string,
  number: number,
  level: number | undefined,
  block: ShellBlock | undefined,
): readonly Gate[] {
  return simpleCommands(line).map(({ text, fallback }) => {
    const run = readRun(text);
    return { ...run, text, fallback, line: number, checks: !prepares(run), level, block };
  });
}
