import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyMarkdown } from '../../src/report/markdown-reply.ts';
import type { StatusData } from '../../src/report/command-data.ts';
import type { Report, VerifyData } from '../../src/report/report.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { base, head, keptVersion, semanticDiff } from '../support/pull-request.ts';
import { references, rendered, searchedTexts } from '../support/rendered-markdown.ts';
import { finding, validationOf } from '../support/validation.ts';

const place = { head, repositoryUrl: 'https://github.com/o/r', versionsBranch: 'prp-versions', number: 3 };
const commit = base;

function reply(
  report: Report,
  ...more: readonly [Partial<Parameters<typeof replyMarkdown>[1]>?, Parameters<typeof replyMarkdown>[2]?]
): string {
  const [target, outcome] = more;
  return replyMarkdown(report, { ...place, ...target }, outcome);
}

function listed(versions: readonly ReturnType<typeof keptVersion>[], number: number | undefined = 3): string {
  return reply({ command: 'list', status: 'passed', data: { versions, problems: [] } }, { number });
}

describe('the reply to a command', () => {
  it('validate is the report of it', () => {
    expect(reply(validationOf(finding()))).toMatch(/^### ❌ 1 error in a\n/);
  });

  it('validate of the whole pull request says what to look at', () => {
    const whole = {
      prps: new Map([['PRPs/a.md', { diff: semanticDiff({ from: base }), versions: [] }]]),
      gone: [],
      baseName: 'main',
    };
    const said = reply(validationOf(), {}, { whole });
    expect(said).toMatch(/^### ⚠️ a passes; look twice at 1 change\n/);
    expect(said).toContain(' against main ');
  });

  it('list is a table with the way to each version, and the next commands', () => {
    const said = listed([keptVersion(2, { tags: ['bad_idea'] }), keptVersion(1, { status: 'passed' })]);
    expect(said).toMatch(/^### Versions of PRPs\/a\.md\n/);
    expect(said).toContain(
      '| [v2](https://github.com/o/r/tree/prp-versions/PRPs/a.md/0000/v20261122%5F101532%5F3fa9c1d) **bad&#95;idea** | ❌ failed | 2026-11-22 10:15, changed |\n',
    );
    expect(said).toContain('\n/prp diff PRPs/a.md previous latest\n');
    expect(said).toContain(`\n/prp rollback PRPs/a.md v1 --expect ${head}\n`);
  });

  it('gives no slash-command where there is no pull request', () => {
    expect(
      replyMarkdown(
        { command: 'list', status: 'passed', data: { versions: [keptVersion(2), keptVersion(1)], problems: [] } },
        { head, repositoryUrl: 'https://github.com/o/r', versionsBranch: 'v' },
      ),
    ).not.toContain('/prp');
  });

  it('list without a PRP is a table of all', () => {
    const prps = [{ prp: 'PRPs/a.md', versions: 2, latest: keptVersion(2), movedTo: null }];
    const said = reply({ command: 'list', status: 'passed', data: { prps, problems: [] } });
    expect(said).toMatch(/^### 1 PRP, 2 versions\n/);
    expect(said).toMatch(/\n\| \[PRPs\/a\.md\]\(.*\) \| ❌ failed \| \[v2\]\(.*\) \|\n/);
  });

  it('list reports that there are no versions', () => {
    expect(listed([])).toMatch(/^### No versions are kept yet\n/);
  });

  it('diff shows the changes to look at, the sections and the lines', () => {
    const said = reply({ command: 'diff', status: 'passed', data: semanticDiff() });
    expect(said).toMatch(/^### a: v1 → v2\n/);
    expect(said).toContain(
      '⚠️ **Look twice:** this asks for less than before\n\n- **Check**, line 7 before: removed\\\n  `npm test`\n',
    );
    expect(said).toContain('| Goal | modified | +1 −1 |\n| Notes, before: Remarks | renamed | +1 −2 |\n');
    expect(said).toContain('```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n```');
  });

  it('diff names the pull request instead of a work tree, and shows reworded criteria', () => {
    const text = (words: string) => ({ text: words, line: 4 });
    const changed = [{ before: text('Blocked requests are logged'), after: text('Blocked requests get logged') }];
    const criteria = { added: [], removed: [], changed, weakened: [] };
    const said = reply({ command: 'diff', status: 'passed', data: semanticDiff({ to: 'worktree', criteria }) });
    expect(said).toMatch(/^### a: v1 → this pull request\n/);
    expect(said).toContain('Blocked requests <del>are</del> <ins>get</ins> logged');
  });

  it('diff says that no section changed where boxes were ticked', () => {
    const data = semanticDiff({ sections: [], risks: [], stats: { added: 1, removed: 1 } });
    expect(reply({ command: 'diff', status: 'passed', data })).toContain(
      '\n+1 −1 lines, only ticks and white space.\n',
    );
  });

  it('diff keeps its fence when there is too much to show', () => {
    const unified = '+``` a line that takes its room\n'.repeat(20_000);
    const said = reply({ command: 'diff', status: 'passed', data: semanticDiff({ unified }) });
    expect(Buffer.byteLength(said)).toBeLessThan(65_536);
    expect(rendered(said)).toMatch(/<\/code><\/pre>\n<p>… and \d+ more lines\.<\/p>\n<\/details>\n?$/);
  });

  it('is plain where paths are too long for a table', () => {
    const prp = `${'d/'.repeat(2_000)}a.md`;
    const said = listed(Array.from({ length: 30 }, (_, n) => keptVersion(30 - n, { prp })));
    expect(Buffer.byteLength(said)).toBeLessThan(65_536);
    expect(rendered(said)).toMatch(/^<pre>[^]*<\/pre>/);
  });

  const restored = {
    prp: 'PRPs/a.md',
    path: 'PRPs/a.md',
    restoredFrom: keptVersion(1).id,
    restoredSequence: 1,
    version: keptVersion(4),
    changed: true,
    kept: null,
  };

  it('rollback names the commit, what came back, and the command that undoes it', () => {
    const risk = {
      kind: 'gate-weakened',
      message: '',
      side: 'after',
      line: 8,
      subject: 'check',
      change: 'disabled',
      before: 'npm test',
      after: 'npm test || true',
    } as const;
    const checked = { verdict: 'passed', looksTwice: false, text: 'a passes', title: 'a passes' } as const;
    const said = reply(
      { command: 'rollback', status: 'passed', data: restored },
      { landing: { kind: 'committed', commit }, head: commit },
      { undone: semanticDiff({ risks: [risk] }), checked },
    );
    expect(said).toMatch(
      /^### ↩️ a is back at v1\n\nCommit \[`fedcba9`\]\(.*\) on this branch restores the bytes of \[v1\]\(.*\) as \[v4\]\(.*\)\. The new head is checked: ✅ \*\*a passes\*\*\.\n/,
    );
    expect(said).toContain(
      '**What came back**\n\n- **Check**, line 8: it can fail again\\\n  `npm test || true` → `npm test`\n',
    );
    expect(said).toContain(
      `v3 is kept. To undo this rollback:\n\n\`\`\`\n/prp rollback PRPs/a.md v3 --expect ${commit}\n\`\`\``,
    );
    expect(said).toContain('Take the commit in before you push: `git pull --rebase`');
  });

  it('rollback says that nothing was done, where that is so', () => {
    const landing = {
      kind: 'not-committed',
      reason: 'refused',
      message: 'The branch is protected.',
      patch: '',
    } as const;
    const report = { command: 'rollback', status: 'passed', data: { ...restored, version: null } } as const;
    expect(reply(report, { landing })).toBe(
      '### ⚠️ a was not restored: nothing was committed\n\nThe branch is protected. No version was kept, and no file changed.\n',
    );
    expect(reply(report, { landing: { ...landing, reason: 'dry-run' } })).toMatch(/^### a would be restored\n/);
    expect(reply({ ...report, data: { ...restored, changed: false } })).toMatch(/^### a is at v1 already\n/);
  });

  it('tag names the tag and its version', () => {
    const tag = { name: 'approved', version: keptVersion(1).id, sequence: 1, problem: null };
    const about = { actor: null, timestamp: '2026-11-22T10:15:30.000Z', checksum: 'sha256:0' };
    const data = { prp: 'PRPs/a.md', name: 'approved', tags: [{ ...tag, ...about }], dryRun: false } as const;
    const said = (action: 'tagged' | 'unchanged' | 'untagged') =>
      reply({ command: 'tag', status: 'passed', data: { ...data, action } }).replace(/\(https[^)]*\)/, '()');
    expect(said('tagged')).toBe('✅ **approved** now names v1 of [a]().\n');
    expect(said('unchanged')).toBe('✅ **approved** names v1 of [a]() already.\n');
    expect(said('untagged')).toBe('✅ **approved** was taken from [a]().\n');
  });

  const generated = {
    path: 'PRPs/a.md',
    feature: 'features/a.md',
    name: 'A',
    environment: 'typescript',
    template: 'full',
    complexity: 'low',
    created: true,
    changed: true,
    version: keptVersion(1),
    kept: null,
    notes: ['No goal @given.'],
  } as const;

  it('generate names the PRP, its commit and how to go on', () => {
    const said = reply(
      { command: 'generate', status: 'passed', data: generated },
      { landing: { kind: 'committed', commit } },
    );
    expect(said).toMatch(
      /^### ✅ a was generated and committed to this branch\n\nFrom \[features\/a\.md\]\(.*\) to \[PRPs\/a\.md\]\(.*\), \[v1\]\(.*\), commit \[`fedcba9`\]\(.*\)\.\n/,
    );
    expect(said).toContain('- No goal @&#8203;given.');
    expect(said).toContain('```sh\ngit pull --rebase\n```');
  });

  it('generate shows the PRP of a dry run', () => {
    const said = reply({ command: 'generate', status: 'passed', data: { ...generated, content: '# A\n' } });
    expect(said).toMatch(/^### a would be generated\n/);
    expect(said).toContain('```markdown\n# A\n```');
  });

  it('save is a table of the versions', () => {
    const versions = [
      { ...keptVersion(2), created: true },
      { ...keptVersion(1), created: false },
    ];
    const said = reply({ command: 'save', status: 'passed', data: { versions } });
    expect(said).toMatch(/^### ✅ 1 new version\n/);
    expect(said).toMatch(/\| PRPs\/a\.md \| \[v2\]\(.*\) \| new \|\n\| PRPs\/a\.md \| \[v1\]\(.*\) \| unchanged \|\n$/);
  });

  it('history is a table, without gates that always pass quickly', () => {
    const gateTrend = { id: 'structure', runs: 3, passRate: 1, p50Ms: 1, p95Ms: 1, trend: 'unknown' } as const;
    const data = {
      prp: 'PRPs/a.md',
      executions: [],
      validations: [
        {
          id: 'x',
          version: keptVersion(2).id,
          sequence: 2,
          timestamp: '2026-11-22T10:15:30.000Z',
          actor: null,
          commit: head,
          verdict: 'failed',
          gates: [],
          totals: { gates: 1, errors: 2, warnings: 0, notices: 0 },
        },
      ],
      trends: { gates: [gateTrend, { ...gateTrend, id: 'references', passRate: 0.5, trend: 'worsening' }] },
      problems: [],
    } as const;
    const said = reply({ command: 'history', status: 'passed', data });
    expect(said).toMatch(/^### History of PRPs\/a\.md\n/);
    expect(said).toContain('| v2 | ❌ failed, 2 errors | 2026-11-22 10:15 |\n');
    expect(said).toContain('| references | 50 % of 3 runs, worsening | 1 ms |\n');
    expect(said).not.toMatch(/structure|unknown/);
  });

  it('status is a table of the PRPs, those that failed first', () => {
    const latest = (sequence: number, status: 'passed' | 'failed') => ({
      id: keptVersion(sequence).id,
      sequence,
      timestamp: '2026-11-22T10:15:30.000Z',
      status,
      validation: { timestamp: '2026-11-23T08:00:00.000Z', verdict: status },
    });
    const data: StatusData = {
      tasks: { since: null, total: 0, outcomes: {}, runs: { total: 0, statuses: {} } },
      components: [],
      versions: {
        branch: 'prp-versions',
        remote: null,
        unpublished: null,
        moved: [],
        totals: { prps: 3, versions: 6 },
        states: { passed: 1, failed: 1, unvalidated: 0, tampered: 1 },
        prps: [
          { prp: 'PRPs/a.md', versions: 2, latest: latest(2, 'passed') },
          { prp: 'PRPs/b.md', versions: 2, latest: latest(2, 'failed') },
          { prp: 'PRPs/c.md', versions: 2, latest: null },
        ],
      },
      performance: [],
    };
    const said = reply({ command: 'status', status: 'passed', data });
    expect(said).toMatch(/^### 3 PRPs, 6 versions\n\n❌ 1 failed · ❌ 1 changed after they were kept · ✅ 1 passed\n/);
    expect(said.match(/^\| \[.*$/gm)?.map((row) => row.replace(/\(http[^)]*\)/, ''))).toEqual([
      '| [PRPs/c.md] | ❌ changed after it was kept | 2 versions |',
      '| [PRPs/b.md] | ❌ failed, 2026-11-23 08:00 | v2 |',
      '| [PRPs/a.md] | ✅ passed, 2026-11-23 08:00 | v2 |',
    ]);
  });
});

describe('the summary of a verification', () => {
  const sound = [
    { prp: 'PRPs/a.md', versions: 2, records: 3 },
    { prp: 'PRPs/b.md', versions: 1, records: 1_200 },
  ];
  const verified = (data: Partial<VerifyData>) =>
    reply({
      command: 'verify',
      status: 'passed',
      data: { checked: 3, problems: [], notes: [], prps: sound, isLogComplete: true, ...data },
    });

  it('is one sentence when all is well', () => {
    expect(verified({})).toBe(
      '### ✅ All 3 versions are as they were sealed\n\n2 PRPs, 3 versions, 1,203 records, and the log back to its first commit.\n',
    );
  });

  it('names each problem, the commit that made it, and how to undo that', () => {
    const problem = {
      prp: 'PRPs/a.md',
      version: keptVersion(2).id,
      kind: 'checksum-mismatch',
      message: 'The content of PRPs/a.md v2 was changed.',
      sequence: 2,
      commit: { id: commit, timestamp: '2026-11-26T23:59:00.000Z' },
    } as const;
    // The log shows the same change, without the number of the version.
    const { sequence: _number, ...logged } = { ...problem, message: 'The commit removes it.' };
    const said = verified({ problems: [problem, { ...problem, kind: 'chain-broken' }, logged], head });
    expect(said).toMatch(
      /^### ❌ 1 of 3 versions is not as it was sealed\n\nChecked `prp-versions` at \[`0123456`\]\(/,
    );
    expect(said).toMatch(
      /\n\| ❌ Content differs from its checksum \| \*\*a\*\* v2 \| \[`fedcba9`\]\(.*\), 26 Nov 2026 \|\n/,
    );
    expect(said.match(/^\| ❌ /gm)).toHaveLength(2);
    expect(said).toContain('   git -C ../versions revert fedcba987654\n');
    expect(said).toContain('<summary>1 PRP is as it was sealed</summary>\n\nPRPs/b.md (1)');
    expect(said).toContain('- The content of PRPs/a.md v2 was changed.');
    expect(said).not.toContain('prp verify');
    expect(rendered(said)).toContain('<ol>\n<li>');
  });

  it('is no success where the log was not read', () => {
    const said = verified({ partly: 'the branch cannot be fetched.' });
    expect(said).toMatch(
      /^### ❌ 3 versions checked, but not the log of the branch\n\nThe log could not be read: the branch cannot be fetched\.\n/,
    );
  });

  it('mentions no user and keeps its form for any text in it', () => {
    fc.assert(
      fc.property(hostileMarkdown, (untrusted) => {
        const problem = { prp: untrusted, version: untrusted, kind: 'unreadable', message: untrusted } as const;
        const said = verified({
          problems: [{ ...problem, commit: { id: commit, timestamp: untrusted } }],
          prps: [{ prp: untrusted, versions: 1, records: 1 }, ...sound],
          notes: [untrusted],
        });
        const html = rendered(said);
        for (const text of searchedTexts(html)) for (const one of references) expect(text).not.toMatch(one);
        expect(html).toMatch(/<\/details>\n?$/);
      }),
    );
  });
});
