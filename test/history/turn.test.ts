import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inTurn, turnFile } from '../../src/history/turn.ts';

describe('inTurn', () => {
  it('lets one work at a time, and everybody in the end', async () => {
    const key = randomUUID();
    let working = 0;
    const most: number[] = [];
    const works = Array.from({ length: 10 }, () =>
      inTurn(key, async () => {
        working += 1;
        await access('.');
        most.push(working);
        working -= 1;
      }),
    );
    await Promise.all(works);
    expect(most).toEqual(Array(10).fill(1));
  });

  it('does not keep those apart who want something else', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const first = inTurn(randomUUID(), () => promise);
    await inTurn(randomUUID(), async () => resolve('let go by the other'));
    expect(await first).toBe('let go by the other');
  });

  it('ends with a failure, which goes through', async () => {
    const key = randomUUID();
    await expect(inTurn(key, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    await expect(access(turnFile(key))).rejects.toThrow('ENOENT');
  });

  it('is over when its holder has died', async () => {
    const key = randomUUID();
    const { pid } = spawnSync('true');
    await writeFile(turnFile(key), String(pid));
    expect(await inTurn(key, async () => 'mine')).toBe('mine');
  });

  it('is over when it was held far too long', async () => {
    const key = randomUUID();
    await writeFile(turnFile(key), String(process.pid));
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await utimes(turnFile(key), aMinuteAgo, aMinuteAgo);
    expect(await inTurn(key, async () => 'mine')).toBe('mine');
  });

  it('is not waited for where no file can be made', async () => {
    const before = process.env['TMPDIR'];
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    process.env['TMPDIR'] = '/nowhere/at/all';
    expect(await inTurn(randomUUID(), async () => 'mine')).toBe('mine');
  });
});
