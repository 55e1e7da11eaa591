import { describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { isNotifiable, metadataOf } from '../../src/observers/event-metadata.ts';

const finding = {
  rule: 'PRP301',
  severity: 'error',
  message: 'confidential',
  path: 'PRPs/a.md',
  startLine: 1,
  suggestion: 'confidential',
  fingerprint: 'f',
} as const;

describe('the metadata of an event', () => {
  it('is how a gate ended, and how much it found', () => {
    const event: PrpEvent = {
      type: 'gate-finished',
      prp: 'PRPs/a.md',
      gate: {
        id: 'unit',
        status: 'failed',
        durationMs: 3,
        queuedMs: 1,
        attempts: 2,
        reason: 'confidential',
        output: 'confidential',
        findings: [
          { ...finding, baseline: false },
          { ...finding, severity: 'notice', baseline: false },
          { ...finding, baseline: true },
        ],
      },
    };
    expect(isNotifiable(event) && metadataOf(event)).toEqual({
      prp: 'PRPs/a.md',
      gate: {
        id: 'unit',
        status: 'failed',
        durationMs: 3,
        queuedMs: 1,
        attempts: 2,
        errors: 1,
        warnings: 0,
        notices: 1,
        baseline: 1,
      },
    });
  });

  it('is not why a remote refused: that may name it, password and all', () => {
    const event: PrpEvent = {
      type: 'versions-unpublished',
      remote: 'origin',
      branch: 'prp-versions',
      reason: 'https://ann:confidential@example.com refused',
    };
    expect(isNotifiable(event) && metadataOf(event)).toEqual({ remote: 'origin', branch: 'prp-versions' });
  });

  it('is bounded', () => {
    const prps = Array.from({ length: 5000 }, (_, n) => `PRPs/${n}.md`);
    const event: PrpEvent = { type: 'validation-started', prps, gates: ['structure'], commands: [], workers: 2 };
    expect(isNotifiable(event) && metadataOf(event)).toEqual({
      count: 5000,
      prps: prps.slice(0, 100),
      gates: ['structure'],
    });
  });

  it.each<PrpEvent>([
    { type: 'warning', message: 'confidential', hint: 'confidential' },
    { type: 'mediator', event: { type: 'component-closed', component: 'gate structure' } },
  ])('is nothing of $type', (event) => {
    expect(isNotifiable(event)).toBe(false);
  });
});
