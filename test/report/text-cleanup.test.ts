import { describe, expect, it } from 'vitest';
import type { CleanupData, CompactedData } from '../../src/report/report.ts';
import { cleanupText } from '../../src/report/text-cleanup.ts';
import type { Version } from '../../src/report/version-data.ts';

function removed(prp: string, ...sequences: readonly number[]): Version[] {
  return sequences.map((sequence) => ({
    id: 'v20261122_101530_3fa9c1d',
    sequence,
    prp,
    timestamp: '2026-11-22T10:15:30.123Z',
    checksum: 'sha256:0',
    canonicalChecksum: 'sha256:0',
    size: 0,
    source: { repository: null, commit: null, ref: null, pullRequest: null, dirty: false },
    reason: 'saved',
    restoredFrom: null,
    actor: null,
    status: 'unvalidated',
    tags: [],
    encrypted: false,
    message: null,
    validation: null,
    commit: null,
    movedFrom: null,
  }));
}

function text(about: Partial<CleanupData>): string {
  const limits = { maxVersions: 50, olderThanDays: null };
  const data = { removed: [], kept: 50, spared: [], limits, dryRun: false, compacted: null, ...about };
  return cleanupText(data, (_style, plain) => plain);
}

const compacted: CompactedData = {
  commitsBefore: 1203,
  commitsAfter: 1,
  bytesBefore: 1_250_000,
  bytesAfter: 950,
  unreachable: { commits: 1203, bytes: 999_960 },
  heldBy: [],
  replaced: 'aaaa',
  head: 'bbbb',
  branch: 'prp-versions',
};

const spare = (sequence: number | null, because: CleanupData['spared'][number]['because']) => ({
  prp: 'a.md',
  version: 'v1',
  sequence,
  because,
});

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe('the text of a clean-up', () => {
  it('puts numbers together', () => {
    expect(text({ removed: [...removed('a.md', 9, 7, 3, 2, 1), ...removed('PRPs/b.md', 4)] })).toBe(
      [
        '✓ Removed 6 versions of 2 PRPs (at most 50 of each PRP); 50 stay.',
        '  a.md           5: v1 to v3, v7, v9',
        '  PRPs/b.md      1: v4',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['a thousand versions of one PRP', removed('a.md', ...upTo(1000)), 2],
    ['every other of two thousand', removed('a.md', ...upTo(1000).map((n) => 2 * n)), 2],
    ['one of each of a thousand PRPs', upTo(1000).flatMap((n) => removed(`PRPs/${n}.md`, 1)), 22],
  ])('stays readable for %s', (_what, versions, lines) => {
    const told = text({ removed: versions });
    expect(told.trimEnd().split('\n')).toHaveLength(lines);
    expect(Math.max(...told.split('\n').map(({ length }) => length))).toBeLessThan(220);
    expect(told).toContain('Removed 1000 versions');
  });

  it('shows control characters in names', () => {
    expect(text({ removed: removed('a\u001b[2J\n.md', 1) })).toContain('  a\\u{1b}[2J\\u{a}.md      1: v1\n');
  });

  it('groups versions beyond the limits by reason', () => {
    const spared = [spare(5, 'tagged'), spare(4, 'tagged'), spare(2, 'executed'), spare(null, 'tampered')];
    expect(text({ spared })).toBe(
      [
        '· Nothing to remove: at most 50 of each PRP; 50 versions kept.',
        '  Kept beyond the limits:',
        '    a.md  tagged: v4 to v5',
        '    a.md  executed: v2',
        '    a.md  tampered with, kept as evidence: 1 without a number',
        '',
      ].join('\n'),
    );
  });
});

describe('the text of a compaction', () => {
  it('reports the freed space, how to free it at once, and how to undo it', () => {
    expect(text({ compacted })).toBe(
      [
        '· Nothing to remove: at most 50 of each PRP; 50 versions kept.',
        '✓ Compacted 1203 commits into one.',
        '  1.3 MB stored for the branch, 950 bytes for what stays.',
        '  1203 commits and 1.0 MB are now unreachable: Git frees them in its own time.',
        '  Git frees it when it is two weeks old, by itself or with git gc',
        '  Undo, before that: git update-ref refs/heads/prp-versions aaaa bbbb',
        '',
      ].join('\n'),
    );
  });

  it('promises nothing in a dry run, and names the references that hold the old commits', () => {
    const told = text({
      dryRun: true,
      compacted: { ...compacted, head: null, heldBy: ['refs/remotes/origin/prp-versions'] },
    });
    expect(told).toContain('Would put one commit in the place of 1203 commits.');
    expect(told).toContain('would become unreachable');
    expect(told).toContain('    refs/remotes/origin/prp-versions\n');
    expect(told).toContain('Do the same there, else they come back: prp cleanup --compact --remote origin\n');
    expect(told).not.toContain('git gc');
  });

  it('promises no space where nothing becomes unreachable', () => {
    const told = text({
      compacted: { ...compacted, unreachable: { commits: 0, bytes: 0 }, heldBy: ['refs/tags/old'] },
    });
    expect(told).toContain('  Nothing is unreachable, so nothing can be freed.\n');
    expect(told).toContain('  Undo: git update-ref');
    expect(told).not.toContain('git gc');
  });

  it('reports that there is nothing to do, and leaves out unknown sizes', () => {
    expect(text({ compacted: { ...compacted, commitsBefore: 1, replaced: null, head: null } })).toContain(
      '· Nothing to compact: the branch has 1 commit.\n',
    );
    const { bytesBefore: _, bytesAfter: __, unreachable: ___, ...unknown } = compacted;
    expect(text({ compacted: unknown })).not.toContain('stored for the branch');
  });
});
