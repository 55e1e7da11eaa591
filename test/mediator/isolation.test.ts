import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Component } from '../../src/mediator/component.ts';
import type { MediatorEvent } from '../../src/mediator/mediator-event.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent, type ScriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

const options = { workers: 4, crashThreshold: 3, crashPauseMs: 1000 };

async function crash(component: ScriptedComponent, mediator: Mediator, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const outcome = mediator.submit(task(`crash ${i}`));
    (await component.next()).fail(new Error('crash'));
    await outcome;
  }
}

/** A component as a JavaScript plugin may be: the cast makes what the compiler would refuse. */
const broken = (handle: () => unknown): Component => ({
  ...scriptedComponent(),
  handle: handle as () => Promise<unknown>,
});

const throwing = (): never => {
  throw new Error('not listening');
};

describe('a component that keeps crashing', () => {
  it('gets nothing for a while, then one task, then everything', async () => {
    const component = scriptedComponent();
    const { mediator, clock, events } = arrangeMediator([component], options);
    await crash(component, mediator, 3);
    void mediator.submitAll([task('a'), task('b')]);
    await clock.advance(999);
    expect(component.running).toHaveLength(0);
    await clock.advance(1);
    expect(component.running.map(({ id }) => id)).toEqual(['a']);
    component.running[0]?.succeed();
    await quiet();
    expect(component.running.map(({ id }) => id)).toEqual(['b']);
    expect(events.filter(({ type }) => type.startsWith('component-'))).toEqual([
      { type: 'component-opened', component: 'component', pauseMs: 1000 },
      { type: 'component-half-opened', component: 'component' },
      { type: 'component-closed', component: 'component' },
    ]);
  });

  it('pauses again when the probe crashes too', async () => {
    const component = scriptedComponent();
    const { mediator, clock } = arrangeMediator([component], options);
    await crash(component, mediator, 3);
    void mediator.submitAll([task('a'), task('b')]);
    await clock.advance(1000);
    component.running[0]?.fail(new Error('crash'));
    await clock.advance(999);
    expect(component.running).toHaveLength(0);
    await clock.advance(1);
    expect(component.running.map(({ id }) => id)).toEqual(['b']);
  });

  it('leaves its tasks to others with the same operation', async () => {
    const component = scriptedComponent({ name: 'weak' });
    const other = scriptedComponent({ name: 'strong' });
    const { mediator } = arrangeMediator([component], options);
    await crash(component, mediator, 3);
    mediator.register(other);
    void mediator.submit(task('a'));
    expect((await other.next()).id).toBe('a');
  });

  it('is not opened by crashes that are not consecutive', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], options);
    await crash(component, mediator, 2);
    const outcome = mediator.submit(task('fine'));
    (await component.next()).succeed();
    await outcome;
    await crash(component, mediator, 2);
    expect(mediator.status().components).toMatchObject([{ health: 'closed', crashes: 4, attempts: 5 }]);
  });

  it('opens its circuit by timeouts as well', async () => {
    const component = scriptedComponent();
    const { mediator, clock } = arrangeMediator([component], options);
    void mediator.submitAll(['a', 'b', 'c'].map((id) => task(id, { timeoutMs: 10 })));
    await clock.advance(10);
    expect(mediator.status().components).toMatchObject([{ health: 'open', crashes: 3 }]);
  });

  it('keeps no timer while no task waits for it', async () => {
    const component = scriptedComponent();
    const { mediator, clock } = arrangeMediator([component], options);
    await crash(component, mediator, 3);
    await quiet();
    expect(clock.timers).toBe(0);
    const controller = new AbortController();
    void mediator.submit(task('a', { signal: controller.signal }));
    await quiet();
    expect(clock.timers).toBe(1);
    controller.abort();
    await quiet();
    expect(clock.timers).toBe(0);
  });

  it('does not matter after it has left', async () => {
    const weak = scriptedComponent({ name: 'weak' });
    const strong = scriptedComponent({ name: 'strong', concurrency: 1 });
    const { mediator, clock, events } = arrangeMediator([weak], { ...options, crashThreshold: 1 });
    await crash(weak, mediator, 1);
    mediator.unregister('weak');
    mediator.register(strong);
    void mediator.submitAll([task('a'), task('b')]);
    await clock.advance(0);
    expect(clock.timers).toBe(0);
    const attempt = await strong.next();
    mediator.unregister('strong');
    attempt.fail(new Error('crash'));
    await mediator.idle();
    expect(events.filter(({ type }) => type === 'component-opened')).toEqual([
      { type: 'component-opened', component: 'weak', pauseMs: 1000 },
    ]);
  });
});

