import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import type { Outcome } from '../../src/mediator/task.ts';
import { recordMetrics, metrics, openMetrics } from '../../src/observers/metrics.ts';
import { type Observer, settleAll } from '../../src/observers/observer.ts';
import type { GateResult } from '../../src/prp/gate-result.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

const now = () => new Date('2026-11-22T10:15:30Z');

/** The samples that events lead to, as a collector reads them. */
function samples(...events: readonly PrpEvent[]): readonly string[] {
  const { observer, read } = metrics(now);
  for (const event of events) void observer(event);
  return openMetrics(read())
    .split('\n')
    .filter((line) => line.startsWith('prp_') && !line.startsWith('prp_measured'));
}

function gate(about: Partial<GateResult> = {}): PrpEvent {
  const result = { id: 'structure', status: 'passed', durationMs: 30, queuedMs: 0, attempts: 1, findings: [] } as const;
  return { type: 'gate-finished', prp: 'PRPs/a.md', gate: { ...result, ...about } };
}

function settled(about: Partial<Outcome> = {}): PrpEvent {
  const outcome = {
    id: 't',
    operation: 'gate:unit',
    status: 'succeeded',
    attempts: 1,
    queuedMs: 700,
    runMs: 9,
  } as const;
  return { type: 'mediator', event: { type: 'task-settled', outcome: { ...outcome, ...about } } };
}

function finding(severity: 'error' | 'notice', baseline: boolean): GateResult['findings'][number] {
  const where = { path: 'PRPs/a.md', startLine: 1, fingerprint: 'f' };
  return { rule: 'PRP101', severity, message: 'secret words', baseline, ...where };
}

describe('metrics', () => {
  it('count runs, gates, findings, tasks, retries and versions', () => {
    const told = samples(
      { type: 'run-finished', command: 'validate', status: 'failed', durationMs: 1200 },
      gate({ findings: [finding('error', false), finding('notice', false), finding('error', true)] }),
      gate({ status: 'failed' }),
      gate(),
      settled(),
      settled({ operation: 'gate:other', status: 'failed' }),
      settled({ operation: 'generate' }),
      {
        type: 'mediator',
        event: {
          type: 'task-retried',
          id: 't',
          operation: 'command:unit',
          attempt: 1,
          delayMs: 1,
          error: new Error('e'),
        },
      },
      { type: 'version-saved', prp: 'PRPs/a.md', version: 'v', sequence: 1, reason: 'generated' },
      { type: 'cleaned-up', removed: 7, prps: 2, kept: 50 },
    );
    expect(told.filter((line) => line.includes('_total'))).toEqual([
      'prp_runs_total{command="validate",status="failed"} 1',
      'prp_tasks_total{operation="gate",outcome="failed"} 1',
      'prp_tasks_total{operation="gate",outcome="succeeded"} 1',
      'prp_tasks_total{operation="generate",outcome="succeeded"} 1',
      'prp_task_retries_total{operation="command"} 1',
      'prp_gates_total{gate="structure",status="failed"} 1',
      'prp_gates_total{gate="structure",status="passed"} 2',
      'prp_findings_total{severity="error"} 1',
      'prp_findings_total{severity="notice"} 1',
      'prp_versions_saved_total{reason="generated"} 1',
      'prp_versions_removed_total 7',
    ]);
  });

  it('time gates in buckets that add up', () => {
    const told = samples(gate({ durationMs: 5 }), gate({ durationMs: 90 }), gate({ durationMs: 400_000 }));
    expect(told.filter((line) => line.startsWith('prp_gate_duration'))).toEqual([
      'prp_gate_duration_seconds_bucket{gate="structure",le="0.005"} 1',
      'prp_gate_duration_seconds_bucket{gate="structure",le="0.025"} 1',
      'prp_gate_duration_seconds_bucket{gate="structure",le="0.1"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="0.5"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="2.5"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="10.0"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="30.0"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="60.0"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="120.0"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="300.0"} 2',
      'prp_gate_duration_seconds_bucket{gate="structure",le="+Inf"} 3',
      'prp_gate_duration_seconds_count{gate="structure"} 3',
      'prp_gate_duration_seconds_sum{gate="structure"} 400.095',
    ]);
  });

  it('count no time for gates that never ran', () => {
    const told = samples(gate({ status: 'skipped' }), gate({ status: 'cancelled' }), settled({ attempts: 0 }));
    expect(told.filter((line) => line.includes('_seconds'))).toEqual([]);
    expect(told).toHaveLength(3);
  });

  it('name no path and no text', () => {
    expect(samples(gate({ findings: [finding('error', false)] })).join('\n')).not.toMatch(/PRPs|secret/);
  });

  it('add series beyond the limit to one', () => {
    const told = samples(...Array.from({ length: 1000 }, (_, n) => gate({ id: `gate-${n}` })));
    const gates = told.filter((line) => line.startsWith('prp_gates_total'));
    expect(gates).toHaveLength(201);
    expect(gates).toContain('prp_gates_total{gate="other",status="passed"} 800');
  });
});

