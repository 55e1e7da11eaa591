import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { closingLine } from './test/support/closing-line.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Much of the time is waiting for Git: one file more than there are cores keeps them busy.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default', closingLine],
  },
});
