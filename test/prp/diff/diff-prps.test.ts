import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrpDiff } from '../../../src/prp/diff/diff-prps.ts';
import { parse } from '../../../src/prp/parse/parse.ts';
import { diff, document, edited, lineOf, risksOf } from '../../support/rate-limiting-prp.ts';

const changesOf = ({ sections }: PrpDiff): readonly string[] =>
  sections.map(({ change, title, stats }) => `${change} ${title} +${stats.added} -${stats.removed}`);

describe('two versions', () => {
  it('with equal bytes have no differences', () => {
    expect(diff(document, document)).toEqual({
      identical: true,
      canonicalIdentical: true,
      stats: { added: 0, removed: 0 },
      sections: [],
      sectionCount: 12,
      criteria: { added: [], removed: [], changed: [], weakened: [] },
      tasks: { added: [], removed: [], changed: [] },
      references: { added: [], removed: [], changed: [] },
      commands: { added: [], removed: [], changed: [], weakened: [] },
      risks: [],
      exact: true,
    });
  });

  it.each([
    ['ticked boxes', document.replaceAll('[ ]', '[x]')],
    ['line endings', document.replaceAll('\n', '\r\n')],
    ['trailing spaces', document.replaceAll('\n', '  \n')],
    ['a missing last line end', document.trimEnd()],
  ])('that differ in %s only say the same', (_, after) => {
    expect(diff(document, after)).toMatchObject({
      identical: false,
      canonicalIdentical: true,
      sections: [],
      risks: [],
    });
  });

  it('that differ in blank lines change no section', () => {
    expect(changesOf(diff(document, document.replaceAll('\n## ', '\n\n\n## ')))).toEqual([]);
  });

  it('count lines as the unified diff does', () => {
    expect(edited('Protect the public API', 'Shield the\npublic API').stats).toEqual({ added: 2, removed: 1 });
  });
});

