import { describe, expect, it } from 'vitest';
import { replyMarkdown } from '../../src/report/markdown-reply.ts';
import type { Report } from '../../src/report/report.ts';
import { head, keptVersion, semanticDiff } from '../support/pull-request.ts';
import { rendered } from '../support/rendered-markdown.ts';
import { finding, validationOf } from '../support/validation.ts';

const place = { head, repositoryUrl: 'https://github.com/o/r', versionsBranch: 'prp-versions' };

function reply(report: Report): string {
  return replyMarkdown(report, place);
}

function listed(versions: readonly ReturnType<typeof keptVersion>[]): string {
  return reply({ command: 'list', status: 'passed', data: { versions, problems: [] } });
}

describe('the reply to a command', () => {
  it('validate is the report of it', () => {
    expect(reply(validationOf(finding()))).toMatch(/^### ❌ Failed: 1 error in PRPs\/a\.md\n/);
  });

  it('list is a table with the way to each version, and the next commands', () => {
    const said = listed([keptVersion(2, { tags: ['bad_idea'] }), keptVersion(1, { status: 'passed' })]);
    expect(said).toContain(
      '| [v2](https://github.com/o/r/tree/prp-versions/PRPs/a.md/0000/v20261122%5F101532%5F3fa9c1d) | 2026-11-22 10:15 | ✗ failed | changed | bad&#95;idea |\n',
    );
    expect(said).toContain('\n/prp diff PRPs/a.md previous latest\n');
    expect(said).toContain(`\n/prp rollback PRPs/a.md v1 --expect ${head}\n`);
  });

  it('list reports that there are no versions', () => {
    expect(listed([])).toMatch(/^No versions yet\./);
  });

  it('diff shows the semantic changes and the lines', () => {
    const said = reply({ command: 'diff', status: 'passed', data: semanticDiff() });
    expect(said).toMatch(/^`PRPs\/a\.md`: v1 → v2\n/);
    expect(said).toContain('Look twice');
    expect(said).toContain('```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n```');
  });

  it('diff says that no section changed where boxes were ticked', () => {
    const data = semanticDiff({ sections: [], stats: { added: 1, removed: 1 } });
    expect(reply({ command: 'diff', status: 'passed', data })).toContain(
      '**Since v1:** +1 −1 lines, only ticks and white space.\n',
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

  it('rollback names the restored version and the command that undoes it', () => {
    const data = {
      prp: 'PRPs/a.md',
      path: 'PRPs/a.md',
      restoredFrom: keptVersion(1).id,
      restoredSequence: 1,
      version: keptVersion(3),
      changed: true,
      kept: null,
    };
    expect(reply({ command: 'rollback', status: 'passed', data })).toBe(
      '✅ `PRPs/a.md` was restored from v1, recorded as v3.\n\nTo undo it:\n\n```\n/prp rollback PRPs/a.md previous\n```\n',
    );
  });

  it('tag names the tag and its version', () => {
    const tag = { name: 'approved', version: keptVersion(1).id, sequence: 1, problem: null };
    const about = { actor: null, timestamp: '2026-11-22T10:15:30.000Z', checksum: 'sha256:0' };
    const data = {
      prp: 'PRPs/a.md',
      action: 'tagged',
      name: 'approved',
      tags: [{ ...tag, ...about }],
      dryRun: false,
    } as const;
    expect(reply({ command: 'tag', status: 'passed', data })).toBe('✅ approved: tagged, v1 of `PRPs/a.md`.\n');
  });

  it('generate names the PRP and the next command', () => {
    const data = {
      path: 'PRPs/a.md',
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
    expect(reply({ command: 'generate', status: 'passed', data })).toBe(
      '✅ `PRPs/a.md` was generated as v1.\n\n> No goal @&#8203;given.\n\nNext:\n\n```\n/prp validate PRPs/a.md\n```\n',
    );
  });

  it('verify is the text of the terminal, as code', () => {
    const data = { checked: 3, problems: [], notes: [] };
    expect(reply({ command: 'verify', status: 'passed', data })).toMatch(/^```text\n[^]*3[^]*\n```\n$/);
  });
});
