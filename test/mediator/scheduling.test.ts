import { describe, expect, it } from 'vitest';
import type { Task } from '../../src/mediator/task.ts';
import { arrangeMediator, type ArrangedMediator } from '../support/arranged-mediator.ts';
import { quiet, scriptedComponent, type ScriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

/** Ends attempts one at a time, oldest first, until none is left. */
async function runAll(component: ScriptedComponent): Promise<readonly string[]> {
  for (await quiet(); component.running.length > 0; await quiet()) component.running[0]?.succeed();
  return component.begun;
}

async function orderOf(tasks: readonly Task[]): Promise<readonly string[]> {
  const component = scriptedComponent();
  const { mediator } = arrangeMediator([component]);
  void mediator.submitAll(tasks);
  return runAll(component);
}

function twoComponents(): ArrangedMediator & { slow: ScriptedComponent; quick: ScriptedComponent } {
  const slow = scriptedComponent({ name: 'slow', provides: ['work', 'dig'], concurrency: 1 });
  const quick = scriptedComponent({ name: 'quick', provides: ['work', 'fly'] });
  return { ...arrangeMediator([slow, quick], { workers: 10 }), slow, quick };
}

const dig = (id: string): Task => task(id, { operation: 'dig', priority: 'high' });

describe('work on another machine', () => {
  it('starts while all workers are busy, as far as its components have room', async () => {
    const command = scriptedComponent({ name: 'command', provides: ['work'] });
    const remote = { ...scriptedComponent({ name: 'remote', provides: ['fly'], concurrency: 2 }), isRemote: true };
    const { mediator } = arrangeMediator([command, remote], { workers: 1 });
    for (const id of ['long', 'next']) void mediator.submit(task(id));
    for (const id of ['a', 'b', 'c']) void mediator.submit(task(id, { operation: 'fly' }));
    await quiet();
    expect([command.begun, remote.begun]).toEqual([['long'], ['a', 'b']]);
    expect(mediator.status().workers.busy).toBe(1);

    // One that joins gets the task that waits.
    const joined = { ...scriptedComponent({ name: 'joined', provides: ['fly'], concurrency: 1 }), isRemote: true };
    mediator.register(joined);
    await quiet();
    expect(joined.begun).toEqual(['c']);
  });
});

describe('brief work', () => {
  it('starts while all workers are busy, and takes none of them', async () => {
    const command = scriptedComponent({ name: 'command', provides: ['work'] });
    const gate = { ...scriptedComponent({ name: 'gate', provides: ['fly'] }), isBrief: true };
    const { mediator } = arrangeMediator([command, gate], { workers: 1 });
    for (const id of ['long', 'next']) void mediator.submit(task(id));
    for (const id of ['a', 'b']) void mediator.submit(task(id, { operation: 'fly' }));
    await quiet();
    expect([command.begun, gate.begun]).toEqual([['long'], ['a']]);
    gate.running[0]?.succeed();
    await quiet();
    expect([command.begun, gate.begun]).toEqual([['long'], ['a', 'b']]);
    command.running[0]?.succeed();
    await quiet();
    expect(command.begun).toEqual(['long', 'next']);
  });
});

describe('what starts first', () => {
  it('is the highest priority', async () => {
    const tasks = [task('low', { priority: 'low' }), task('normal'), task('high', { priority: 'high' })];
    expect(await orderOf(tasks)).toEqual(['high', 'normal', 'low']);
  });

  it('is the highest priority among different operations too', async () => {
    const component = scriptedComponent({ provides: ['work', 'dig', 'fly'] });
    const { mediator } = arrangeMediator([component]);
    void mediator.submit(task('normal'));
    void mediator.submit(task('high', { operation: 'dig', priority: 'high' }));
    void mediator.submit(task('low', { operation: 'fly', priority: 'low' }));
    expect(await runAll(component)).toEqual(['high', 'normal', 'low']);
  });

  it('is the start of the longest chain', async () => {
    const tasks = [
      task('long alone', { expectedMs: 50 }),
      task('begin', { expectedMs: 10 }),
      task('middle', { expectedMs: 20, needs: ['begin'] }),
      task('end', { expectedMs: 30, needs: ['middle'] }),
    ];
    expect(await orderOf(tasks)).toEqual(['begin', 'long alone', 'middle', 'end']);
  });

  it('is the start of the chain with more tasks, when none is timed', async () => {
    const tasks = [task('alone'), task('begin'), task('end', { needs: ['begin'] })];
    expect(await orderOf(tasks)).toEqual(['begin', 'alone', 'end']);
  });

  it('is the longer of two tasks on chains of one length', async () => {
    const tasks = [
      task('short', { expectedMs: 10 }),
      task('after', { expectedMs: 20, needs: ['short'] }),
      task('long', { expectedMs: 30 }),
    ];
    expect(await orderOf(tasks)).toEqual(['long', 'short', 'after']);
  });

  it('is the oldest, all else being equal', async () => {
    expect(await orderOf([task('a'), task('b'), task('c')])).toEqual(['a', 'b', 'c']);
  });

  it('counts what was submitted together, in one call or several', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    void mediator.submit(task('alone', { expectedMs: 50 }));
    void mediator.submit(task('begin', { expectedMs: 1 }));
    void mediator.submit(task('middle', { expectedMs: 1, needs: ['begin'] }));
    void mediator.submit(task('end', { expectedMs: 60, needs: ['middle'] }));
    expect(await runAll(component)).toEqual(['begin', 'middle', 'end', 'alone']);
  });

  it('changes when a queued chain grows', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component]);
    void mediator.submitAll([task('blocker', { priority: 'high' }), task('a', { expectedMs: 20 }), task('b')]);
    void mediator.submit(task('after b', { needs: ['b'] }));
    await component.next();
    void mediator.submit(task('long after b', { expectedMs: 30, needs: ['after b'] }));
    expect(await runAll(component)).toEqual(['blocker', 'b', 'after b', 'long after b', 'a']);
  });

  it('is not confused by expected durations that are no numbers', async () => {
    const odd = [Number.NaN, -5, Number.POSITIVE_INFINITY].map((expectedMs) => task(`${expectedMs}`, { expectedMs }));
    expect(await orderOf([...odd, task('plain', { expectedMs: 1 })])).toEqual(['Infinity', 'plain', 'NaN', '-5']);
  });

  it('is any task that has waited long enough', async () => {
    const component = scriptedComponent();
    const { mediator, clock } = arrangeMediator([component], { agingMs: 1000 });
    void mediator.submit(task('patient', { priority: 'low' }));
    void mediator.submit(task('high 0', { priority: 'high' }));
    for (let i = 1; !component.begun.includes('patient'); i += 1) {
      const attempt = await component.next();
      await clock.advance(100);
      void mediator.submit(task(`high ${i}`, { priority: 'high' }));
      attempt.succeed();
      await quiet();
    }
    expect(component.begun.length).toBeGreaterThan(15);
    expect(component.begun.length).toBeLessThan(26);
  });
});

