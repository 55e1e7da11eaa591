import { describe, expect, it } from 'vitest';
import type { AppEvent } from '../../../app/app-event.ts';
import { appMetrics } from '../../../app/operation/app-metrics.ts';
import { delivery as deliveryOf } from '../../contracts/inbox.ts';

const workers = { busy: 2, idle: 1 };
const delivery = { ...deliveryOf('a', { event: 'check_run' }), lease: 'x', attempt: 1 };

function jobOf(installation: number, core: number): AppEvent {
  const result = { status: 'passed', reason: 'recorded', message: '', restored: 2, rateLimitLeft: { core } } as const;
  return { type: 'job-ended', delivery, installation, durationMs: 400, result };
}

describe('appMetrics', () => {
  it('has the form that Prometheus reads, with one header for each metric', () => {
    const metrics = appMetrics(() => 5000);
    metrics.observe(jobOf(7, 4000));
    metrics.observe({ type: 'delivery-done', delivery, durationMs: 1 });
    const text = metrics.text({ inbox: { waiting: 1, running: 2, dead: 3, lagMs: 500 }, workers });
    expect(text.endsWith('\n')).toBe(true);
    const names = [...text.matchAll(/^# TYPE (\w+) (?:counter|gauge|histogram)$/gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
    const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '));
    for (const line of samples)
      expect(line).toMatch(/^[a-z_]+(?:\{[a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*\})? [\d.e+-]+$/);
    expect(samples).toEqual(
      expect.arrayContaining([
        'prp_delivery_seconds_bucket{le="2.5"} 0',
        'prp_delivery_seconds_bucket{le="5"} 1',
        'prp_rollbacks_total{event="check_run"} 2',
        'prp_github_rate_limit_remaining{installation="7",resource="core"} 4000',
        'prp_inbox_deliveries{state="dead"} 3',
        'prp_inbox_lag_seconds 0.5',
        'prp_worker_processes{state="busy"} 2',
      ]),
    );
  });

  it('is there while the inbox cannot be read', () => {
    const text = appMetrics().text({ inbox: undefined, workers });
    expect(text).toContain('# TYPE prp_inbox_lag_seconds gauge');
    expect(text).not.toMatch(/^prp_inbox/m);
    expect(text).toMatch(/^prp_worker_processes/m);
  });

  it('keeps the limits of the installations that worked last', () => {
    const metrics = appMetrics();
    for (let installation = 1; installation <= 300; installation += 1) metrics.observe(jobOf(installation, 10));
    metrics.observe(jobOf(101, 9));
    const rows = metrics.text({ inbox: undefined, workers }).match(/^prp_github_rate_limit_remaining.*$/gm) ?? [];
    expect(rows).toHaveLength(200);
    expect(rows.at(-1)).toContain('installation="101",resource="core"} 9');
  });
});
