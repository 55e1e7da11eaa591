import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Git, gitIn } from '../src/system/git.ts';
import { gitBranch } from '../src/history/branch/git-branch.ts';
import { type VersionInput, History } from '../src/history/history.ts';
import { canonicalChecksum } from '../src/prp/canonical.ts';

export const prp = 'PRPs/example.md';
export const branch = 'prp-versions';

export interface Fixture {
  readonly directory: string;
  readonly git: Git;
  remove(): Promise<void>;
}

/** A repository whose one PRP has some versions, packed as after a clone. */
export async function repositoryWith(versions: number): Promise<Fixture> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--initial-branch=main']);
  await git.text(['config', 'user.name', 'Bench']);
  await git.text(['config', 'user.email', 'bench@example.invalid']);
  // No background packing in the middle of a measurement.
  await git.text(['config', 'gc.auto', '0']);
  await mkdir(join(directory, 'PRPs'));
  await writeFile(join(directory, prp), documentOf(versions));
  await git.text(['add', '.']);
  await git.text(['commit', '--quiet', '--message', 'Start']);

  const versionsBranch = gitBranch(git, branch);
  const history = new History(versionsBranch);
  for (let made = 0; made < versions; made += 200) {
    const batch = Array.from({ length: Math.min(200, versions - made) }, (_, index) => additionOf(made + index + 1));
    await history.append(batch);
  }
  await versionsBranch.close();
  await git.text(['repack', '-adq']);
  return { directory, git, remove: () => rm(directory, { recursive: true, force: true }) };
}

/** 20 kB of Markdown that compresses like real PRPs do, to about a third; a tenth of its lines differ by number. */
export function documentOf(number: number): string {
  const lines = Array.from({ length: 260 }, (_, line) => {
    const word = wordsFrom(line % 10 === 0 ? number * 1_000 + line : line);
    return `- [ ] ${Array.from({ length: 11 }, word).join(' ')}`;
  });
  return `# PRP: Example\n\n## Goal\n\n${lines.join('\n')}\n`;
}

/** Made-up words, the same for the same seed (Lehmer's generator). */
function wordsFrom(seed: number): () => string {
  let state = (seed * 7_919 + 12_345) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return syllables.map((some, index) => some[(state >> (index * 3)) % some.length]).join('');
  };
}

const syllables = [
  ['re', 'con', 'pro', 'in', 'de', 'sub', 'ex', 'per'],
  ['que', 'fi', 'vi', 'ta', 'lo', 'mi', 'ser', 'ple'],
  ['st', 'gure', 'de', 'ble', 'cate', 'ter', 'ment', 'ne'],
];

export function additionOf(number: number, validation: VersionInput['validation'] = passed): VersionInput {
  const text = documentOf(number);
  return {
    prp,
    bytes: new TextEncoder().encode(text),
    canonicalChecksum: canonicalChecksum(text),
    source: { repository: null, commit: null, ref: 'refs/heads/main', pullRequest: null, dirty: true },
    reason: 'changed',
    actor: 'Bench <bench@example.invalid>',
    ...(validation && { validation }),
  };
}

const passed: VersionInput['validation'] = {
  verdict: 'passed',
  gates: ['structure', 'references'].map((id) => ({
    id,
    status: 'passed',
    durationMs: 3,
    queuedMs: 0,
    attempts: 1,
    errors: 0,
    warnings: 0,
    notices: 0,
  })),
};
