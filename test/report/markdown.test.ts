import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.ts';
import type { Finding } from '../../src/prp/finding.ts';
import type { Risk } from '../../src/prp/diff/risk.ts';
import type { PullRequestReport } from '../../src/report/pull-request-report.ts';
import type { DiffData, ValidatedPrp } from '../../src/report/report.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { base, head, keptVersion, pullRequestReport, semanticDiff } from '../support/pull-request.ts';
import { references, rendered, searchedTexts, tagsIn } from '../support/rendered-markdown.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

const comment = 65_536;

function report(run: PullRequestReport, limit = comment): string {
  return reportMarkdown(run, { limit });
}

function firstLine(run: PullRequestReport): string | undefined {
  return report(run).split('\n')[0];
}

/** A run whose PRPs at these paths lost a command. */
function changed(prps: readonly ValidatedPrp[], ...paths: readonly string[]): PullRequestReport {
  const summaries = paths.map(
    (path) => [path, { diff: semanticDiff({ prp: path, from: base }), versions: [] }] as const,
  );
  return pullRequestReport(validation(prps), { prps: new Map(summaries) });
}

const uncommitted = { kind: 'not-committed', message: 'The branch is protected.', patch: '' } as const;

const failing = validatedPrp('PRPs/a.md', [gate({ findings: [finding()] })]);
const passing = validatedPrp('PRPs/b.md', [gate()]);

describe('the first line of a report', () => {
  it.each([
    ['one PRP that failed', validation([failing, passing]), '### ❌ 1 error in a'],
    ['several', validation([failing, { ...failing, path: 'PRPs/c.md' }, passing]), '### ❌ 2 errors in 2 of 3 PRPs'],
    [
      'a gate that broke',
      validation([validatedPrp('PRPs/a.md', [gate({ status: 'timed-out' })])]),
      '### ❌ Gate references timed out in a',
    ],
    [
      'a command of the run',
      validation([passing], [gate({ id: 'unit', status: 'failed' })]),
      '### ❌ Command unit failed',
    ],
    ['a pass', validation([passing]), '### ✅ b passes'],
    ['several passes', validation([passing, { ...passing, path: 'PRPs/c.md' }]), '### ✅ 2 PRPs pass'],
    ['nothing to validate', validation([]), '### ⚪ No PRP changes in this pull request'],
    ['no validation', null, '### ⚪ No PRP changes in this pull request'],
  ])('answers for %s', (_what, came, line) => {
    expect(firstLine(pullRequestReport(came))).toBe(line);
  });

  it('counts warnings, where they failed the run and where they did not', () => {
    const warning = finding({ severity: 'warning', message: 'W.' });
    expect(firstLine(pullRequestReport(validationOf(warning)))).toBe('### ❌ 1 warning in a');
    expect(firstLine(pullRequestReport(validationOf(finding(), warning)))).toBe('### ❌ 1 error in a, 1 warning');
    const warned = validation([validatedPrp('PRPs/a.md', [gate({ status: 'passed', findings: [warning] })])]);
    expect(firstLine(pullRequestReport(warned))).toBe('### ✅ a passes with 1 warning');
  });

  it('asks for a second look, at the changes of one PRP or at the PRPs', () => {
    expect(firstLine(changed([passing], 'PRPs/b.md'))).toBe('### ⚠️ b passes; look twice at 1 change');
    expect(firstLine(changed([failing, passing], 'PRPs/b.md'))).toBe('### ❌ 1 error in a; look twice at 1 more');
    expect(firstLine(changed([failing, passing], 'PRPs/a.md'))).toBe('### ❌ 1 error in a; look twice at 1 of them');
  });

  it('says that a run was cancelled', () => {
    expect(firstLine(pullRequestReport(null, { cancelled: true }))).toBe('### ⚪ Cancelled before all gates had ended');
  });

  it.each([
    [{ kind: 'committed', commit: base }, '### ✅ n was generated and committed to this branch'],
    [{ ...uncommitted, reason: 'refused' }, '### ⚠️ n was generated, but not committed'],
    [{ ...uncommitted, reason: 'off' }, '### ⚠️ n was generated, but not committed'],
    [{ ...uncommitted, reason: 'dry-run' }, '### ⚪ n would be generated'],
  ] as const)('says what became of a generated PRP: %j', (landing, line) => {
    const generated = [{ path: 'PRPs/n.md', created: true, changed: true, version: null, notes: [] }];
    expect(firstLine(pullRequestReport(null, { generated, landing }))).toBe(line);
  });

  it('says that a generated PRP was not committed beside PRPs that pass', () => {
    const generated = [{ path: 'PRPs/n.md', created: true, changed: true, version: null, notes: [] }];
    const landing = { ...uncommitted, reason: 'refused' } as const;
    expect(firstLine(pullRequestReport(validation([passing]), { generated, landing }))).toBe(
      '### ⚠️ b passes; 1 generated, not committed',
    );
  });

  it('names a deleted PRP', () => {
    expect(firstLine(pullRequestReport(null, { gone: [{ path: 'PRPs/x.md', to: null }] }))).toBe(
      '### ⚪ x was deleted',
    );
  });
});

