import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('plays the story of a pull request, from its check to the rollback, and ends', async () => {
  const started = Date.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['scripts/app-demo.ts'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' },
  });
  expect(stderr).toBe('');
  expect(stdout).toContain('Check "PRP": success');
  expect(stdout).toContain('The check unit failed');
  expect(stdout).toMatch(/topic: [\da-f]{7} → [\da-f]{7}/);
  expect(stdout).toContain('prp_rollbacks_total{event="check_run"} 1');
  expect(Date.now() - started).toBeLessThan(30_000);
});
