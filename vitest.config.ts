import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { bundledWorker } from './test/support/bundle-worker.ts';
import { closingLine } from './test/support/closing-line.ts';

/** Files that take about ten seconds or more: `npm run test:slow` runs them and `test/e2e`, and so does CI. */
const slow = [
  'test/action/fan-out.test.ts',
  'test/action/landing.test.ts',
  'test/app/start-app.test.ts',
  'test/app/main.test.ts',
  'test/app/stopped-app.test.ts',
  'test/commands/import.test.ts',
  'test/gates/isolation/isolated.test.ts',
  'test/github/github-branch.test.ts',
  'test/history/branch/git-branch.test.ts',
  'test/history/branch/remote-branch.test.ts',
  'test/history/broken-refs.test.ts',
  'test/history/crash.test.ts',
  'test/history/damaged-objects.test.ts',
  'test/history/many-writers.test.ts',
  'test/page/browser.test.ts',
  'test/page/many-prps.test.ts',
  'test/prp/hostile.test.ts',
  'test/pull-request/answer-comment.test.ts',
  'test/pull-request/validate-pull-request.test.ts',
  'test/pull-request/verify-and-clean-up.test.ts',
  'test/system/git.test.ts',
  'test/workers/remote-commands.test.ts',
];
const missing = slow.filter((file) => !existsSync(file));
if (missing.length > 0) throw new Error(`vitest.config.ts lists tests that do not exist: ${missing.join(', ')}`);

const all = ['test/**/*.test.ts'];
const endToEnd = 'test/e2e/**/*.test.ts';

export default defineConfig({
  // Some packages refer to sources that they do not ship: that is no news.
  logLevel: 'error',
  plugins: [bundledWorker],
  test: {
    projects: [
      { extends: true, test: { name: 'quick', include: all, exclude: [endToEnd, ...slow] } },
      { extends: true, test: { name: 'slow', include: [endToEnd, ...slow] } },
    ],
    globalSetup: 'test/support/bundle-worker.ts',
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
