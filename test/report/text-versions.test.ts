import { describe, expect, it } from 'vitest';
import type { ListData } from '../../src/report/report.ts';
import { listText } from '../../src/report/text-versions.ts';
import { keptVersion } from '../support/pull-request.ts';

const plainly = (_style: string, words: string) => words;

function text(data: Omit<ListData, 'problems'>, width?: number, all?: boolean): string {
  return listText({ ...data, problems: [] }, { paint: plainly, width, ...(all !== undefined && { all }) });
}

const at = (day: string) => `${new Date().getFullYear()}-11-${day}T12:00:00.000Z`;
const failed = { errors: 2, warnings: 0, failed: ['references'] };

function listed(prp: string, about: Partial<Parameters<typeof keptVersion>[1]> & { readonly sequence?: number } = {}) {
  const { sequence = 1, ...rest } = about;
  const latest = keptVersion(sequence, { prp, timestamp: at('20'), status: 'passed', ...rest });
  return { prp, versions: sequence, movedTo: null, latest, lastPassed: latest.status === 'passed' ? sequence : null };
}

describe('the list of all PRPs', () => {
  it('begins with those that need a person, then goes by date and natural order', () => {
    const prps = [
      listed('PRPs/feature-2.md'),
      listed('PRPs/feature-10.md'),
      listed('PRPs/old.md', { timestamp: at('02') }),
      listed('PRPs/new.md', { status: 'unvalidated' }),
      listed('PRPs/broken.md', { sequence: 3, status: 'failed', validation: failed }),
      { ...listed('PRPs/gone.md'), movedTo: 'PRPs/here.md' },
    ];
    expect(text({ prps }, 80)).toBe(`    PRP         version  last passed  changed
  ✗ broken      v3       –            20 Nov   2 errors
  ✓ feature-2   v1       v1           20 Nov
  ✓ feature-10  v1       v1           20 Nov
  ✓ old         v1       v1           2 Nov
  · new         v1       –            20 Nov   not checked
  ↪ gone                                       moved to PRPs/here.md

5 PRPs: 3 pass, 1 fails, 1 not checked

  prp list PRPs/broken.md   its versions
`);
  });

  it('leaves out those that passed only on a terminal, and never one that failed', () => {
    const prps = Array.from({ length: 40 }, (_, n) => listed(`PRPs/p-${n}.md`, n === 39 ? { status: 'failed' } : {}));
    const short = text({ prps }, 80);
    expect(short.match(/^ {2}✓/gm)).toHaveLength(15);
    expect(short).toMatch(/^ {2}✗ p-39 /m);
    expect(short).toContain('\n24 more: prp list --all\n');
    expect(text({ prps }, 80, true).match(/^ {2}✓/gm)).toHaveLength(39);
    expect(text({ prps }).match(/^ {2}✓ PRPs\/p-\d+\.md /gm)).toHaveLength(39);
  });

  it('fits a terminal of 80 columns, and cuts no path in a pipe', () => {
    const long = `PRPs/${'a-very-long-name-'.repeat(6)}end.md`;
    const prps = [listed(long, { status: 'failed', validation: failed })];
    const lines = text({ prps }, 80).split('\n').slice(0, 3);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text({ prps })).toContain(long);
  });
});

describe('the versions of a PRP', () => {
  const about = { prp: 'PRPs/a.md', commit: '5be41f0123', timestamp: '2020-11-28T09:12:00.000Z' };

  it('show who made them, their state and their message, and what to type next', () => {
    const versions = [
      {
        ...keptVersion(2, { ...about, status: 'passed', actor: 'Ada <ada@x.y>', message: 'Looser\nfor all' }),
        risks: 1,
      },
      keptVersion(1, { ...about, status: 'failed', validation: failed, tags: ['approved'], reason: 'generated' }),
    ];
    const shown = text({ versions }, 100).replaceAll(/\d+ Nov 2020 \d\d:\d\d/g, 'DATE');
    expect(shown).toBe(`PRPs/a.md

  ! v2  DATE  5be41f0  Ada  passed, look twice: 1  "Looser"
  ✗ v1  DATE  5be41f0       failed: references     approved, generated

  prp diff PRPs/a.md v1 v2    what changed
  prp rollback PRPs/a.md v1   restore it
`);
  });

  it('give no command to a terminal', () => {
    const hostile = '\u001B[2J\u202E';
    const version = keptVersion(1, { ...about, prp: hostile, actor: hostile, message: hostile, tags: [hostile] });
    expect(text({ versions: [version] })).not.toMatch(/[^\n\P{Cc}]|\u202E/u);
  });
});
