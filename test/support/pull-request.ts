import type { PullRequestReport } from '../../src/report/pull-request-report.ts';
import type { DiffData, ValidateReport } from '../../src/report/report.ts';
import type { Version } from '../../src/report/version-data.ts';
import { validationOf } from './validation.ts';

export const head = '0123456789abcdef0123456789abcdef01234567';
export const base = 'fedcba9876543210fedcba9876543210fedcba98';

/** A version of `PRPs/a.md`. */
export function keptVersion(sequence: number, about: Partial<Version> = {}): Version {
  return {
    id: `v20261122_10153${sequence % 10}_3fa9c1d`,
    sequence,
    prp: 'PRPs/a.md',
    timestamp: '2026-11-22T10:15:30.000Z',
    checksum: 'sha256:0',
    canonicalChecksum: 'sha256:0',
    size: 10,
    source: { repository: 'o/r', commit: head, ref: null, pullRequest: 3, dirty: false },
    reason: 'changed',
    movedFrom: null,
    restoredFrom: null,
    actor: null,
    status: 'failed',
    tags: [],
    encrypted: false,
    message: null,
    validation: null,

    commit: head,
    ...about,
  };
}

/** The third line of `PRPs/a.md` was changed, and a command is gone. */
export function semanticDiff(about: Partial<DiffData> = {}): DiffData {
  return {
    prp: 'PRPs/a.md',
    from: 'v20261122_101531_3fa9c1d',
    to: 'v20261122_101532_3fa9c1d',
    labels: { from: 'v1', to: 'v2' },
    identical: false,
    canonicalIdentical: false,
    stats: { added: 2, removed: 3 },
    sections: [
      { role: 'goal', title: 'Goal', change: 'modified', line: 1, stats: { added: 1, removed: 1 } },
      {
        role: null,
        title: 'Notes',
        previousTitle: 'Remarks',
        change: 'renamed',
        line: 9,
        stats: { added: 1, removed: 2 },
      },
    ],
    sectionCount: 5,
    criteria: { added: [], removed: [], changed: [], weakened: [] },
    tasks: { added: [], removed: [], changed: [] },
    references: { added: [], removed: [], changed: [] },
    commands: { added: [], removed: [], changed: [], weakened: [] },
    risks: [
      {
        kind: 'gate-removed',
        message: '“npm test” is not run any more.',
        side: 'before',
        line: 7,
        subject: 'check',
        change: 'removed',
        before: 'npm test',
      },
    ],
    exact: true,
    unified: '--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n',
    ...about,
  };
}

/** A run on a pull request that validated one PRP and found nothing, or what it is given. */
export function pullRequestReport(
  validation: ValidateReport | null = validationOf(),
  about: Partial<PullRequestReport> = {},
): PullRequestReport {
  return {
    validation,
    cancelled: false,
    prps: new Map(),
    generated: [],
    gone: [],
    notices: [],
    head,
    repositoryUrl: 'https://github.com/o/r',
    versionsBranch: 'prp-versions',
    ...about,
  };
}