describe('a section', () => {
  it('is added', () => {
    expect(changesOf(edited('## Why', '## Rollback\nRevert the commit.\n\n## Why'))).toEqual(['added Rollback +2 -0']);
  });

  it('is removed, and listed where it was', () => {
    expect(changesOf(edited(/## Why[^]*?(?=## What)/, ''))).toEqual(['removed Why +0 -2']);
  });

  it('is modified by its own lines, not by those of the sections under it', () => {
    expect(changesOf(edited('Blocked requests are logged', 'Blocked requests are logged as warnings'))).toEqual([
      'modified Success Criteria +1 -1',
    ]);
  });

  it('is renamed when its content stands under another heading', () => {
    expect(edited('## All Needed Context', '## Background reading').sections).toEqual([
      {
        role: null,
        title: 'Background reading',
        previousTitle: 'All Needed Context',
        change: 'renamed',
        line: lineOf('## All Needed Context'),
        stats: { added: 1, removed: 1 },
      },
    ]);
  });

  it('is moved alone, without those that it passed or those under it', () => {
    const why = /## Why\n[^]*?(?=## What)/.exec(document)?.[0] ?? '';
    const moved = document.replace(why, '').replace('## Validation Loop', `${why}## Validation Loop`);
    expect(changesOf(diff(document, moved))).toEqual(['moved Why +0 -0']);

    const context = /## All Needed Context[^]*?(?=## Implementation)/.exec(document)?.[0] ?? '';
    const loop = /## Validation Loop[^]*?(?=## Anti)/.exec(document)?.[0] ?? '';
    const swapped = document.replace(loop, '').replace(context, loop + context);
    expect(changesOf(diff(document, swapped)).filter((change) => !change.startsWith('moved'))).toEqual([]);
    expect(changesOf(diff(document, swapped)).length).toBeLessThanOrEqual(2);
  });

  it('names the role it serves', () => {
    expect(edited('npm ci', 'npm install').sections).toMatchObject([
      { role: 'validation', title: 'Level 2: Unit Tests' },
    ]);
  });

  it('may be the text before the first heading', () => {
    expect(changesOf(diff(`name: "a"\n\n${document}`, `name: "b"\n\n${document}`))).toEqual([
      'modified Preamble +1 -1',
    ]);
  });
});

describe('tasks, references, scope and roles', () => {
  it('report a task that acts on another file', () => {
    const { tasks, risks } = edited('CREATE src/api/limiter.ts', 'CREATE src/api/bucket.ts');
    expect(tasks.changed).toMatchObject([
      { because: 'now acts on “src/api/bucket.ts” instead of “src/api/limiter.ts”' },
    ]);
    expect(risks).toMatchObject([{ kind: 'task-retargeted' }]);
  });

  it('report a task that now deletes its file', () => {
    expect(risksOf(edited('MODIFY src/api/server.ts', 'DELETE src/api/server.ts'))).toMatchObject([
      expect.stringContaining('now deletes “src/api/server.ts”'),
    ]);
  });

  it('count no new number as a change', () => {
    const { tasks, risks } = edited('Task 1:', 'Task 1:\nCREATE src/api/clock.ts:\n  - the time\n\nTask 2:');
    expect(tasks).toMatchObject({ removed: [], changed: [] });
    expect(risks).toEqual([]);
  });

  it('list references that came, went and changed', () => {
    expect(edited('src/api/server.ts\n  why', 'src/api/app.ts\n  why').references).toMatchObject({
      changed: [{ before: { text: 'src/api/server.ts' }, after: { text: 'src/api/app.ts' } }],
    });
    expect(edited(/- url:[^]*?expect\n/, '').references.removed).toMatchObject([
      { text: 'https://example.com/rate-limits' },
    ]);
  });

  it('report a dropped exclusion', () => {
    expect(edited('- Do not block health checks\n', '').risks).toEqual([
      {
        kind: 'scope-limit-removed',
        message: 'No longer ruled out: “Do not block health checks”',
        side: 'before',
        line: lineOf('- Do not block health checks'),
        subject: 'constraint',
        change: 'removed',
        before: 'Do not block health checks',
      },
    ]);
  });

  it('report an item that moved from the excluded scope into the scope', () => {
    const ruledOut = document.concat('\n## Out of Scope\n- Admin pages\n- Do not log addresses\n');
    const wanted = document.replace('\n## What\n', '\n## What\n- Admin pages\n- Do not log addresses\n');
    expect(risksOf(diff(ruledOut, wanted))).toEqual(['scope-limit-removed: No longer ruled out: “Admin pages”']);
  });

  it('report a removed core section', () => {
    expect(risksOf(edited(/## Goal[^]*?(?=## Why)/, ''))).toEqual([
      'role-section-removed: The PRP lost its last section on goal: “Goal”.',
    ]);
  });
});

describe('a risk', () => {
  it('is one short line, for a quote of any length', () => {
    const long = document.replace('Blocked requests are logged', 'Blocked requests are logged '.repeat(500));
    for (const { message } of diff(long, document.replace(/- \[ \] .*\n/g, '')).risks) {
      expect(message.length).toBeLessThan(120);
      expect(message).not.toContain('\n');
    }
  });
});

const many = (word: string): string =>
  `## Success Criteria\n${Array.from({ length: 300 }, (_, index) => `- [ ] ${word}${index}`).join('\n')}\n`;

describe('any two documents', () => {
  const lines = document.split('\n');
  const shuffled = fc
    .array(fc.nat(lines.length - 1), { maxLength: 120 })
    .map((picks) => picks.map((pick) => lines[pick] ?? '').join('\n'));

  it('can be compared, and each names only lines that it has', () => {
    fc.assert(
      fc.property(shuffled, shuffled, (before, after) => {
        const counts = { before: parse(before, 'x.md').lines.length, after: parse(after, 'x.md').lines.length };
        const { risks, sections } = diff(before, after);
        for (const { side, line } of risks) expect(line).toBeLessThanOrEqual(counts[side]);
        for (const { change, line } of sections) {
          expect(line).toBeLessThanOrEqual(change === 'removed' ? counts.before : counts.after);
        }
      }),
    );
  });

  it('have neither differences nor risks when they are the same', () => {
    fc.assert(
      fc.property(shuffled, (text) => {
        expect(diff(text, text)).toMatchObject({ identical: true, canonicalIdentical: true, sections: [], risks: [] });
      }),
    );
  });

  it('report too many items for a comparison of each with each', () => {
    const { exact, note } = diff(many('alpha'), many('beta'));
    expect(exact).toBe(false);
    expect(note).toContain('not all were compared');
  });
});