describe('a component that breaks the contract', () => {
  it.each([
    ['throws at once', () => JSON.parse('{'), { status: 'failed', error: { name: 'SyntaxError' } }],
    ['throws no error', () => Promise.reject('boom'), { status: 'failed', error: { message: 'boom' } }],
    ['returns no promise', () => 7, { status: 'succeeded', value: 7 }],
  ])('and %s still gets an outcome', async (_how, handle, outcome) => {
    const mediator = new Mediator();
    mediator.register(broken(handle));
    expect(await mediator.submit(task('a'))).toMatchObject(outcome);
  });
});

describe('an observer', () => {
  it('gets every event of a task, in order', async () => {
    const component = scriptedComponent();
    const { mediator, events } = arrangeMediator([component]);
    const outcome = mediator.submit(task('a'));
    (await component.next()).succeed(1);
    const settled = await outcome;
    expect(events).toEqual([
      { type: 'task-queued', id: 'a', operation: 'work', priority: 'normal' },
      { type: 'task-started', id: 'a', operation: 'work', component: 'component', attempt: 1 },
      { type: 'task-settled', outcome: settled },
    ]);
  });

  it('that throws changes nothing, and is counted', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { announce: throwing });
    const outcome = mediator.submit(task('a'));
    (await component.next()).succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded' });
    expect(mediator.status().failedAnnouncements).toBe(3);
  });

  it('may cancel tasks before their first event, and then gets only their end', async () => {
    const controller = new AbortController();
    const heard: string[] = [];
    const announce = (event: MediatorEvent): void => {
      heard.push(event.type === 'task-settled' ? `${event.outcome.id} ${event.outcome.status}` : event.type);
      if (event.type === 'task-queued') void mediator.close('stop');
    };
    const { mediator } = arrangeMediator([scriptedComponent()], { announce });
    void mediator.submitAll([task('a'), task('b', { signal: controller.signal }), task('c', { needs: ['a'] })]);
    await mediator.idle();
    expect(heard).toEqual(['task-queued', 'a cancelled', 'b cancelled', 'c cancelled']);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('may submit, cancel and unregister during an event', async () => {
    const component = scriptedComponent();
    const mediator = new Mediator({
      announce: (event) => {
        if (event.type === 'task-started') mediator.unregister('component');
        if (event.type === 'task-settled' && event.outcome.id === 'b') void mediator.close();
      },
    });
    mediator.register(component);
    const outcomes = Promise.all(mediator.submitAll([task('a'), task('b'), task('c')]));
    expect((await outcomes).map(({ status }) => status)).toEqual(['cancelled', 'unroutable', 'cancelled']);
  });
});

describe('the status', () => {
  it('shows queue, workers, components, running tasks, outcomes and times', async () => {
    const component = scriptedComponent({ name: 'linter', concurrency: 1 });
    const { mediator, clock } = arrangeMediator([component], { workers: 2, maxQueued: 50 });
    void mediator.submit(task('lost', { operation: 'fly' }));
    void mediator.submitAll([
      task('done', { expectedMs: 4 }),
      task('now', { expectedMs: 3 }),
      task('next'),
      task('after', { needs: ['next'] }),
    ]);
    const done = await component.next();
    await clock.advance(10);
    done.succeed();
    await component.next();
    await clock.advance(5);
    expect(mediator.status()).toEqual({
      queue: { ready: 1, waiting: 1, pausing: 0, max: 50 },
      workers: { setting: 2, limit: 2, busy: 1 },
      components: [
        {
          name: 'linter',
          kind: 'validator',
          provides: ['work'],
          health: 'closed',
          running: 1,
          leaked: 0,
          attempts: 2,
          crashes: 0,
          concurrency: 1,
        },
      ],
      running: [{ id: 'now', operation: 'work', component: 'linter', attempt: 1, runMs: 5, subTasks: 0 }],
      outcomes: { succeeded: 1, failed: 0, 'timed-out': 0, cancelled: 0, skipped: 0, unroutable: 1 },
      queuedMs: { totalMs: 0, averageMs: 0 },
      runMs: { totalMs: 10, averageMs: 10 },
      failedAnnouncements: 0,
    });
  });
});
