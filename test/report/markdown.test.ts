import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportMarkdown } from '../../src/report/markdown.ts';
import type { PullRequestReport } from '../../src/report/pull-request-report.ts';
import type { ValidatedPrp } from '../../src/report/report.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { head, keptVersion, pullRequestReport, semanticDiff } from '../support/pull-request.ts';
import { references, rendered, searchedTexts, tagsIn } from '../support/rendered-markdown.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

const comment = 65_536;

function report(run: PullRequestReport, limit = comment): string {
  return reportMarkdown(run, { limit });
}

function firstLine(run: PullRequestReport): string | undefined {
  return report(run).split('\n')[0];
}

const failing = validatedPrp('PRPs/a.md', [gate({ findings: [finding()] })]);
const passing = validatedPrp('PRPs/b.md', [gate()]);

describe('the first line of a report', () => {
  it.each([
    ['one PRP that failed', validation([failing, passing]), '### ❌ Failed: 1 error in PRPs/a.md'],
    [
      'several',
      validation([failing, { ...failing, path: 'PRPs/c.md' }, passing]),
      '### ❌ Failed: 2 errors in 2 of 3 PRPs',
    ],
    [
      'a gate that broke',
      validation([validatedPrp('PRPs/a.md', [gate({ status: 'timed-out' })])]),
      '### ❌ Failed: gate references timed-out in PRPs/a.md',
    ],
    [
      'a command of the run',
      validation([passing], [gate({ id: 'unit', status: 'failed' })]),
      '### ❌ Failed: gate unit failed',
    ],
    ['a pass', validation([passing]), '### ✅ Passed: 1 PRP, 1 gate, 40 ms'],
    ['nothing to validate', validation([]), '### ⚪ No PRP changed'],
    ['no validation', null, '### ⚪ No PRP changed'],
  ])('reports the result of %s', (_what, came, line) => {
    expect(firstLine(pullRequestReport(came))).toBe(line);
  });

  it('says that warnings failed it, where they do', () => {
    const warned = validationOf(finding({ severity: 'warning' }));
    expect(firstLine(pullRequestReport(warned))).toBe('### ❌ Failed: 1 warning in PRPs/a.md');
  });

  it('says that a run was cancelled', () => {
    expect(firstLine(pullRequestReport(null, { cancelled: true }))).toBe('### ⚪ Cancelled before all gates had ended');
  });
});

