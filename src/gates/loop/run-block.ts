import { quoteLine } from '../../base/quote.ts';
import type { ShellBlock } from '../../prp/prp.ts';
import type { Tree } from '../../system/tree.ts';
import { exitPredicate } from '../configured-command-gate.ts';
import type { RawFinding } from '../gate.ts';
import { wholeCommands } from './whole-commands.ts';
import { searchesForNothing, unmetIn } from './expectation.ts';
import { skipReasonOf, type LoopSkipReason } from './skip-reason.ts';
import { type LoopEnd, type LoopLimits, runLoopScript } from './run-script.ts';
import { type LoopScript, serviceGone } from './marked-script.ts';
import { planServices } from './plan-services.ts';

/** The result of a block of a validation loop. */
export interface LoopVerdict {
  readonly status: 'passed' | 'failed' | 'timed-out' | 'skipped';
  /** Why it was skipped, or not finished. */
  readonly reason?: string;
  /** The end of its output, when it did not pass. */
  readonly output?: string;
  readonly findings: readonly RawFinding[];
}

/** Runs a block, unless there is a reason to skip it. Rejects when no shell can be started. */
export async function runLoopBlock(block: ShellBlock, tree: Tree, limits: LoopLimits): Promise<LoopVerdict> {
  const script = await scriptOf(block, tree);
  if ('reason' in script) return skipped(block, script);
  const end = await runLoopScript(script, limits);
  switch (end.how) {
    case 'port-taken':
      return skipped(block, {
        reason: `Another process answers on port ${end.output} already: stop it, and run the loop again.`,
        isWorthFinding: false,
      });
    case 'timed-out':
      return timedOut(block, script, end, limits);
    case 'failed':
      return failed(block, script, end);
    case 'passed':
      return passed(block, script, end);
  }
}

const noServices: LoopScript['services'] = { toBackground: new Set(), waits: [] };

async function scriptOf(block: ShellBlock, tree: Tree): Promise<LoopScript | LoopSkipReason> {
  const commands = wholeCommands(block.commands);
  const skip = await skipReasonOf(block, commands, tree);
  if (skip !== undefined) return skip;
  const services = block.nature === 'needs-service' ? planServices(commands) : noServices;
  return 'reason' in services ? services : { commands, services, searches: searchesForNothing(block, commands) };
}

function skipped({ startLine, endLine }: ShellBlock, { reason, isWorthFinding }: LoopSkipReason): LoopVerdict {
  const finding: RawFinding = { rule: 'PRP408', message: `Not run. ${reason}`, startLine, endLine };
  return { status: 'skipped', reason, findings: isWorthFinding ? [finding] : [] };
}

function timedOut(block: ShellBlock, script: LoopScript, end: LoopEnd, { timeoutMs }: LoopLimits): LoopVerdict {
  const { what, startLine } = whereIn(block, script, end);
  const reason = `The block did not end within ${timeoutMs / 1_000} s; ${what} was running.`;
  return {
    status: 'timed-out',
    reason,
    output: end.output,
    findings: [{ rule: 'PRP409', message: reason, startLine }],
  };
}

function failed(block: ShellBlock, script: LoopScript, end: LoopEnd): LoopVerdict {
  const { what, startLine } = whereIn(block, script, end);
  const found = end.exitCode === 1 && end.step !== undefined && script.searches.has(end.step);
  const message = `${what} ${found ? 'found text that must not be there' : endOf(end.exitCode)}.`;
  return { status: 'failed', output: end.output, findings: [{ rule: 'PRP406', message, startLine }] };
}

function passed(block: ShellBlock, { searches }: LoopScript, { output }: LoopEnd): LoopVerdict {
  // The expected text may have been in the dropped beginning of the output.
  if (output.startsWith('…')) return { status: 'passed', findings: [] };
  const findings = unmetIn(block, output, new Set(searches.values())).map(({ text, line }): RawFinding => {
    return { rule: 'PRP407', message: `The output does not match ${quoteLine(text)}.`, startLine: line };
  });
  return findings.length === 0 ? { status: 'passed', findings } : { status: 'passed', output, findings };
}

function whereIn({ startLine }: ShellBlock, { commands }: LoopScript, { step }: LoopEnd) {
  const command = step === undefined ? undefined : commands[step];
  return command === undefined
    ? { what: 'The block', startLine }
    : { what: quoteLine(command.text), startLine: command.line };
}

function endOf(exitCode: number | null): string {
  return exitCode === serviceGone ? 'ended before it answered' : exitPredicate(exitCode);
}
