import { describe, expect, it } from 'vitest';
import type { StatusData, VersionsData } from '../../src/report/command-data.ts';
import { statusText } from '../../src/report/text-status.ts';

const text = (shown: StatusData, width?: number) =>
  statusText(shown, (_style, plain) => plain, width)
    .replaceAll(/\d+ Nov 2026 \d\d:\d\d|\d+ Nov \d\d:\d\d/g, 'WHEN')
    .replace('since 1 Nov 2026', 'since 1 Nov');

function prp(
  name: string,
  day: number,
  status: 'passed' | 'failed' | 'unvalidated' = 'passed',
): VersionsData['prps'][number] {
  const timestamp = `2026-11-${String(day).padStart(2, '0')}T10:15:30.000Z`;
  const validation = status === 'unvalidated' ? null : { timestamp, verdict: status };
  return { prp: name, versions: day, latest: { id: 'v', sequence: day, timestamp, status, validation } };
}

const gate = { runs: 12, passRate: 0.75, p50Ms: 4200, p95Ms: 61_000, trend: 'worsening' } as const;
const component = {
  name: 'gate structure',
  kind: 'validator',
  provides: ['gate:structure'],
  health: 'closed',
} as const;

function data(about: Partial<StatusData> = {}): StatusData {
  return {
    tasks: {
      since: '2026-11-01T08:00:00.000Z',
      total: 120,
      outcomes: { succeeded: 117, failed: 2, 'timed-out': 1 },
      runs: { total: 15, statuses: { passed: 14, failed: 1 } },
    },
    components: [component, { ...component, name: 'generator', kind: 'generator' }],
    versions: versions([
      prp('PRPs/user-api.md', 9),
      prp('PRPs/login.md', 21, 'failed'),
      prp('PRPs/new.md', 12, 'unvalidated'),
    ]),
    performance: [
      { id: 'unit', ...gate },
      { id: 'lint', ...gate, passRate: 1, p50Ms: 30, p95Ms: 90 },
      { id: 'budget', ...gate, passRate: 1, p50Ms: 0, p95Ms: 1, trend: 'steady' },
    ],
    ...about,
  };
}

function versions(prps: VersionsData['prps'], about: Partial<VersionsData> = {}): VersionsData {
  const states = { passed: 1, failed: 1, unvalidated: 1, tampered: 0 };
  const totals = { prps: prps.length, versions: 42 };
  return { branch: 'prp-versions', remote: null, unpublished: null, totals, states, prps, moved: [], ...about };
}

describe('the status on a terminal', () => {
  it('fits on a screen, the newest first', () => {
    expect(text(data())).toBe(
      [
        '42 versions of 3 PRPs on prp-versions: 1 passed, 1 failed, 1 not checked',
        '',
        '  ✗ PRPs/login.md     v21  failed       WHEN',
        '  · PRPs/new.md       v12  not checked',
        '  ✓ PRPs/user-api.md  v9   passed       WHEN',
        '',
        '  gate  runs  passed      median        95 %',
        '  unit    12    75 %       4.2 s   1 min 1 s  worse than before',
        '  2 gates always passed, in less than a second',
        '',
        '15 runs of prp on this machine since 1 Nov: 14 passed, 1 failed',
        '',
      ].join('\n'),
    );
  });

  it('names the first step', () => {
    const told = text(data({ versions: versions([]), performance: [], tasks: { ...data().tasks, since: null } }));
    expect(told).toContain('No versions on prp-versions yet.\n  Keep the first: prp validate\n');
    expect(told).toContain('No run is recorded on this machine yet.');
  });

  it.each([
    [3, 'Shared through origin, 3 commits not published yet'],
    [0, 'Shared through origin, everything published'],
  ])('says that %d commits are not published', (unpublished, line) => {
    const shared = versions([prp('PRPs/a.md', 1)], { remote: 'origin', unpublished });
    expect(text(data({ versions: shared }))).toContain(`${line}\n`);
  });

  it('puts tampered PRPs first', () => {
    const tampered = versions([prp('PRPs/a.md', 1), { prp: 'PRPs/b.md', versions: 4, latest: null }]);
    expect(text(data({ versions: tampered })).split('\n')[2]).toMatch(
      /^ {2}✗ PRPs\/b\.md +4 versions +tampered: prp verify$/,
    );
  });

  it('names only components without work', () => {
    const open = { ...component, name: 'command unit', health: 'open' } as const;
    expect(text(data({ components: [component, open] }))).toContain('Paused after crashes: 1\n  ✗ command unit open\n');
    expect(text(data())).not.toContain('Paused');
  });

  it('stays on one screen of 80 columns, for any number of PRPs with any names', () => {
    const many = Array.from({ length: 1000 }, (_, n) => prp(`PRPs/${'a long name/'.repeat(9)}${n}.md`, (n % 28) + 1));
    const gates = Array.from({ length: 300 }, (_, n) => ({ id: `gate-${n}-\u001b[2J-with-a-long-name`, ...gate }));
    const told = text(data({ versions: versions(many), performance: gates }), 80).split('\n');
    expect(told.length).toBeLessThan(32);
    expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(told.join('')).not.toContain('\u001b');
    expect(text(data({ versions: versions(many) }))).toContain('a long name/'.repeat(9));
    expect(told).toContain('  and 990 more: prp list');
    expect(told).toContain('  and 290 faster gates that failed at times');
  });
});
