import { describe, expect, it } from 'vitest';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent, type ScriptedAttempt } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

/** One worker, and a component that takes one attempt at a time: whatever works here works everywhere. */
function arrange(obeys = true) {
  const component = scriptedComponent({ concurrency: 1, obeys });
  return { component, ...arrangeMediator([component], { graceMs: 50, retryDelayMs: 100, crashThreshold: 2 }) };
}

/** A parent that is about to lend the only slot of its component to another task, while a helper does its sub-task. */
async function parentWithoutPlace() {
  const component = scriptedComponent({ concurrency: 1, obeys: false });
  const helper = scriptedComponent({ name: 'helper', provides: ['help'] });
  const { mediator } = arrangeMediator([component, helper], { workers: 2 });
  const controller = new AbortController();
  void mediator.submit(task('parent', { signal: controller.signal }));
  const parent = await component.next();
  const other = (): Promise<ScriptedAttempt> => {
    void mediator.submit(task('other'));
    return component.next();
  };
  return { mediator, helper, parent, other, controller };
}

describe('the slots of a task that waits for a sub-task', () => {
  it('are used by the sub-task', async () => {
    const { component, mediator } = arrange();
    const outcome = mediator.submit(task('parent'));
    const parent = await component.next();
    const sub = parent.submit(task('child'));
    (await component.next()).succeed('from the child');
    parent.succeed((await sub).value);
    expect(await outcome).toMatchObject({ status: 'succeeded', value: 'from the child' });
  });

  it('are given back before it goes on', async () => {
    const { component, mediator } = arrange();
    void mediator.submit(task('parent'));
    const parent = await component.next();
    const sub = parent.submit(task('child'));
    const child = await component.next();
    void mediator.submit(task('other', { priority: 'high' }));
    child.succeed();
    await sub;
    await quiet();
    expect(component.running.map(({ id }) => id)).toEqual(['parent']);
    expect(mediator.status().workers.busy).toBe(1);
    parent.succeed();
    expect((await component.next()).id).toBe('other');
  });

  it('keep it waiting while another task has one of them', async () => {
    const { helper, parent, other } = await parentWithoutPlace();
    let resumed = false;
    void parent.submit(task('child', { operation: 'help' })).then(() => (resumed = true));
    const taker = await other();
    (await helper.next()).succeed();
    await quiet();
    expect(resumed).toBe(false);
    taker.succeed();
    await quiet();
    expect(resumed).toBe(true);
  });

  it('do not keep it waiting once it is cancelled', async () => {
    const { helper, parent, other, controller } = await parentWithoutPlace();
    const sub = parent.submit(task('child', { operation: 'help' }));
    await other();
    (await helper.next()).succeed();
    await quiet();
    controller.abort();
    expect(await sub).toMatchObject({ status: 'succeeded' });
  });

  it('stay lent when it begins another sub-task before it has them back', async () => {
    const { mediator, helper, parent, other } = await parentWithoutPlace();
    const first = parent.submit(task('first', { operation: 'help' }));
    const taker = await other();
    (await helper.next()).succeed();
    await quiet();
    const second = parent.submit(task('second', { operation: 'help' }));
    const helping = await helper.next();
    taker.succeed();
    expect(await first).toMatchObject({ status: 'succeeded' });
    expect(mediator.status()).toMatchObject({ workers: { busy: 1 }, components: [{ running: 0 }, { running: 1 }] });
    helping.succeed();
    expect(await second).toMatchObject({ status: 'succeeded' });
    expect(mediator.status()).toMatchObject({ workers: { busy: 1 }, components: [{ running: 1 }, { running: 0 }] });
  });

  it('allow the sub-task to probe a component whose circuit opened meanwhile', async () => {
    const { component, mediator, clock } = arrange();
    const outcome = mediator.submit(task('parent'));
    const parent = await component.next();
    for (const id of ['one', 'two']) {
      const sub = parent.submit(task(id));
      (await component.next()).fail(new Error('crash'));
      await sub;
    }
    expect(mediator.status().components).toMatchObject([{ health: 'open' }]);
    const third = parent.submit(task('three'));
    await clock.advance(10_000);
    (await component.next()).succeed();
    await third;
    parent.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
  });

  it('allow the sub-task to be the probe instead', async () => {
    const { component, mediator, clock } = arrange();
    for (const id of ['one', 'two']) {
      void mediator.submit(task(id));
      (await component.next()).fail(new Error('crash'));
    }
    await mediator.idle();
    const outcome = mediator.submit(task('parent'));
    await clock.advance(10_000);
    const parent = await component.next();
    const sub = parent.submit(task('child'));
    (await component.next()).succeed();
    expect(await sub).toMatchObject({ status: 'succeeded' });
    parent.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
  });
});

describe('several sub-tasks at once', () => {
  it('give their parent an early outcome while the others go on', async () => {
    const { component, mediator } = arrange();
    const outcome = mediator.submit(task('parent'));
    const parent = await component.next();
    const first = parent.submit(task('first'));
    const second = parent.submit(task('second'));
    (await component.next()).succeed();
    expect(await first).toMatchObject({ status: 'succeeded' });
    expect((await component.next()).id).toBe('second');
    parent.succeed('did not wait');
    expect(await second).toMatchObject({ status: 'cancelled' });
    expect(await outcome).toMatchObject({ status: 'succeeded', value: 'did not wait' });
  });

  it('hold no slots between them when the last one ends while another begins', async () => {
    const { component, mediator } = arrange();
    const outcome = mediator.submit(task('parent'));
    const parent = await component.next();
    const two = [parent.submit(task('a')), parent.submit(task('b'))];
    const later = two[0]?.then(() => parent.submit(task('c')));
    for (let i = 0; i < 3; i += 1) (await component.next()).succeed();
    await Promise.all([...two, later]);
    parent.succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(mediator.status()).toMatchObject({ workers: { busy: 0 }, components: [{ running: 0 }] });
  });
});
