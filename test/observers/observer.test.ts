import { mkdtempSync, readFileSync, rmSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { confinedFiles } from '../../src/system/confined-files.ts';
import { logTo } from '../../src/observers/event-log.ts';
import { notifyAll, type Observer, settleAll } from '../../src/observers/observer.ts';

const event: PrpEvent = { type: 'run-started', command: 'validate' };

describe('notifyAll', () => {
  it('calls every observer, in order', () => {
    const heard: string[] = [];
    const announce = notifyAll([() => void heard.push('first'), () => void heard.push('second')], () => {});
    announce(event);
    expect(heard).toEqual(['first', 'second']);
  });

  it('goes on when one throws, reports it once, and calls it again', () => {
    let heard = 0;
    const errors: unknown[] = [];
    const announce = notifyAll(
      [
        () => {
          heard += 1;
          throw new Error('broken');
        },
        () => void (heard += 10),
      ],
      (error) => errors.push(error),
    );
    announce(event);
    announce(event);
    expect(heard).toBe(22);
    expect(errors).toEqual([new Error('broken')]);
  });

  it('survives one that rejects, and does not wait for one that hangs', async () => {
    const errors: unknown[] = [];
    const announce = notifyAll([() => Promise.reject(new Error('late')), () => new Promise<void>(() => {})], (error) =>
      errors.push(error),
    );
    announce(event);
    await Promise.resolve();
    await Promise.resolve();
    expect(errors).toEqual([new Error('late')]);
  });
});

describe('settleAll', () => {
  const settling = (settle: NonNullable<Observer['settle']>): Observer => Object.assign(() => undefined, { settle });

  async function errorsOf(observers: readonly Observer[], graceMs: number): Promise<readonly string[]> {
    const errors: string[] = [];
    await settleAll(observers, graceMs, (error) => errors.push(String(error)));
    return errors;
  }

  it('waits for all, and for none that has nothing left to do', async () => {
    const done: string[] = [];
    const slow = settling(async () => {
      await new Promise(setImmediate);
      done.push('slow');
    });
    expect(await errorsOf([() => undefined, slow], 10_000)).toEqual([]);
    expect(done).toEqual(['slow']);
  });

  it('aborts them when the time is up, and reports their unfinished work', async () => {
    const polite = settling(async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new Error('two of three');
    });
    expect(await errorsOf([polite], 1)).toEqual(['Error: two of three']);
  });

  it('abandons one that hangs, and reports the others', async () => {
    const broken = settling(() => {
      throw new Error('broken');
    });
    expect(await errorsOf([settling(() => new Promise(() => {})), broken], 1)).toEqual([
      'Error: broken',
      'Error: it did not finish within 1 ms.',
    ]);
  });
});

describe('logTo', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prp-log-'));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('appends a line of JSON for each event, with time and process', () => {
    const file = join(directory, '.prp/events.jsonl');
    const log = logTo(
      confinedFiles(realpathSync(directory)),
      '.prp/events.jsonl',
      () => new Date('2026-11-22T10:15:30Z'),
    );
    void log(event);
    void log({ type: 'file-written', path: 'PRPs/"x"\n.md' });
    expect(
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([
      { at: '2026-11-22T10:15:30.000Z', pid: process.pid, type: 'run-started', command: 'validate' },
      { at: '2026-11-22T10:15:30.000Z', pid: process.pid, type: 'file-written', path: 'PRPs/"x"\n.md' },
    ]);
    expect(readFileSync(join(directory, '.prp/.gitignore'), 'utf8')).toBe('*\n');
  });
});
