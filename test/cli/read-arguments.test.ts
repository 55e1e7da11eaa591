import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/read-arguments.ts';

describe('the arguments of prp status', () => {
  it('are none', () => {
    expect(readArguments(['status'])).toMatchObject({ command: { name: 'status' } });
    expect(() => readArguments(['status', 'user-api'])).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});

describe('the arguments of prp cleanup', () => {
  it('leave the limits to the configuration by default', () => {
    expect(readArguments(['cleanup'])).toMatchObject({
      command: { name: 'cleanup', maxVersions: undefined, olderThan: undefined, compact: false, dryRun: false },
    });
    expect(
      readArguments(['cleanup', '--max-versions', '20', '--older-than', '365', '--compact', '--dry-run']),
    ).toMatchObject({
      command: { maxVersions: 20, olderThan: 365, compact: true, dryRun: true },
    });
  });

  it.each([
    ['--max-versions', '0'],
    ['--max-versions', 'all'],
    ['--older-than', '-1'],
    ['--older-than', '1.5'],
  ])('exclude %s %s', (...typed) => {
    expect(() => readArguments(['cleanup', ...typed])).toThrow(expect.objectContaining({ code: 'E_USAGE' }));
  });
});
