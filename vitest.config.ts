import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { bundledWorker } from './test/support/bundle-worker.ts';
import { closingLine } from './test/support/closing-line.ts';

export default defineConfig({
  // Packages without the sources that their maps speak of are no news.
  logLevel: 'error',
  plugins: [bundledWorker],
  test: {
    globalSetup: 'test/support/bundle-worker.ts',
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
    // Much of the time is waiting for Git: one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    // They import JSON in a way that Node itself refuses.
    server: { deps: { inline: [/@actions\//] } },
    // As the command line does it: starting git is cheaper from a process whose collector has no threads.
    execArgv: ['--single-threaded-gc'],
    reporters: ['default', closingLine],
  },
});
