import { describe, expect, it } from 'vitest';
import type { PrpEvent } from '../../src/event.ts';
import { notifyTo } from '../../src/observers/notification.ts';
import { notifyAll, type Observer, settleAll } from '../../src/observers/observer.ts';

const started: PrpEvent = { type: 'run-started', command: 'save' };
const written: PrpEvent = { type: 'file-written', path: 'PRPs/a.md' };

/** Tells observers of events, lets them finish, and returns what went wrong. */
async function told(observer: Observer, events: readonly PrpEvent[], graceMs = 10_000): Promise<readonly string[]> {
  const errors: string[] = [];
  const onError = (error: unknown) => errors.push(String(error));
  const announce = notifyAll([observer], onError);
  for (const event of events) announce(event);
  await settleAll([observer], graceMs, onError);
  return errors;
}

describe('notifyTo', () => {
  it('calls back with every event, before the announcement returns', async () => {
    const heard: string[] = [];
    const announce = notifyAll([notifyTo(({ type }) => heard.push(type))], () => {});
    announce(started);
    announce(written);
    expect(heard).toEqual(['run-started', 'file-written']);
  });

  it('calls back with those that were asked for', async () => {
    const heard: PrpEvent[] = [];
    await told(
      notifyTo((event) => heard.push(event), { filter: ({ type }) => type === 'file-written' }),
      [started, written],
    );
    expect(heard).toEqual([written]);
  });

  it('lets slow ones finish', async () => {
    const heard: string[] = [];
    const observer = notifyTo(async ({ type }) => {
      await new Promise(setImmediate);
      heard.push(type);
    });
    expect(await told(observer, [started, written])).toEqual([]);
    expect(heard).toEqual(['run-started', 'file-written']);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    [
      'rejects',
      async () => {
        throw new Error('broken');
      },
    ],
  ])('reports once a callback that %s', async (_how, callback) => {
    expect(await told(notifyTo(callback), [started, written])).toEqual(['Error: broken']);
  });

  it('leaves behind one that hangs', async () => {
    expect(
      await told(
        notifyTo(() => new Promise(() => {})),
        [started],
        1,
      ),
    ).toEqual(['Error: it did not finish within 1 ms.']);
  });
});