describe('a PRP in a report', () => {
  const versions = [keptVersion(7), keptVersion(6), keptVersion(5, { status: 'passed' })];
  const told = (about: Partial<ValidatedPrp> = {}) =>
    report(
      pullRequestReport(validation([{ ...failing, version: keptVersion(7), ...about }]), {
        prps: new Map([['PRPs/a.md', { diff: semanticDiff(), versions }]]),
      }),
    );

  it('is named with its version, on the versions branch', () => {
    expect(told()).toContain(
      '#### ❌ `PRPs/a.md` [v7](https://github.com/o/r/tree/prp-versions/PRPs/a.md/0000/v20261122%5F101537%5F3fa9c1d)\n',
    );
  });

  it('shows its new errors, each with its line and its suggestion', () => {
    const found = gate({ findings: [finding({ suggestion: 'src/b.ts' })] });
    expect(told({ gates: [found] })).toContain(
      `- **error** [line 3](https://github.com/o/r/blob/${head}/PRPs/a.md?plain=1#L3): src/a.ts does not exist. → \`src/b.ts\` ([PRP301](https://github.com/prp-action/prp-action/blob/main/docs/rules/PRP301.md))\n`,
    );
  });

  it('folds notices and known findings', () => {
    const gates = [gate({ findings: [finding({ severity: 'notice', message: 'N' }), finding({ baseline: true })] })];
    const text = report(pullRequestReport(validation([validatedPrp('PRPs/a.md', gates)])));
    const fold = /<details><summary>1 notice, 1 in the base revision too<\/summary>\n\n([^]*?)<\/details>/.exec(text);
    expect(fold?.[1]?.match(/^- /gm)).toHaveLength(2);
    expect(text.replace(fold?.[0] ?? '', '')).not.toContain('- **');
  });

  it('shows risks before other changes', () => {
    const text = told();
    expect(text).toContain('⚠️ **Look twice**, since v1:\n\n- “npm test” is not run any more.\n');
    expect(text).toContain(
      [
        '**Since v1:** +2 −3 lines in 2 sections:',
        '',
        '- modified **Goal** (goal) +1 −1',
        '- renamed **Notes**, before: Remarks +1 −2',
        '',
      ].join('\n'),
    );
    expect(text.indexOf('Look twice')).toBeLessThan(text.indexOf('**Since'));
  });

  it('has a table of its gates', () => {
    const text = told({ gates: [...failing.gates, gate({ id: 'structure' })] });
    expect(text).toContain('<details><summary>1 of 2 gates did not pass</summary>\n\n| | Gate |');
    expect(text).toContain('| ✗ | references | failed | 1 | 12 ms |\n| ✓ | structure | passed | 0 | 12 ms |\n');
  });

  it('offers the way back to the last version that passed, for this commit only', () => {
    expect(told()).toContain(`\`\`\`\n/prp rollback PRPs/a.md v5 --expect ${head}\n\`\`\``);
    expect(told()).toContain(
      '[3 versions kept](https://github.com/o/r/tree/prp-versions/PRPs/a.md), the last that passed is v5.',
    );
  });

  it('offers none when it passed', () => {
    expect(told({ gates: [gate()] })).not.toContain('/prp rollback');
  });

  it("shows the end of a broken command's output", () => {
    const output = `${'line\n'.repeat(30)}\u001B[31m\`\`\` boom\u001B[0m\n`;
    const text = report(pullRequestReport(validation([passing], [gate({ id: 'unit', status: 'failed', output })])));
    expect(text).toContain(`\`\`\`\`text\n… 11 lines before\n${'line\n'.repeat(19)}\`\`\` boom\n\`\`\`\`\n`);
  });
});

