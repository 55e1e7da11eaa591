import { describe, expect, it } from 'vitest';
import { RetryableError } from '../../src/mediator/component.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

/** One worker, and a component that takes one attempt at a time: whatever works here works everywhere. */
function arrange(obeys = true) {
  const component = scriptedComponent({ concurrency: 1, obeys });
  return { component, ...arrangeMediator([component], { graceMs: 50, retryDelayMs: 100, crashThreshold: 2 }) };
}

describe('a sub-task', () => {
  it('has the priority of its parent unless it names one', async () => {
    const { component, mediator, events } = arrange();
    void mediator.submit(task('parent', { priority: 'high' }));
    const parent = await component.next();
    void parent.submit(task('same'));
    void parent.submit(task('other', { priority: 'low' }));
    const queued = events.filter((event) => event.type === 'task-queued');
    expect(queued.map(({ id, priority }) => [id, priority])).toEqual([
      ['parent', 'high'],
      ['same', 'high'],
      ['other', 'low'],
    ]);
  });

  it('goes before tasks of its priority that were waiting already', async () => {
    const { component, mediator } = arrange();
    void mediator.submit(task('parent'));
    const parent = await component.next();
    void mediator.submit(task('waiting', { expectedMs: 1000 }));
    void parent.submit(task('child'));
    expect((await component.next()).id).toBe('child');
  });

  it('has waited as long as its parent', async () => {
    const { component, mediator, clock } = arrange();
    void mediator.submit(task('parent'));
    const parent = await component.next();
    await clock.advance(60_000);
    void mediator.submit(task('waiting', { priority: 'high' }));
    await clock.advance(60_000);
    void parent.submit(task('child'));
    expect((await component.next()).id).toBe('child');
  });

  it('is cancelled with its parent', async () => {
    const { component, mediator } = arrange();
    const controller = new AbortController();
    const outcome = mediator.submit(task('parent', { signal: controller.signal }));
    const parent = await component.next();
    const subs = Promise.all([parent.submit(task('running')), parent.submit(task('queued'))]);
    const child = await component.next();
    controller.abort();
    expect(child.signal.aborted).toBe(true);
    expect((await subs).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['cancelled', 1],
      ['cancelled', 0],
    ]);
    expect(await outcome).toMatchObject({ status: 'cancelled' });
  });

  it('is cancelled when its parent times out', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('parent', { timeoutMs: 10 }));
    const sub = (await component.next()).submit(task('child'));
    await clock.advance(10);
    expect(await sub).toMatchObject({ status: 'cancelled' });
    expect(await outcome).toMatchObject({ status: 'timed-out' });
  });

  it('does not keep a cancelled parent from cleaning up, even when another task has its worker slot', async () => {
    const component = scriptedComponent({ obeys: false });
    const { mediator } = arrangeMediator([component]);
    const controller = new AbortController();
    const outcome = mediator.submit(task('parent', { signal: controller.signal }));
    const parent = await component.next();
    const subs = Promise.all([parent.submit(task('one')), parent.submit(task('two'))]);
    const one = await component.next();
    void mediator.submit(task('other', { priority: 'high' }));
    one.succeed();
    expect((await component.next()).id).toBe('other');
    controller.abort();
    expect((await subs).map(({ status }) => status)).toEqual(['succeeded', 'cancelled']);
    parent.fail(new Error('interrupted'));
    expect(await outcome).toMatchObject({ status: 'cancelled' });
    expect(component.running.map(({ id }) => id)).toEqual(['other']);
  });

  it('is cancelled when its parent ends without waiting for it, and the parent settles after it', async () => {
    const { component, mediator, events } = arrange(false);
    const settled = (): readonly string[] =>
      events.flatMap((event) => (event.type === 'task-settled' ? [event.outcome.id] : []));
    const outcome = mediator.submit(task('parent'));
    const parent = await component.next();
    void parent.submit(task('child'));
    const child = await component.next();
    parent.succeed();
    await quiet();
    expect(child.signal.aborted).toBe(true);
    expect(settled()).toEqual([]);
    child.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(settled()).toEqual(['child', 'parent']);
  });

  it('that ignores its signal leaks alone, without the parent that waits for it', async () => {
    const careless = scriptedComponent({ name: 'careless', provides: ['help'], obeys: false });
    const parents = scriptedComponent({ name: 'parents', obeys: false });
    const { mediator, clock } = arrangeMediator([careless, parents], { graceMs: 50 });
    const outcome = mediator.submit(task('parent', { timeoutMs: 10 }));
    const parent = await parents.next();
    void parent.submit(task('child', { operation: 'help' })).then(() => parent.fail(new Error('no help')));
    await clock.advance(60);
    expect(await outcome).toMatchObject({ status: 'timed-out' });
    expect(mediator.status().components).toMatchObject([
      { name: 'careless', leaked: 1, crashes: 1 },
      { name: 'parents', leaked: 0 },
    ]);
  });

  it('is refused when its parent has ended', async () => {
    const { component, mediator } = arrange();
    void mediator.submit(task('parent'));
    const parent = await component.next();
    parent.succeed();
    await mediator.idle();
    expect(await parent.submit(task('child'))).toMatchObject({ status: 'cancelled', attempts: 0 });
    expect(component.begun).toEqual(['parent']);
  });

  it('can be submitted again by the next attempt of its parent', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('parent', { retries: 1 }));
    const first = await component.next();
    void first.submit(task('child'));
    await component.next();
    first.fail(new RetryableError('lost'));
    await clock.advance(100);
    const second = await component.next();
    const sub = second.submit(task('child'));
    (await component.next()).succeed('found');
    expect(await sub).toMatchObject({ status: 'succeeded' });
    second.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded', attempts: 2 });
  });

  it('may need its siblings', async () => {
    const { component, mediator } = arrange();
    void mediator.submit(task('parent'));
    const parent = await component.next();
    const subs = Promise.all([parent.submit(task('one')), parent.submit(task('two', { needs: ['one'] }))]);
    (await component.next()).succeed();
    (await component.next()).succeed();
    expect((await subs).map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  });

  it.each([
    ['its parent', 'parent'],
    ['a task that needs its parent', 'after parent'],
  ])('is refused when it needs %s', async (_what, need) => {
    const { component, mediator } = arrange();
    void mediator.submitAll([task('parent'), task('after parent', { needs: ['parent'] })]);
    const parent = await component.next();
    expect(await parent.submit(task('child', { needs: [need] }))).toMatchObject({
      status: 'unroutable',
      error: { message: expect.stringContaining('a cycle') },
    });
  });

  it('is refused when its need waits for it through a sub-task of another', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 2 });
    void mediator.submitAll([task('p'), task('q')]);
    const [p, q] = [await component.next(), await component.next()];
    void p.submit(task('child of p', { needs: ['q'] }));
    expect(await q.submit(task('child of q', { needs: ['p'] }))).toMatchObject({ status: 'unroutable' });
  });
});
