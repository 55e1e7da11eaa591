import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { workerVariable } from './bundled-worker.ts';

let directory: string;

/**
 * Bundles the process that gates run in, once for all tests, as the build does for a release: from one file it starts in a
 * quarter of the time that Node needs for the source. Vitest calls this before the first test.
 */
export async function setup(): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'prp-test-worker-'));
  const build = await rolldown({
    input: { 'isolation-worker': 'src/gates/isolation/isolation-worker.ts' },
    platform: 'node',
    logLevel: 'silent',
  });
  await build.write({ dir: directory, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' });
  await build.close();
  process.env[workerVariable] = join(directory, 'isolation-worker.cjs');
}

/** Vitest calls this after the last test. */
export async function teardown(): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}