describe('the changes to look at', () => {
  const risk = (about: Partial<Risk>): Risk => ({
    kind: 'criterion-weakened',
    message: '',
    side: 'after',
    line: 8,
    subject: 'criterion',
    change: 'weakened',
    ...about,
  });
  const withRisks = (...risks: readonly Risk[]) =>
    report(
      pullRequestReport(validation([passing]), {
        prps: new Map([['PRPs/b.md', { diff: semanticDiff({ prp: 'PRPs/b.md', risks }), versions: [] }]]),
      }),
    );

  it('show the changed words of a criterion between those that stay', () => {
    const text = withRisks(risk({ before: 'A `GET` takes 50 ms, at most', after: 'A `GET` takes 500 ms, at most' }));
    expect(text).toContain(
      `- **Criterion**, [line 8](https://github.com/o/r/blob/${head}/PRPs/b.md?plain=1#L8): looser\\\n  A GET takes <del>50</del> <ins>500</ins> ms, at most\n`,
    );
    expect(rendered(text)).toContain('looser<br />\nA GET takes <del>50</del> <ins>500</ins> ms, at most');
  });

  it('show commands before and after, and say when a check cannot fail any more', () => {
    const weaker = { kind: 'gate-weakened', subject: 'check', before: 'npm test' } as const;
    expect(withRisks(risk({ ...weaker, change: 'disabled', after: 'npm test || true' }))).toContain(
      ': it can no longer fail\\\n  `npm test` → `npm test || true`\n',
    );
    expect(withRisks(risk({ ...weaker, after: 'npm test -- -t a', because: '`-t` was added' }))).toContain(
      ': weaker\\\n  `npm test` → `npm test -- -t a` (`-t` was added)\n',
    );
  });

  it('show a removed text in quotes, with its line in the base', () => {
    const text = withRisks(
      risk({ subject: 'constraint', change: 'removed', side: 'before', before: 'Do not keep `state`' }),
    );
    expect(text).toContain(': removed\\\n  “Do not keep `state`”\n');
    const from = semanticDiff({ from: base, prp: 'PRPs/b.md' });
    const based = report(
      pullRequestReport(validation([passing]), { prps: new Map([['PRPs/b.md', { diff: from, versions: [] }]]) }),
    );
    expect(based).toContain(
      `[line 7](https://github.com/o/r/blob/${base}/PRPs/b.md?plain=1#L7): removed\\\n  \`npm test\``,
    );
  });

  it('come first, before the errors, and say that no gate fails on them', () => {
    const text = report(changed([failing, passing], 'PRPs/b.md'));
    expect(text).toContain(
      '⚠️ **Look twice:** no gate fails here, but the PRP asks for less than before\n\n- **b**, [line 7](',
    );
    expect(text.indexOf('Look twice:')).toBeLessThan(text.indexOf('Fix before merging'));
  });

  it('are one item where several PRPs have the same', () => {
    const prps = Array.from({ length: 7 }, (_, n) => validatedPrp(`PRPs/x/${n}.md`, [gate()]));
    const text = report(changed([passing, ...prps], ...prps.map(({ path }) => path)));
    expect(text).toContain('- **7 PRPs** in `x`: a check was removed\\\n  `npm test`\\\n  [0](');
    expect(text).toContain(' and 3 more\n');
  });

  it('beyond five are folded', () => {
    const text = withRisks(...Array.from({ length: 8 }, (_, n) => risk({ before: `one ${n}`, after: `two ${n}` })));
    const [sight = '', fold = ''] = text.split('<details><summary>3 more changes to look at</summary>');
    expect(sight.match(/^- /gm)).toHaveLength(5);
    expect(fold.match(/^- /gm)).toHaveLength(3);
  });
});

