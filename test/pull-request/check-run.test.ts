import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRunBodies } from '../../src/pull-request/check-run.ts';
import { apiLimits } from '../../src/github/api-limits.ts';
import type { PullRequestReport } from '../../src/report/pull-request-report.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { head, pullRequestReport, semanticDiff } from '../support/pull-request.ts';
import { finding, gate, validatedPrp, validation, validationOf } from '../support/validation.ts';

function bodies(run: PullRequestReport) {
  return checkRunBodies(run, { name: 'PRP', externalId: 'report:7:1' });
}

function findings(count: number) {
  return Array.from({ length: count }, (_, n) => finding({ startLine: n + 1 }));
}

describe('a check run', () => {
  it('reports the result on the commit', () => {
    const [body, ...more] = bodies(pullRequestReport(validationOf(finding())));
    expect(more).toEqual([]);
    expect(body).toMatchObject({
      name: 'PRP',
      head_sha: head,
      external_id: 'report:7:1',
      status: 'completed',
      conclusion: 'failure',
      output: {
        title: '1 error in a',
        summary:
          '**To do**\n\n1. `src/a.ts` does not exist. [PRP301](https://github.com/prp-action/prp-action/blob/main/docs/rules/PRP301.md)\n',
      },
    });
    expect(body.output.text).not.toContain('src/a.ts');
    expect(body.output.annotations).toHaveLength(1);
  });

  it('numbers what to do and what to decide, and says what passes', () => {
    const prps = ['a', 'b', 'c'].map((name) => validatedPrp(`PRPs/${name}.md`, [gate()]));
    const failing = validatedPrp('PRPs/d.md', [
      gate({ findings: [finding(), finding({ baseline: true, message: 'Old.' })] }),
    ]);
    const diff = semanticDiff({ prp: 'PRPs/a.md' });
    const [{ output }] = bodies(
      pullRequestReport(validation([...prps, failing]), {
        baseName: 'main',
        prps: new Map([['PRPs/a.md', { diff, versions: [] }]]),
      }),
    );
    expect(output.title).toBe('1 error in d. Look twice: 1 check removed');
    expect(output.summary.split('\n\n')).toEqual([
      '**To do**',
      expect.stringMatching(/^1\. \*\*d\*\*: `src\/a\.ts` does not exist\. \[PRP301\]/),
      '**To decide** – no gate fails on these',
      '2. **a**: is it meant that a check was removed? `npm test`',
      '2 PRPs pass. 1 problem that main has, too, does not count.\n',
    ]);
    expect(output.text).toMatch(/^### What changed in each PRP\n\n\| PRP \| Lines \| Sections \|/);
    expect(output.text).toContain(
      '### Gates that did not pass\n\n| PRP | Gate | Result |\n|---|---|---|\n| d | references | failed, 1 finding |',
    );
  });

  it('says that there is nothing to check', () => {
    const [{ output }] = bodies(pullRequestReport(null, { baseName: 'main' }));
    expect(output).toMatchObject({
      title: 'No PRP changed',
      summary: 'No PRP differs from main, so there is nothing to check.\n',
    });
  });

  it.each<[string, PullRequestReport, string]>([
    ['passes', pullRequestReport(), 'success'],
    ['has nothing to validate', pullRequestReport(null), 'success'],
    ['was stopped', pullRequestReport(null, { cancelled: true }), 'cancelled'],
  ])('that %s', (_what, run, conclusion) => {
    expect(bodies(run)[0].conclusion).toBe(conclusion);
  });

  it.each([
    [0, [0]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('with %i annotations sends %j at once', (count, sizes) => {
    const sent = bodies(pullRequestReport(validationOf(...findings(count))));
    expect(sent.map(({ output }) => output.annotations.length)).toEqual(sizes);
    const lines = sent.flatMap(({ output }) => output.annotations.map(({ start_line }) => start_line));
    expect(lines).toEqual(Array.from({ length: count }, (_, n) => n + 1));
  });

  it('sends the same report with every request, because the last one stays', () => {
    const [first, second] = bodies(pullRequestReport(validationOf(...findings(60))));
    expect({ ...second?.output, annotations: [] }).toEqual({ ...first.output, annotations: [] });
  });

  it('counts the annotations that it does not show', () => {
    const sent = bodies(pullRequestReport(validationOf(...findings(300))));
    expect(sent).toHaveLength(5);
    expect(sent[0].output.summary).toContain('50 more findings are not shown at their lines.');
  });

  it("stays within GitHub's limits for any document", () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const message = text.repeat(times);
        const run = pullRequestReport(validationOf(finding({ message, path: message })), { notices: [message] });
        const { output } = bodies(run)[0];
        expect(output.title.length).toBeLessThanOrEqual(55);
        expect(Buffer.byteLength(output.summary)).toBeLessThanOrEqual(apiLimits.checkText);
        expect(Buffer.byteLength(output.text)).toBeLessThanOrEqual(apiLimits.checkText);
      }),
    );
  });
});
