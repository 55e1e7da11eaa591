import { describe, expect, it } from 'vitest';
import { RetryableError } from '../../src/mediator/component.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

const options = { retryDelayMs: 100, graceMs: 10 };
const lost = new RetryableError('connection lost');

function arrange(obeys = true) {
  const component = scriptedComponent({ obeys });
  return { component, ...arrangeMediator([component], options) };
}

describe('a retryable failure', () => {
  it('is retried after a pause', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('a', { retries: 2 }));
    (await component.next()).fail(lost);
    await clock.advance(99);
    expect(component.begun).toEqual(['a']);
    await clock.advance(1);
    const second = await component.next();
    expect(second.number).toBe(2);
    await clock.advance(5);
    second.succeed('well');
    expect(await outcome).toMatchObject({ status: 'succeeded', value: 'well', attempts: 2, queuedMs: 0, runMs: 105 });
  });

  it('fails the task when its retries are used up', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('a', { retries: 1 }));
    (await component.next()).fail(lost);
    await clock.advance(100);
    (await component.next()).fail(lost);
    expect(await outcome).toMatchObject({ status: 'failed', error: lost, attempts: 2 });
  });

  it('frees its worker slot during the pause', async () => {
    const { component, mediator, clock } = arrange();
    void mediator.submitAll([task('a', { retries: 1 }), task('b')]);
    (await component.next()).fail(lost);
    const other = await component.next();
    expect(other.id).toBe('b');
    expect(mediator.status().queue).toMatchObject({ pausing: 1, ready: 0 });
    await clock.advance(100);
    expect(component.running).toHaveLength(1);
    other.succeed();
    expect((await component.next()).number).toBe(2);
  });

  it('can be cancelled during the pause', async () => {
    const { component, mediator, clock } = arrange();
    const controller = new AbortController();
    const outcome = mediator.submit(task('a', { retries: 1, signal: controller.signal }));
    (await component.next()).fail(lost);
    await clock.advance(50);
    controller.abort();
    expect(await outcome).toMatchObject({ status: 'cancelled', attempts: 1, component: 'component', runMs: 0 });
    await clock.advance(1000);
    expect(component.begun).toEqual(['a']);
    expect(clock.timers).toBe(0);
  });
});

describe('other failures', () => {
  it('are not retried', async () => {
    const { component, mediator } = arrange();
    const outcome = mediator.submit(task('a', { retries: 5 }));
    (await component.next()).fail(new Error('wrong'));
    expect(await outcome).toMatchObject({ status: 'failed', attempts: 1 });
  });
});

describe('a timeout', () => {
  it('is not retried when the task excludes timeouts', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('a', { timeoutMs: 50, retries: 5, retryTimeouts: false }));
    await component.next();
    await clock.advance(50);
    expect(await outcome).toMatchObject({ status: 'timed-out', attempts: 1 });
  });

  it('counts from the start of the attempt, not from submission', async () => {
    const { component, mediator, clock } = arrange();
    const outcomes = Promise.all(mediator.submitAll([task('a'), task('b', { timeoutMs: 50 })]));
    const first = await component.next();
    await clock.advance(500);
    first.succeed();
    await clock.advance(49);
    expect(component.running.map(({ id }) => id)).toEqual(['b']);
    await clock.advance(1);
    expect(await outcomes).toMatchObject([
      { status: 'succeeded' },
      {
        status: 'timed-out',
        error: { message: 'Timed out after 50 ms.' },
        queuedMs: 500,
        runMs: 50,
      },
    ]);
  });

  it('is retried', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('a', { retries: 1, timeoutMs: 50 }));
    await clock.advance(150);
    const second = (await component.next(), await component.next());
    expect(second.number).toBe(2);
    second.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded', attempts: 2 });
  });

  it('waits until the work is gone before the next task starts', async () => {
    const { component, mediator, clock } = arrange(false);
    const outcomes = Promise.all(mediator.submitAll([task('a', { timeoutMs: 50 }), task('b')]));
    const first = await component.next();
    await clock.advance(55);
    expect(first.signal.aborted).toBe(true);
    expect(component.begun).toEqual(['a']);
    first.succeed('too late');
    (await component.next()).succeed();
    expect(await outcomes).toMatchObject([{ status: 'timed-out', runMs: 55 }, { status: 'succeeded' }]);
    expect((await outcomes)[0]).not.toHaveProperty('value');
  });
});

/** A leaked attempt, which goes on after its grace period. */
async function leak(retries = 0) {
  const component = scriptedComponent({ obeys: false, concurrency: 1 });
  const arranged = arrangeMediator([component], options);
  const outcome = arranged.mediator.submit(task('a', { timeoutMs: 50, retries }));
  const leaking = await component.next();
  await arranged.clock.advance(60);
  return { component, leaking, outcome, ...arranged };
}

describe('an attempt that ignores its signal', () => {
  it('ends after the grace period', async () => {
    const { outcome } = await leak();
    expect(await outcome).toMatchObject({ status: 'timed-out', runMs: 60 });
  });

  it('occupies a slot of the component until it really ends, and the status shows it', async () => {
    const { component, leaking, mediator } = await leak();
    const next = mediator.submit(task('b'));
    await quiet();
    expect(component.begun).toEqual(['a']);
    expect(mediator.status()).toMatchObject({
      workers: { busy: 0 },
      components: [{ running: 0, leaked: 1, crashes: 1 }],
    });
    leaking.succeed();
    (await component.next()).succeed();
    expect(await next).toMatchObject({ status: 'succeeded' });
    expect(mediator.status().components).toMatchObject([{ leaked: 0 }]);
  });

  it('leaves its worker to other components', async () => {
    const { mediator } = await leak();
    const other = scriptedComponent({ name: 'other', provides: ['fly'] });
    mediator.register(other);
    const outcome = mediator.submit(task('b', { operation: 'fly' }));
    (await other.next()).succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
  });

  it('is not retried, so nothing runs twice at the same time', async () => {
    const { outcome } = await leak(3);
    expect(await outcome).toMatchObject({ status: 'timed-out', attempts: 1 });
  });
});