describe('the errors of a report', () => {
  it('name the PRP, the line, the suggestion and the rule', () => {
    const found = validatedPrp('PRPs/a.md', [gate({ findings: [finding({ suggestion: 'src/b.ts' })] })]);
    expect(report(pullRequestReport(validation([found, passing])))).toContain(
      `❌ **Fix before merging**\n\n- **a**, [line 3](https://github.com/o/r/blob/${head}/PRPs/a.md?plain=1#L3): \`src/a.ts\` does not exist. → \`src/b.ts\` [PRP301](https://github.com/prp-action/prp-action/blob/main/docs/rules/PRP301.md)\n`,
    );
  });

  it('are one item for one cause in many PRPs, with four links', () => {
    const many = Array.from({ length: 9 }, (_, n) => {
      const path = `PRPs/billing/p${n}.md`;
      return validatedPrp(path, [gate({ findings: [finding({ path, startLine: n + 1 })] })]);
    });
    const text = report(pullRequestReport(validation([...many, passing])));
    expect(text).toContain(
      '❌ **Fix before merging:** 1 cause\n\n- **9 PRPs** in `billing`: `src/a.ts` does not exist. ',
    );
    expect(text.match(/\[p\d\]\([^)]*#L\d\)/g)).toHaveLength(4);
    expect(text).toContain(' and 5 more\n');
  });

  it('of one cause in one PRP have one line', () => {
    const found = [finding(), finding({ startLine: 9 }), finding({ startLine: 12 })];
    expect(report(pullRequestReport(validationOf(...found)))).toMatch(
      /- \[line 3\]\([^)]*\) and 2 more: `src\/a\.ts` /,
    );
  });

  it('beyond five are folded', () => {
    const found = Array.from({ length: 12 }, (_, n) => finding({ message: `Problem ${n}.` }));
    const [sight = '', fold = ''] = report(pullRequestReport(validationOf(...found))).split('<details>');
    expect(sight.match(/^- /gm)).toHaveLength(5);
    expect(fold).toContain('<summary>7 more errors</summary>');
  });

  it('begin with failed commands, each with its reason and the end of its output', () => {
    const reason = '`npm test` ended with exit code 1';
    const output = `${'line\n'.repeat(30)}\u001B[31m\`\`\` boom\u001B[0m\n`;
    const broken = ['unit', 'lint', 'e2e', 'types'].map((id) => gate({ id, status: 'failed', reason, output }));
    const data = validation([{ ...passing, verdict: 'failed' }], broken);
    const text = report(pullRequestReport({ ...data, status: 'failed' }));
    expect(text).toMatch(/^### ❌ Commands unit, lint, e2e and 1 more did not pass\n/);
    expect(text).toContain('- `unit` failed: `npm test` ended with exit code 1.\n\n  ````text\n  … 21 lines before\n');
    expect(rendered(text)).toContain('``` boom\n</code></pre>\n</li>');
  });

  it('name a gate that broke without a finding, and the variables that its command lacked', () => {
    const broken = gate({
      id: 'loop-1.1',
      status: 'timed-out',
      reason: 'it took longer than 5 s',
      withheld: ['TOKEN'],
    });
    expect(report(pullRequestReport(validation([validatedPrp('PRPs/a.md', [broken]), passing])))).toContain(
      '- **a**: `loop-1.1` timed out: it took longer than 5 s. Withheld from its environment: TOKEN',
    );
  });
});

describe('the table of a report', () => {
  it('has a row for each PRP: failed ones first, with links to file, version and changes', () => {
    const kept = { ...passing, version: keptVersion(7, { prp: 'PRPs/b.md' }) };
    const third = validatedPrp('PRPs/c.md', [gate()]);
    const diff = semanticDiff({ prp: 'PRPs/c.md', from: base });
    const run = pullRequestReport(validation([kept, third, failing]), {
      number: 12,
      prps: new Map([
        ['PRPs/b.md', { diff: null, versions: [] }],
        ['PRPs/c.md', { diff, versions: [] }],
      ]),
    });
    const rows = report(run)
      .match(/^\| .*$/gm)
      ?.slice(0, 4);
    const url = 'https://github.com/o/r';
    const anchor = createHash('sha256').update('PRPs/a.md').digest('hex');
    expect(rows).toEqual([
      '| PRP | Result | Version |',
      `| ❌ [a](${url}/blob/${head}/PRPs/a.md) | 1 error | [diff](${url}/pull/12/files#diff-${anchor}) |`,
      expect.stringMatching(/^\| ⚠️ \[c\]\(.*\) \| 1 check removed \| \[diff\]\(/),
      `| ✅ [b](${url}/blob/${head}/PRPs/b.md) | passed | [v7](${url}/tree/prp-versions/PRPs/b.md/0000/v20261122%5F101537%5F3fa9c1d)&nbsp;·&nbsp;new |`,
    ]);
  });

  it('names PRPs of one name with their folders', () => {
    const twins = ['PRPs/x/a.md', 'PRPs/y/a.md'].map((path) => validatedPrp(path, [gate()]));
    expect(report(pullRequestReport(validation(twins)))).toMatch(/✅ \[x\/a\][^]*✅ \[y\/a\]/);
  });

  it('has a row for each folder of more than twenty PRPs, and folds those to look at', () => {
    const paths = ['x', 'y'].flatMap((folder) => Array.from({ length: 12 }, (_, n) => `PRPs/${folder}/${n}.md`));
    const many = paths.map((path, n) =>
      n === 0 ? validatedPrp(path, [gate({ findings: [finding({ path })] })]) : validatedPrp(path, [gate()]),
    );
    const text = report(pullRequestReport(validation(many)));
    expect(text).toContain('| x | 1 | · | 11 |\n| y | · | · | 12 |\n');
    expect(text).toContain(
      '<summary>1 PRP to look at, one by one</summary>\n\n| PRP | Result |\n|---|---|\n| ❌ [x/0]',
    );
    expect(text).toContain('<summary>23 PRPs pass</summary>\n\n**x:** [x/1](');
  });
});

describe('the report on one PRP', () => {
  const versions = [keptVersion(7), keptVersion(6), keptVersion(5, { status: 'passed' })];
  const told = (about: Partial<ValidatedPrp> = {}, diff: Partial<DiffData> = {}) =>
    report(
      pullRequestReport(validation([{ ...failing, version: keptVersion(7), ...about }]), {
        number: 12,
        baseName: 'main',
        prps: new Map([['PRPs/a.md', { diff: semanticDiff({ from: base, ...diff }), versions }]]),
      }),
    );

  it('has no table, but one sentence on the change', () => {
    const text = told({ gates: [gate()] }, { risks: [] });
    expect(text).not.toContain('|---|');
    expect(text).toMatch(
      /\n\n\[a\]\(.*\) is now \[v7\]\(.*\): \+2 −3 lines in \*\*Goal\*\* and \*\*Notes\*\*, criteria and checks unchanged · \[diff\]\(/,
    );
  });

  it('is one sentence and the footer where it passed and asks for nothing', () => {
    expect(told({ gates: [gate()] }, { risks: [] }).split('\n\n')).toHaveLength(3);
  });

  it('offers the way back to the last version that passed, for just this commit', () => {
    expect(told()).toContain(
      `To restore v5, the last version that passed:\n\n\`\`\`\n/prp rollback PRPs/a.md v5 --expect ${head}\n\`\`\``,
    );
    expect(told({ gates: [gate()] })).toContain('If the changes are not meant, restore v5,');
    expect(told({ gates: [gate()] }, { risks: [] })).not.toContain('/prp rollback');
  });

  it('says where it was checked and where more stands', () => {
    expect(told()).toMatch(
      /\n<sub>Checked \[`0123456`\]\(https:\/\/github\.com\/o\/r\/commit\/0123456789abcdef0123456789abcdef01234567\) against main · \[versions\]\(https:\/\/github\.com\/o\/r\/tree\/prp-versions\) · `\/prp help`<\/sub>\n$/,
    );
  });
});

describe('a report', () => {
  it('folds warnings, notices and the problems of the base', () => {
    const gates = [
      gate({
        findings: [
          finding({ severity: 'warning', message: 'W' }),
          finding({ severity: 'notice', message: 'N' }),
          finding({ baseline: true }),
          finding(),
        ],
      }),
    ];
    const text = report(pullRequestReport(validation([validatedPrp('PRPs/a.md', gates)]), { baseName: 'main' }));
    const fold =
      /<details><summary>1 warning, 1 notice, and 1 problem that <code>main<\/code> has, too<\/summary>\n\n([^]*?)<\/details>/.exec(
        text,
      );
    expect(fold?.[1]?.match(/^- /gm)).toHaveLength(3);
    expect(fold?.[1]).toContain('On main, too (they do not count):');
  });

  it('offers commands to paste for many PRPs of a pull request, and none elsewhere', () => {
    const run = pullRequestReport(validation([failing, passing]), { number: 3 });
    expect(report(run)).toContain('Check again, after a change outside the PRPs:\n\n```\n/prp validate\n```');
    expect(report({ ...run, number: undefined })).not.toMatch(/`\/prp|^\/prp/m);
  });

  it('lists generated, deleted and renamed PRPs, cited files and skipped steps', () => {
    const made = { created: true, changed: true, version: keptVersion(1), notes: ['No goal.'] };
    const text = report(
      pullRequestReport(null, {
        generated: [
          { path: 'PRPs/n.md', feature: 'features/n.md', ...made },
          { path: 'PRPs/m.md', ...made, notes: [] },
        ],
        landing: { kind: 'committed', commit: base },
        gone: [
          { path: 'PRPs/x.md', to: null },
          { path: 'PRPs/y.md', to: 'PRPs/z.md' },
        ],
        cited: [{ path: 'src/notes.js', to: null, prps: [{ prp: 'PRPs/q.md', line: 4 }] }],
        notices: ['No check: the workflow lacks `checks: write`.'],
      }),
    );
    expect(text).toMatch(/^### ✅ 2 PRPs were generated and committed to this branch\n/);
    expect(text).toMatch(
      /\n- \[n\]\(.*\) was generated from \[features\/n\.md\]\(.*\), \[v1\]\(.*\)\n {2}- No goal\.\n/,
    );
    expect(text).toContain('Commit [`fedcba9`](');
    expect(text).toContain('```sh\ngit pull --rebase\n```');
    expect(text).toContain('> No check: the workflow lacks `checks: write`.');
    expect(text).toMatch(/- `src\/notes\.js` is deleted, but 1 PRP cites it:\\\n {2}\[q\]\(.*#L4\)/);
    expect(text).toMatch(
      /- \*\*x\*\* was deleted; its \[versions\]\(.*\) stay\n- \*\*y\*\* was renamed to `PRPs\/z\.md`/,
    );
  });

  it('has the patch of what was not committed, and why', () => {
    const landing = { ...uncommitted, reason: 'refused', patch: '+a\n' } as const;
    const generated = [{ path: 'PRPs/n.md', created: true, changed: true, version: null, notes: [] }];
    const text = report(
      pullRequestReport(null, { generated, landing, notices: [`Nothing was committed: ${landing.message}`] }),
    );
    expect(text.split('The branch is protected.')).toHaveLength(2);
    expect(text).toContain('<summary>The changes as a patch</summary>\n\n```diff\n+a\n```\n');
    expect(text).toContain('git apply prp.patch');
  });

  it('shows when commands ran in the summary of a job, where one took more than ten seconds', () => {
    const run = (durationMs: number) => pullRequestReport(validation([passing], [gate({ id: 'unit', durationMs })]));
    const summary = (took: number) => reportMarkdown(run(took), { limit: 600_000, isSummary: true });
    expect(summary(10_001)).toContain(
      '**When each command ran:** 2 workers, 40 ms; one after the other 10.0 s\n\n```mermaid\ngantt\n',
    );
    expect(summary(9_000)).not.toContain('mermaid');
    expect(report(run(10_001))).not.toContain('mermaid');
  });
});

/** Everything in it that can stem from a document is this. */
function writtenBy(untrusted: string, many = 1): PullRequestReport {
  const found = (severity: 'error' | 'warning' | 'notice', baseline = false) =>
    finding({
      severity,
      baseline,
      message: untrusted,
      suggestion: untrusted.slice(0, 9),
      rule: untrusted,
      path: untrusted,
    });
  const findings = Array.from({ length: many }, () => [
    found('error'),
    found('warning'),
    found('notice'),
    found('error', true),
  ]).flat();
  const broken = gate({ id: untrusted, status: 'failed', reason: untrusted, output: untrusted });
  const prp = { ...validatedPrp(untrusted, [gate({ findings }), broken]), version: keptVersion(2, { prp: untrusted }) };
  const { sections, risks } = semanticDiff();
  const diff = semanticDiff({
    labels: { from: untrusted, to: untrusted },
    sections: sections.map((section) => ({ ...section, title: untrusted, previousTitle: untrusted })),
    risks: [
      ...risks.map((risk) => ({ ...risk, message: untrusted, before: untrusted })),
      ...(['criterion', 'check', 'section'] as const).map((subject): Risk => ({
        kind: 'criterion-weakened',
        message: untrusted,
        side: 'after',
        line: 3,
        subject,
        change: 'weakened',
        before: `one ${untrusted} two`,
        after: `one three ${untrusted} two`,
        because: untrusted,
      })),
    ],
    note: untrusted,
  });
  const passed = keptVersion(1, { prp: untrusted, status: 'passed' });
  return pullRequestReport(
    validation(
      Array.from({ length: many }, () => prp),
      [broken],
    ),
    {
      prps: new Map([[untrusted, { diff, versions: [keptVersion(2, { prp: untrusted }), passed] }]]),
      number: 3,
      baseName: untrusted,
      generated: [
        { path: untrusted, feature: untrusted, created: true, changed: true, version: null, notes: [untrusted] },
      ],
      landing: { kind: 'not-committed', reason: 'refused', message: untrusted, patch: untrusted },
      gone: [{ path: untrusted, to: untrusted }],
      cited: [{ path: untrusted, to: untrusted, prps: [{ prp: untrusted, line: 1 }] }],
      notices: [untrusted],
    },
  );
}

const ours =
  /^<\/?(?:h3|p|ul|li|strong|blockquote|details|summary|pre|code|table|thead|tbody|tr|th|td|span|del|ins|sub)(?: align="right"| class="language-(?:text|mermaid|diff|sh)")?>$|^<br \/>$/;

/** The harm of an untrusted text: tags and links that are not ours, and mentions of users. */
function harmIn(text: string): readonly string[] {
  const html = rendered(text);
  const tags = tagsIn(html.replaceAll(/<(pre|code)\b[^>]*>[^]*?<\/\1>/g, ''));
  const said = searchedTexts(html);
  return [
    ...tags.filter((tag) => !ours.test(tag) && !/^<a href="https:\/\/github\.com\/o\/r\/|^<\/a>$/.test(tag)),
    ...said.filter((one) => references.some((reference) => reference.test(one))),
  ];
}

/** Nothing of it is inside a fence, a fold or a table that was not closed. */
const wholePage =
  /<p><sub>Checked <a href=[^>]*><code>0123456<\/code><\/a> against [^\n]*<code>\/prp help<\/code><\/sub><\/p>\n?$/;

describe('a report on hostile documents', () => {
  it('mentions no user, links to no other place and stays in one piece', () => {
    fc.assert(
      fc.property(hostileMarkdown, (untrusted) => {
        const text = report(writtenBy(untrusted));
        expect(harmIn(text)).toEqual([]);
        expect(rendered(text)).toMatch(wholePage);
      }),
      { numRuns: 100 },
    );
  });

  it('never exceeds its limit, for reports of any length, and is never cut in the middle', { timeout: 120_000 }, () => {
    const sizes = fc.record({
      limit: fc.integer({ min: 10_000, max: comment }),
      many: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(hostileMarkdown, sizes, (untrusted, { limit, many }) => {
        const text = report(writtenBy(untrusted.repeat(5), many), limit);
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
        expect(harmIn(text)).toEqual([]);
        expect(rendered(text)).toMatch(wholePage);
      }),
      { numRuns: 40 },
    );
  });

  it.each(['$', '@', '\u202E', '\u{E0041}', '|', '🎯'])('fits when all of it is %j', (character) => {
    const run = writtenBy(character.repeat(2_000), 40);
    expect(Buffer.byteLength(report(run, 10_000))).toBeLessThanOrEqual(10_000);
  });
});

describe('a report that has too little room', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const found = (about: Partial<Finding>, times = 20) =>
        Array.from({ length: times }, (__, m) => finding({ ...about, message: `${about.message} ${n}.${m}` }));
      return validatedPrp(`PRPs/${n}.md`, [
        gate({
          findings: [
            ...found({ message: 'An error that takes its room.' }),
            ...found({ severity: 'warning', message: 'A warning.' }),
            ...found({ severity: 'notice', message: 'A notice.' }),
            ...found({ baseline: true, message: 'An old one.' }),
          ],
        }),
      ]);
    });
  const shown = (count: number) => {
    const text = report(pullRequestReport(validation(many(count)), { number: 3 }));
    return {
      known: text.includes('An old one.'),
      warnings: text.includes('A warning.'),
      errors: text.includes('An error that takes its room.'),
    };
  };

  it('drops known findings before warnings, and errors last', { timeout: 60_000 }, () => {
    expect(shown(2)).toEqual({ known: true, warnings: true, errors: true });
    const order = [4, 8, 12, 20, 40, 200].map(shown);
    for (const { known, warnings, errors } of order) {
      expect([known && !warnings, warnings && !errors]).not.toContain(true);
    }
    expect(order.at(-1)).toMatchObject({ known: false, errors: true });
  });

  it('says how much it left out', () => {
    const text = report(pullRequestReport(validation(many(400))), 12_000);
    expect(text).toMatch(/^### ❌ 8000 errors in 400 of 400 PRPs, 8000 warnings\n/);
    expect(text).toContain('<summary>7995 more errors</summary>');
    expect(text).toMatch(/\n… and \d+ more PRPs\.\n/);
    expect(text).toMatch(
      /\n… and 8000 warnings, 8000 notices, and 8000 problems that <code>the base<\/code> has, too\.\n/,
    );
  });

  it('takes time in proportion to the number of PRPs', { timeout: 60_000 }, () => {
    const took = (count: number) => {
      const run = pullRequestReport(validation(many(count)));
      const start = performance.now();
      report(run);
      return performance.now() - start;
    };
    took(100);
    expect(took(1_600)).toBeLessThan(64 * Math.max(5, took(100)));
  });
});
