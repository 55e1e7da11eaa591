import { describe, expect, it } from 'vitest';
import type { MediatorEvent } from '../../src/mediator/mediator-event.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

describe('needs', () => {
  it('hold a task back until all of them have succeeded', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 4 });
    void mediator.submitAll([task('c', { needs: ['a', 'b', 'a'] }), task('b'), task('a')]);
    (await component.next()).succeed();
    await quiet();
    expect(component.begun).toEqual(['b', 'a']);
    (await component.next()).succeed();
    expect((await component.next()).id).toBe('c');
  });

  it('may name a task that was submitted before', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 4 });
    void mediator.submit(task('a'));
    void mediator.submit(task('b', { needs: ['a'] }));
    const first = await component.next();
    await quiet();
    expect(component.begun).toEqual(['a']);
    first.succeed();
    expect((await component.next()).id).toBe('b');
  });

  it('use the outcome of a task that ended before', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 2 });
    const earlier = Promise.all(mediator.submitAll([task('good'), task('bad')]));
    (await component.next()).succeed();
    (await component.next()).fail(new Error('no'));
    await earlier;
    const later = Promise.all(
      mediator.submitAll([task('x', { needs: ['good'] }), task('y', { needs: ['good', 'bad'] })]),
    );
    (await component.next()).succeed();
    expect(await later).toMatchObject([
      { status: 'succeeded' },
      { status: 'skipped', error: { message: 'Task y needs bad, which did not succeed (failed).' } },
    ]);
  });

  it('may end at the very moment when the task is submitted', async () => {
    const component = scriptedComponent();
    const announce = (event: MediatorEvent): void => {
      if (event.type === 'task-settled' && event.outcome.id === 'x') void mediator.submit(task('b', { needs: ['y'] }));
    };
    const { mediator } = arrangeMediator([component], { workers: 2, announce });
    void mediator.submitAll([task('x'), task('y')]);
    const [x, y] = [await component.next(), await component.next()];
    x.succeed();
    y.succeed();
    (await component.next()).succeed();
    await mediator.idle();
    expect(component.begun).toEqual(['x', 'y', 'b']);
  });

  it('skip all that depends on a task which did not succeed, and nothing else', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 2 });
    const outcomes = Promise.all(
      mediator.submitAll([
        task('bad'),
        task('after', { needs: ['bad'] }),
        task('far after', { needs: ['after'] }),
        task('other'),
      ]),
    );
    (await component.next()).fail(new Error('no'));
    (await component.next()).succeed();
    expect(await outcomes).toMatchObject([
      { status: 'failed' },
      { status: 'skipped', error: { message: 'Task after needs bad, which did not succeed (failed).' } },
      { status: 'skipped', error: { message: 'Task far after needs after, which did not succeed (skipped).' } },
      { status: 'succeeded' },
    ]);
    expect(component.begun).toEqual(['bad', 'other']);
  });

  it('do not revive a task that was cancelled while it waited', async () => {
    const component = scriptedComponent();
    const controller = new AbortController();
    const { mediator } = arrangeMediator([component]);
    const outcomes = Promise.all(
      mediator.submitAll([task('a'), task('b', { needs: ['a'], signal: controller.signal })]),
    );
    const attempt = await component.next();
    controller.abort();
    attempt.succeed();
    expect((await outcomes).map(({ status }) => status)).toEqual(['succeeded', 'cancelled']);
    await quiet();
    expect(component.begun).toEqual(['a']);
  });

  it('that are unknown make a task unroutable, and skip its dependents', async () => {
    const { mediator } = arrangeMediator();
    expect(
      await Promise.all(mediator.submitAll([task('b', { needs: ['a'] }), task('a', { needs: ['ghost'] })])),
    ).toMatchObject([
      { status: 'skipped', error: { message: 'Task b needs a, which did not succeed (unroutable).' } },
      { status: 'unroutable', error: { message: 'Task a needs ghost, but no known task has that id.' } },
    ]);
  });

  it('that form a cycle make its tasks unroutable, and skip those that only need it', async () => {
    const { mediator } = arrangeMediator();
    const outcomes = await Promise.all(
      mediator.submitAll([
        task('a', { needs: ['b'] }),
        task('b', { needs: ['a'] }),
        task('after', { needs: ['a'] }),
        task('self', { needs: ['self'] }),
      ]),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['unroutable', 'unroutable', 'skipped', 'unroutable']);
    expect(outcomes[0]?.error?.message).toBe('These tasks need one another, a cycle: a, b.');
    expect(outcomes[3]?.error?.message).toBe('These tasks need one another, a cycle: self.');
  });

  it('are not fulfilled by a refused duplicate', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    const outcomes = Promise.all(mediator.submitAll([task('a'), task('a'), task('b', { needs: ['a'] })]));
    (await component.next()).succeed();
    (await component.next()).succeed();
    expect((await outcomes).map(({ status }) => status)).toEqual(['succeeded', 'unroutable', 'succeeded']);
  });
});