describe('OpenMetrics text', () => {
  it('writes type, unit and meaning before the samples, and an end', () => {
    const { observer, read } = metrics(now);
    void observer({ type: 'run-finished', command: 'save', status: 'passed', durationMs: 1 });
    const lines = openMetrics(read()).split('\n');
    expect(lines.slice(0, 7)).toEqual([
      '# TYPE prp_measured_since_timestamp_seconds gauge',
      '# UNIT prp_measured_since_timestamp_seconds seconds',
      '# HELP prp_measured_since_timestamp_seconds Start of the recording, in seconds since 1970.',
      'prp_measured_since_timestamp_seconds 1795342530',
      '# TYPE prp_runs counter',
      '# HELP prp_runs Commands that ended.',
      'prp_runs_total{command="save",status="passed"} 1',
    ]);
    expect(lines).toContain('# UNIT prp_run_duration_seconds seconds');
    expect(lines.slice(-2)).toEqual(['# EOF', '']);
  });

  it('stays valid for any name of a gate', () => {
    const sample = /^prp_[a-z_]+(\{[a-z]+="(?:[^"\\\n]|\\[\\"n])*"(,[a-z]+="(?:[^"\\\n]|\\[\\"n])*")*\})? [0-9.e+-]+$/;
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (ids) => {
        const lines = samples(...ids.map((id) => gate({ id })));
        expect(lines.filter((line) => !sample.test(line))).toEqual([]);
      }),
    );
  });
});

async function ended(observer: Observer): Promise<readonly string[]> {
  const errors: string[] = [];
  void observer({ type: 'run-finished', command: 'save', status: 'passed', durationMs: 1 });
  await settleAll([observer], 10_000, (error) => errors.push(String(error)));
  return errors;
}

function refusedWith(code: string): () => Promise<string> {
  return () => Promise.reject(Object.assign(new Error(`${code}: refused`), { code }));
}

describe('kept metrics', () => {
  it('go on from run to run, also as text', async () => {
    const path = join(await temporaryDirectory(), 'metrics.json');
    const texts: string[] = [];
    const run = () => recordMetrics({ file: async () => path, publish: async (text) => void texts.push(text) });
    expect([...(await ended(run())), ...(await ended(run()))]).toEqual([]);
    expect(texts[0]).toContain('prp_runs_total{command="save",status="passed"} 1\n');
    expect(texts[1]).toContain('prp_runs_total{command="save",status="passed"} 2\n');
  });

  it.each(['EROFS', 'EACCES', 'EPERM'])('are no matter where nothing may be written: %s', async (code) => {
    expect(await ended(recordMetrics({ file: refusedWith(code) }))).toEqual([]);
  });

  it('report a failure that the user can fix', async () => {
    expect(await ended(recordMetrics({ file: refusedWith('ENOSPC') }))).toEqual([
      'Error: metrics could not be recorded: ENOSPC: refused',
    ]);
    expect(await ended(recordMetrics({ file: refusedWith('EROFS'), publish: async () => {} }))).toEqual([
      'Error: metrics could not be recorded: EROFS: refused',
    ]);
  });
});
