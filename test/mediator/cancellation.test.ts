import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

function arrange(obeys = true) {
  const component = scriptedComponent({ obeys });
  const controller = new AbortController();
  return { component, controller, signal: controller.signal, ...arrangeMediator([component], { graceMs: 50 }) };
}

describe('cancelling a task', () => {
  it('ends it before it begins when its signal has fired already', async () => {
    const { component, mediator } = arrange();
    const signal = AbortSignal.abort(new Error('not today'));
    expect(await mediator.submit(task('a', { signal }))).toMatchObject({
      status: 'cancelled',
      error: { message: 'Task a was cancelled: not today' },
      attempts: 0,
    });
    expect(component.begun).toEqual([]);
  });

  it('takes it out of the queue', async () => {
    const { component, controller, signal, mediator, clock } = arrange();
    void mediator.submit(task('a'));
    const outcome = mediator.submit(task('b', { signal }));
    const first = await component.next();
    await clock.advance(20);
    controller.abort();
    expect(await outcome).toMatchObject({ status: 'cancelled', attempts: 0, queuedMs: 20, runMs: 0 });
    first.succeed();
    await mediator.idle();
    expect(component.begun).toEqual(['a']);
  });

  it('ends it when its work is gone', async () => {
    const { component, controller, signal, mediator, clock } = arrange(false);
    const ended: string[] = [];
    const outcome = mediator.submit(task('a', { signal })).finally(() => ended.push('outcome'));
    const attempt = await component.next();
    controller.abort();
    await clock.advance(40);
    expect(attempt.signal.aborted).toBe(true);
    expect(ended).toEqual([]);
    attempt.fail(new Error('interrupted'));
    expect(await outcome).toMatchObject({ status: 'cancelled', attempts: 1, runMs: 40 });
  });

  it('ends it after the grace period when its work goes on', async () => {
    const { component, controller, signal, mediator, clock } = arrange(false);
    const outcome = mediator.submit(task('a', { signal }));
    await component.next();
    controller.abort();
    await clock.advance(50);
    expect(await outcome).toMatchObject({ status: 'cancelled', runMs: 50 });
    expect(mediator.status().components).toMatchObject([{ leaked: 1 }]);
  });

  it('does not count as a crash', async () => {
    const { component, mediator } = arrange();
    for (let i = 0; i < 10; i += 1) {
      const controller = new AbortController();
      const outcome = mediator.submit(task(`${i}`, { signal: controller.signal }));
      await component.next();
      controller.abort();
      await outcome;
    }
    expect(mediator.status().components).toMatchObject([{ health: 'closed', crashes: 0 }]);
  });

  it('skips its dependents, and cancels those that share its signal', async () => {
    const { controller, signal, mediator } = arrange();
    const outcomes = Promise.all(
      mediator.submitAll([task('a', { signal }), task('b', { needs: ['a'], signal }), task('c', { needs: ['a'] })]),
    );
    controller.abort();
    expect((await outcomes).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'skipped']);
  });

  it('prevents the retry of a timeout that came first', async () => {
    const { component, controller, signal, mediator, clock } = arrange(false);
    const outcome = mediator.submit(task('a', { signal, timeoutMs: 10, retries: 3 }));
    const attempt = await component.next();
    await clock.advance(10);
    controller.abort();
    attempt.fail(new Error('interrupted'));
    expect(await outcome).toMatchObject({ status: 'timed-out', attempts: 1 });
  });

  it('does nothing once the task has ended', async () => {
    const { component, controller, signal, mediator } = arrange();
    const outcome = mediator.submit(task('a', { signal }));
    (await component.next()).succeed();
    await outcome;
    controller.abort();
    await quiet();
    expect(mediator.status().outcomes).toMatchObject({ succeeded: 1, cancelled: 0 });
  });

  it('costs one listener for each signal, however many tasks share it, and none after the last', async () => {
    const { component, signal, mediator } = arrange();
    void mediator.submitAll(['a', 'b', 'c'].map((id) => task(id, { signal })));
    const first = await component.next();
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    first.succeed();
    (await component.next()).succeed();
    (await component.next()).succeed();
    await mediator.idle();
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('works again and again with a signal that outlives its tasks', async () => {
    const { component, controller, signal, mediator } = arrange();
    const first = mediator.submit(task('a', { signal }));
    (await component.next()).succeed();
    await first;
    const second = mediator.submit(task('b', { signal }));
    await component.next();
    controller.abort();
    expect(await second).toMatchObject({ status: 'cancelled', attempts: 1 });
  });
});

describe('closing', () => {
  it('cancels running, waiting and later tasks', async () => {
    const { component, mediator } = arrange();
    const outcomes = Promise.all(
      mediator.submitAll([task('a'), task('b'), task('c', { needs: ['a'] }), task('d', { needs: ['b'] })]),
    );
    await component.next();
    await mediator.close('the run is over');
    expect(await outcomes).toMatchObject([
      { status: 'cancelled', attempts: 1, error: { message: 'Task a was cancelled: the run is over' } },
      { status: 'cancelled', attempts: 0 },
      { status: 'cancelled', attempts: 0 },
      { status: 'cancelled', attempts: 0 },
    ]);
    expect(await mediator.submit(task('e'))).toMatchObject({ status: 'cancelled', attempts: 0 });
    expect(component.begun).toEqual(['a']);
  });

  it('settles everything even when work ignores it', async () => {
    const { component, mediator, clock } = arrange(false);
    const outcome = mediator.submit(task('a'));
    await component.next();
    const closed = mediator.close();
    await clock.advance(50);
    await closed;
    expect(await outcome).toMatchObject({ status: 'cancelled' });
    expect(clock.timers).toBe(0);
  });

  it('works twice', async () => {
    const { mediator } = arrange();
    await mediator.close('first');
    await mediator.close('second');
    expect(await mediator.submit(task('a'))).toMatchObject({ error: { message: 'Task a was cancelled: first' } });
  });
});