describe('workers', () => {
  it('never run more attempts than there are of them', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 2 });
    void mediator.submitAll([task('a'), task('b'), task('c')]);
    await quiet();
    expect(component.running.map(({ id }) => id)).toEqual(['a', 'b']);
    component.running[1]?.succeed();
    await quiet();
    expect(component.running.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('follow the load when they are automatic', async () => {
    const component = scriptedComponent();
    const { mediator } = arrangeMediator([component], { workers: 'auto' });
    expect(mediator.status().workers).toEqual({ setting: 'auto', limit: 1, busy: 0 });
    void mediator.submitAll(Array.from({ length: 1000 }, (_, i) => task(`${i}`)));
    await quiet();
    const { busy, limit } = mediator.status().workers;
    expect(busy).toBe(limit);
    expect(component.running).toHaveLength(busy);
    await runAll(component);
    expect(mediator.status().workers).toEqual({ setting: 'auto', limit: 1, busy: 0 });
  });

  it('are one at least', () => {
    expect(() => arrangeMediator([], { workers: 0 })).toThrow('Internal error: a mediator with 0 workers');
  });
});

describe('components', () => {
  it('share the load', async () => {
    const { mediator, slow, quick } = twoComponents();
    void mediator.submitAll([task('a'), task('b'), task('c')]);
    await quiet();
    expect([slow.begun, quick.begun]).toEqual([['a'], ['b', 'c']]);
  });

  it('that are full make only their own tasks wait', async () => {
    const { mediator, slow, quick } = twoComponents();
    void mediator.submitAll([dig('a'), dig('b'), dig('c'), task('d', { operation: 'fly', priority: 'low' })]);
    await quiet();
    expect([slow.begun, quick.begun]).toEqual([['a'], ['d']]);
    expect(await runAll(slow)).toEqual(['a', 'b', 'c']);
  });

  it('may join while tasks are waiting', async () => {
    const { mediator, slow } = twoComponents();
    const helper = scriptedComponent({ name: 'helper', provides: ['dig'] });
    void mediator.submitAll([dig('a'), dig('b')]);
    await slow.next();
    mediator.register(helper);
    expect((await helper.next()).id).toBe('b');
  });

  it('that leave finish what they have and get nothing new', async () => {
    const { mediator, slow, quick } = twoComponents();
    const outcomes = Promise.all(mediator.submitAll([dig('a'), dig('b')]));
    const attempt = await slow.next();
    expect(mediator.unregister('slow')).toBe(true);
    attempt.succeed('dug');
    expect(await outcomes).toMatchObject([
      { status: 'succeeded', value: 'dug' },
      { status: 'unroutable', error: { message: 'Task b asks for dig, which no component provides.' } },
    ]);
    void mediator.submit(task('c'));
    expect((await quick.next()).id).toBe('c');
    expect(mediator.status().components.map(({ name }) => name)).toEqual(['quick']);
  });

  it('that leave take along only tasks that no other component can serve', async () => {
    const { mediator, slow, quick } = twoComponents();
    const outcome = mediator.submit(task('a', { needs: [] }));
    mediator.unregister('slow');
    (await quick.next()).succeed();
    expect(await outcome).toMatchObject({ status: 'succeeded', component: 'quick' });
    expect(slow.begun).toEqual([]);
  });

  it('have names that are unique until they leave', () => {
    const { mediator } = twoComponents();
    const again = scriptedComponent({ name: 'slow' });
    expect(() => mediator.register(again)).toThrow('Internal error: a component named slow is registered already');
    expect(mediator.unregister('slow')).toBe(true);
    expect(mediator.unregister('slow')).toBe(false);
    expect(() => mediator.register(again)).not.toThrow();
  });

  it('take one attempt at least', () => {
    const { mediator } = twoComponents();
    expect(() => mediator.register(scriptedComponent({ name: 'lazy', concurrency: 0 }))).toThrow(
      'Internal error: component lazy takes 0 attempts at once',
    );
  });
});
