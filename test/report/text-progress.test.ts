import { describe, expect, it } from 'vitest';
import { type LiveCommand, progressLines } from '../../src/report/text-progress.ts';

const command = (id: string, about: Partial<LiveCommand> = {}): LiveCommand => ({
  id,
  runsForMs: undefined,
  usualMs: undefined,
  count: undefined,
  waitsFor: undefined,
  ...about,
});

function lines(commands: readonly LiveCommand[], rows = 24): readonly string[] {
  return progressLines({ commands, ended: 23, total: 26, errors: 1 }, rows, (_style, text) => text);
}

describe('the live lines of a validation', () => {
  it('show what runs with its usual time and count, then what waits', () => {
    const waiting = [command('build'), command('deploy', { waitsFor: 'build' })];
    const running = [
      command('test', { runsForMs: 42_000, usualMs: 90_000, count: '214 tests passed' }),
      command('types', { runsForMs: 9_000, usualMs: 25_000 }),
      command('first-run', { runsForMs: 3_600_000 }),
    ];
    expect(lines([...waiting, ...running])).toEqual([
      '▸ test          0:42  of about 1:30  █████████▎░░░░░░░░░░  214 tests passed',
      '▸ types         0:09  of about 0:25  ███████▏░░░░░░░░░░░░',
      '▸ first-run     1:00:00',
      '· build         waits for a worker',
      '· deploy        waits for build',
      '',
      '23 of 26 ended, 1 error. Ctrl-C stops and keeps nothing.',
    ]);
  });

  it('have a full bar, and no more, beyond the usual time', () => {
    const [line] = lines([command('slow', { runsForMs: 99_000, usualMs: 9_000 })]);
    expect(line).toBe(`▸ slow          1:39  of about 0:09  ${'█'.repeat(20)}`);
  });

  it('leave room on a small terminal', () => {
    const many = Array.from({ length: 50 }, (_, n) => command(`c-${n}`));
    const shown = lines(many, 10);
    expect(shown.length).toBeLessThan(10);
    expect(shown).toContain('  and 44 more commands');
  });

  it('give no command to the terminal', () => {
    const hostile = command('\u001B[2J', { runsForMs: 1, count: '\u001B[2J', waitsFor: '\u202E' });
    expect(lines([hostile, { ...hostile, runsForMs: undefined }]).join('')).not.toMatch(/\u001B|\u202E/);
  });
});
