import { describe, expect, it } from 'vitest';
import { Mediator } from '../../src/mediator/mediator.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

describe('an outcome', () => {
  it('carries the value that the component returned, and how long everything took', async () => {
    const component = scriptedComponent({ name: 'linter' });
    const { mediator, clock } = arrangeMediator([component]);
    const first = mediator.submit(task('first'));
    const second = mediator.submit<number>(task('second'));
    const attempt = await component.next();
    await clock.advance(30);
    attempt.succeed();
    const next = await component.next();
    await clock.advance(12);
    next.succeed(7);
    expect(await first).toMatchObject({ status: 'succeeded', queuedMs: 0, runMs: 30 });
    expect(await second).toEqual({
      id: 'second',
      operation: 'work',
      status: 'succeeded',
      value: 7,
      attempts: 1,
      queuedMs: 30,
      runMs: 12,
      component: 'linter',
    });
  });

  it('carries the very error that the component threw', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    const outcome = mediator.submit(task('a'));
    const error = new TypeError('broken');
    (await component.next()).fail(error);
    expect(await outcome).toMatchObject({ status: 'failed', attempts: 1 });
    expect((await outcome).error).toBe(error);
  });

  it('is unroutable when no component provides the operation', async () => {
    const { mediator } = arrangeMediator();
    expect(await mediator.submit(task('a', { operation: 'fly' }))).toMatchObject({
      status: 'unroutable',
      error: { message: 'Task a asks for fly, which no component provides.' },
      attempts: 0,
    });
  });

  it('passes the payload on untouched', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    const payload = { deep: { inside: [1, 2] } };
    void mediator.submit(task('a', { payload }));
    expect((await component.next()).task.payload).toBe(payload);
  });
});

describe('ids', () => {
  it('refuses a second task with the id of one that has not ended', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    const original = mediator.submit(task('a'));
    expect(await mediator.submit(task('a'))).toMatchObject({
      status: 'unroutable',
      error: { message: 'Another task has the id a and has not ended yet.' },
    });
    (await component.next()).succeed('original');
    expect(await original).toMatchObject({ status: 'succeeded', value: 'original' });
  });

  it('can be used again when their task has ended', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    for (const value of ['first', 'second']) {
      const outcome = mediator.submit(task('a'));
      (await component.next()).succeed(value);
      expect(await outcome).toMatchObject({ status: 'succeeded', value });
    }
  });
});

describe('a full queue', () => {
  it('refuses tasks beyond its limit with E_OVERLOADED', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { maxQueued: 2 });
    const running = mediator.submit(task('running'));
    const attempt = await component.next();
    const waiting = Promise.all(mediator.submitAll([task('one'), task('two')]));
    expect(await mediator.submit(task('three'))).toMatchObject({
      status: 'failed',
      error: { code: 'E_OVERLOADED', message: 'Task three was refused: 2 tasks are waiting already.' },
      attempts: 0,
    });
    attempt.succeed();
    expect(await running).toMatchObject({ status: 'succeeded' });
    (await component.next()).succeed();
    (await component.next()).succeed();
    expect(await waiting).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
  });

  it('counts a refused task as one that did not succeed', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { maxQueued: 1 });
    const [, refused] = mediator.submitAll([task('a'), task('b')]);
    await refused;
    (await component.next()).succeed();
    await mediator.idle();
    expect(await mediator.submit(task('c', { needs: ['b'] }))).toMatchObject({
      status: 'skipped',
      error: { message: 'Task c needs b, which did not succeed (failed).' },
    });
  });
});

describe('submitAll', () => {
  it('answers in the order of the tasks, whatever order they end in', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 3 });
    const outcomes = Promise.all(mediator.submitAll([task('a'), task('b'), task('c')]));
    const attempts = [await component.next(), await component.next(), await component.next()];
    for (const attempt of attempts.toReversed()) attempt.succeed(attempt.id);
    expect((await outcomes).map(({ value }) => value)).toEqual(['a', 'b', 'c']);
  });

  it('answers at once when there is nothing to do', async () => {
    expect(await Promise.all(new Mediator().submitAll([]))).toEqual([]);
  });
});

describe('idle', () => {
  it('resolves when the last task has ended, and not before', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    let isIdle = false;
    void mediator.submitAll([task('a'), task('b', { needs: ['a'] })]);
    void mediator.idle().then(() => (isIdle = true));
    (await component.next()).succeed();
    const last = await component.next();
    await quiet();
    expect(isIdle).toBe(false);
    last.succeed();
    await quiet();
    expect(isIdle).toBe(true);
  });

  it('resolves at once when nothing was submitted', async () => {
    await expect(new Mediator().idle()).resolves.toBeUndefined();
  });
});
