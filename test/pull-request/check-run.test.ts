import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRunBodies } from '../../src/pull-request/check-run.ts';
import { apiLimits } from '../../src/github/api-limits.ts';
import type { PullRequestReport } from '../../src/report/pull-request-report.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { head, pullRequestReport } from '../support/pull-request.ts';
import { finding, validationOf } from '../support/validation.ts';

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
      output: { title: 'Failed: 1 error in PRPs/a.md', summary: 'Failed: 1 error in PRPs/a.md' },
    });
    expect(body.output.summary).not.toContain('\n');
    expect(body.output.text).toMatch(/^### ❌ Failed/);
    expect(body.output.annotations).toHaveLength(1);
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
    expect(sent[0].output.summary).toContain('50 more are not shown at their lines.');
  });

  it("stays within GitHub's limits for any document", () => {
    fc.assert(
      fc.property(hostileMarkdown, fc.integer({ min: 1, max: 300 }), (text, times) => {
        const message = text.repeat(times);
        const run = pullRequestReport(validationOf(finding({ message, path: message })), { notices: [message] });
        const { output } = bodies(run)[0];
        expect(output.title.length).toBeLessThanOrEqual(255);
        expect(Buffer.byteLength(output.summary)).toBeLessThanOrEqual(apiLimits.checkText);
        expect(Buffer.byteLength(output.text)).toBeLessThanOrEqual(apiLimits.checkText);
      }),
    );
  });
});
