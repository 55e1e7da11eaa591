import type { VersionInput } from '../../src/history/history.ts';

/** A text to keep as a version; everything else is what a test rarely cares about. */
export function addition(text: string, about: Partial<VersionInput> = {}): VersionInput {
  return {
    prp: 'PRPs/user-api.md',
    bytes: Buffer.from(text),
    canonicalChecksum: `sha256:${'0'.repeat(64)}`,
    source: { repository: 'acme/api', commit: 'c0ffee', ref: 'refs/heads/main', pullRequest: null, dirty: false },
    reason: 'saved',
    actor: 'Ann <ann@example.com>',
    ...about,
  };
}

/** The same, validated by one gate. */
export function validated(text: string, verdict: 'passed' | 'failed', about: Partial<VersionInput> = {}): VersionInput {
  const gate = { id: 'structure', status: verdict, durationMs: 3, queuedMs: 1, attempts: 1 };
  const counts = { errors: verdict === 'failed' ? 2 : 0, warnings: 1, notices: 0 };
  return addition(text, { validation: { verdict, gates: [{ ...gate, ...counts }] }, ...about });
}

/** The same, handed to an agent. */
export function executed(
  text: string,
  status: 'succeeded' | 'failed',
  about: Partial<VersionInput> = {},
): VersionInput {
  const changes = { files: 2, added: 30, removed: 4 };
  return addition(text, { execution: { agent: 'house', status, durationMs: 61_000, changes, reason: null }, ...about });
}
