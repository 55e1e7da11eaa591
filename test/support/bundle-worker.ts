import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vitest/config';

const variable = 'PRP_TEST_ISOLATION_WORKER';
let directory: string | undefined;

/**
 * Bundles the process that gates run in, once for all tests, as the build does for a release: from one file it starts in a
 * third of the time that Node needs for the source. Vitest calls this before the first test, for each project.
 */
export async function setup(): Promise<void> {
  if (process.env[variable] !== undefined) return;
  directory = await mkdtemp(join(tmpdir(), 'prp-test-worker-'));
  const build = await rolldown({
    input: { 'isolation-worker': 'src/gates/isolation/isolation-worker.ts' },
    platform: 'node',
    logLevel: 'silent',
  });
  await build.write({ dir: directory, format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' });
  await build.close();
  process.env[variable] = join(directory, 'isolation-worker.cjs');
}

/** Vitest calls this after the last test. */
export async function teardown(): Promise<void> {
  if (directory !== undefined) await rm(directory, { recursive: true, force: true });
}

const sourceFile = "beside('isolation-worker.ts')";

/** Lets the source start the bundle. */
export const bundledWorker: Plugin = {
  name: 'bundled-worker',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/gates/isolation/gate-process.ts')) return undefined;
    if (!code.includes(sourceFile))
      throw new Error(`${id} does not name its worker as test/support/bundle-worker.ts expects.`);
    return code.replace(sourceFile, `process.env['${variable}']`);
  },
};
