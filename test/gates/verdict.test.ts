import { describe, expect, it } from 'vitest';
import { CommandFailed } from '../../src/gates/configured-command-gate.ts';
import { commandResult, type FailOn, staticResult, verdictOf } from '../../src/gates/verdict.ts';
import type { Outcome, OutcomeStatus } from '../../src/mediator/task.ts';
import type { Finding, Severity } from '../../src/prp/finding.ts';

const finding = (severity: Severity): Finding => ({
  rule: 'PRP101',
  severity,
  message: 'Something is missing.',
  path: 'PRPs/a.md',
  startLine: 1,
  baseline: false,
  fingerprint: severity,
});

function outcome(status: OutcomeStatus, rest: Partial<Outcome<readonly Finding[]>> = {}) {
  return { id: 'a', operation: 'gate:a', status, attempts: 1, queuedMs: 0, runMs: 2, ...rest };
}

const statusWith = (severity: Severity, failOn: FailOn, inBase: readonly string[] = []) =>
  staticResult('a', outcome('succeeded', { value: [finding(severity)] }), failOn, new Set(inBase)).status;

describe('a static gate', () => {
  it.each([
    ['error', 'error', 'failed'],
    ['warning', 'error', 'passed'],
    ['warning', 'warning', 'failed'],
    ['notice', 'warning', 'passed'],
    ['error', 'never', 'passed'],
  ] as const)('with an %s, where %s fails, is %s', (severity, failOn, status) => {
    expect(statusWith(severity, failOn)).toBe(status);
  });

  it('does not fail for findings of the base revision', () => {
    expect(statusWith('error', 'error', ['error'])).toBe('passed');
  });
});

describe('a command gate', () => {
  it.each([
    [outcome('failed', { error: new CommandFailed('It ended with exit code 1', 'tail') }), 'failed'],
    [outcome('failed', { error: new Error('broken') }), 'errored'],
    [outcome('timed-out'), 'timed-out'],
    [outcome('skipped'), 'skipped'],
    [outcome('unroutable'), 'errored'],
    [outcome('succeeded'), 'passed'],
  ])('reflects a task that ended as %j', (ended, status) => {
    expect(commandResult('a', ended).status).toBe(status);
  });
});

describe('the output of a command', () => {
  const failure = new CommandFailed('It ended with exit code 143', 'started');

  it.each([
    ['failed', outcome('failed', { error: failure }), 'started'],
    [
      'was ended at its timeout',
      outcome('timed-out', { error: new Error('Too late.', { cause: failure }) }),
      'started',
    ],
    ['could not be started', outcome('failed', { error: new Error('No shell.') }), undefined],
    ['passed', outcome('succeeded'), undefined],
  ])('when it %s', (_how, ended, output) => {
    expect(commandResult('a', ended).output).toBe(output);
  });

  it('does not replace the reason of a timeout', () => {
    const ended = outcome('timed-out', { error: new Error('Too late.', { cause: failure }) });
    expect(commandResult('a', ended)).toMatchObject({ status: 'timed-out', reason: 'Too late.' });
  });
});

describe('the verdict', () => {
  it.each([
    ['passed', 'passed'],
    ['skipped', 'passed'],
    ['failed', 'failed'],
    ['errored', 'failed'],
    ['timed-out', 'failed'],
    ['cancelled', 'failed'],
  ] as const)('with a gate that %s is %s', (status, verdict) => {
    const gate = { id: 'a', status, durationMs: 0, queuedMs: 0, attempts: 1, findings: [] };
    expect(verdictOf([gate])).toBe(verdict);
  });
});