describe('a report', () => {
  it('has the PRPs that failed first', () => {
    const warned = validatedPrp('PRPs/w.md', [
      gate({ status: 'passed', findings: [finding({ severity: 'warning' })] }),
    ]);
    const text = report(pullRequestReport(validation([warned, failing])));
    expect(text.match(/^#### .*$/gm)).toEqual(['#### ❌ `PRPs/a.md`', '#### ✅ `PRPs/w.md`']);
  });

  it('lists failed commands before all PRPs, by name, each with reason and output', () => {
    const reason = '`npm test` ended with exit code 1';
    const broken = ['unit', 'lint', 'e2e', 'types'].map((id) => gate({ id, status: 'failed', reason, output: 'boom' }));
    const data = validation([{ ...passing, verdict: 'failed' }], broken);
    const text = report(pullRequestReport({ ...data, status: 'failed' }));
    const [first, ...blocks] = text.split('\n\n');
    expect(first).toBe('### ❌ Failed: gates unit, lint, e2e and 1 more did not pass');
    expect(blocks.slice(0, 3)).toEqual([
      '#### Commands of the run',
      '✗ **unit** failed: `npm test` ended with exit code 1',
      '```text\nboom\n```',
    ]);
    expect(text).toContain("- ⚠️ `PRPs/b.md`: 1 gate passed; the run's commands failed.");
  });

  it('has one line for each PRP that has nothing to say', () => {
    const text = report(pullRequestReport(validation([passing, failing, { ...passing, version: keptVersion(2) }])));
    expect(text).toMatch(/\n- ✅ `PRPs\/b\.md`: 1 gate passed\.\n- ✅ `PRPs\/b\.md` \[v2\]\(.*\): 1 gate passed\.\n/);
    expect(text).not.toContain('#### ✅');
  });

  it('lists generated, deleted and renamed PRPs, and skipped steps', () => {
    const text = report(
      pullRequestReport(null, {
        generated: [{ path: 'PRPs/n.md', created: true, changed: true, version: keptVersion(1), notes: ['No goal.'] }],
        gone: [
          { path: 'PRPs/x.md', to: null },
          { path: 'PRPs/y.md', to: 'PRPs/z.md' },
        ],
        notices: ['The token may not write checks.'],
      }),
    );
    expect(text.split('\n\n').slice(0, 4)).toEqual([
      '### ✅ Generated: 1 PRP',
      '> The token may not write checks.',
      '- `PRPs/n.md` generated as v1. No goal.',
      '- `PRPs/x.md` deleted; its versions stay.\n- `PRPs/y.md` renamed to `PRPs/z.md`.',
    ]);
  });

  it('shows when each gate ran', () => {
    expect(report(pullRequestReport())).toMatch(/<summary>When each gate ran<\/summary>\n\n```mermaid\ngantt\n/);
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
    risks: risks.map((risk) => ({ ...risk, message: untrusted })),
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
      generated: [{ path: untrusted, created: true, changed: true, version: null, notes: [untrusted] }],
      gone: [{ path: untrusted, to: untrusted }],
      notices: [untrusted],
    },
  );
}

const ours =
  /^<\/?(?:h3|h4|p|ul|li|strong|blockquote|details|summary|pre|code|table|thead|tbody|tr|th|td|span)(?: align="right"| class="language-(?:text|mermaid)")?>$/;

/** The harm of an untrusted text: tags and links that are not ours, and mentions of users. */
function harmIn(text: string): readonly string[] {
  const html = rendered(text);
  const tags = tagsIn(html.replaceAll(/<(pre|code)\b[^>]*>[^]*?<\/\1>/g, ''));
  const said = searchedTexts(html.replace('Looked at 0123456.', ''));
  return [
    ...tags.filter((tag) => !ours.test(tag) && !/^<a href="https:\/\/github\.com\/o\/r\/|^<\/a>$/.test(tag)),
    ...said.filter((one) => references.some((reference) => reference.test(one))),
  ];
}

/** Nothing of it is inside a fence, a fold or a table that was not closed. */
const wholePage = /<p>Looked at 0123456\.<\/p>\n?$/;

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
    Array.from({ length: count }, (_, n) =>
      validatedPrp(`PRPs/${n}.md`, [
        gate({
          findings: [
            ...Array.from({ length: 20 }, () => finding({ message: 'An error that takes its room.' })),
            ...Array.from({ length: 20 }, () => finding({ severity: 'notice', message: 'A notice.' })),
            ...Array.from({ length: 20 }, () => finding({ baseline: true, message: 'An old one.' })),
          ],
        }),
      ]),
    );
  const shown = (count: number) => {
    const text = report(pullRequestReport(validation(many(count))));
    const times = (part: string) => text.split(part).length - 1;
    return {
      gantt: text.includes('mermaid'),
      baseline: times('An old one.') > 0,
      notices: times('A notice.') > 0,
      errors: times('An error that takes its room.') > 0,
    };
  };

  it('drops the gantt first, then known findings, then notices, errors last', () => {
    expect(shown(3)).toEqual({ gantt: true, baseline: true, notices: true, errors: true });
    const order = [4, 5, 6, 7, 8, 10, 12, 20, 40].map(shown);
    for (const { gantt, baseline, notices, errors } of order) {
      expect([gantt && !baseline, baseline && !notices, notices && !errors, !errors]).not.toContain(true);
    }
    expect(order.at(-1)).toEqual({ gantt: false, baseline: false, notices: false, errors: true });
  });

  it('says how much it left out', () => {
    const text = report(pullRequestReport(validation(many(400))));
    expect(text).toMatch(/\n- … and \d+ more errors\n/);
    expect(text).toMatch(/\n… and \d+ more PRPs with findings or changes\.\n/);
    expect(text).toContain('… and 20 notices, 20 in the base revision too.');
  });
});
