import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RetryableError } from '../../src/mediator/component.ts';
import type { Mediator } from '../../src/mediator/mediator.ts';
import type { Outcome, Task } from '../../src/mediator/task.ts';
import { arrangeMediator } from '../support/arranged-mediator.ts';
import {
  quiet,
  scriptedComponent,
  type ScriptedAttempt,
  type ScriptedComponent,
} from '../support/scripted-component.ts';
import type { SteppedClock } from '../support/stepped-clock.ts';
import { task } from '../support/task.ts';

const graceMs = 50;

interface Scene {
  readonly mediator: Mediator;
  readonly clock: SteppedClock;
  readonly components: readonly ScriptedComponent[];
  readonly controllers: AbortController[];
  readonly outcomes: Promise<Outcome>[];
}

interface Wish extends Pick<Task, 'operation' | 'priority' | 'timeoutMs' | 'retries'> {
  readonly need?: number;
}

type Step = (scene: Scene) => unknown;

const wish: fc.Arbitrary<Wish> = fc.record(
  {
    operation: fc.constantFrom('work', 'dig', 'fly'),
    priority: fc.constantFrom('high', 'normal', 'low'),
    timeoutMs: fc.integer({ min: 1, max: 100 }),
    retries: fc.nat(2),
    need: fc.nat(),
  },
  { requiredKeys: ['operation'] },
);

/** A new task with its own signal, which may need a task submitted before. */
function next({ need, ...rest }: Wish, scene: Scene): Task {
  const { length } = scene.outcomes;
  const controller = new AbortController();
  scene.controllers.push(controller);
  const needs = need === undefined || length === 0 ? [] : [`${need % length}`];
  return task(`${length}`, { ...rest, needs, signal: controller.signal });
}

function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}

function attemptOf({ components }: Scene, index: number): ScriptedAttempt | undefined {
  const running = components.flatMap((component) => component.running);
  return pick(running, index);
}

const steps = {
  submit: wish.map(
    (each): Step =>
      (scene) =>
        scene.outcomes.push(scene.mediator.submit(next(each, scene))),
  ),
  submitSubTask: fc.tuple(wish, fc.nat()).map(([each, index]): Step => (scene) => {
    const parent = attemptOf(scene, index);
    if (parent !== undefined) scene.outcomes.push(parent.submit(next(each, scene)));
  }),
  succeed: fc.nat().map(
    (index): Step =>
      (scene) =>
        attemptOf(scene, index)?.succeed(),
  ),
  crash: fc.nat().map(
    (index): Step =>
      (scene) =>
        attemptOf(scene, index)?.fail(new Error('crash')),
  ),
  retry: fc.nat().map(
    (index): Step =>
      (scene) =>
        attemptOf(scene, index)?.fail(new RetryableError('busy')),
  ),
  cancel: fc.nat().map(
    (index): Step =>
      ({ controllers }) =>
        pick(controllers, index)?.abort(),
  ),
  leave: fc.nat().map(
    (index): Step =>
      ({ mediator, components }) =>
        mediator.unregister(pick(components, index)?.name ?? ''),
  ),
  join: fc.nat().map((index): Step => ({ mediator, components }) => {
    const component = pick(components, index);
    const names = mediator.status().components.map(({ name }) => name);
    if (component !== undefined && !names.includes(component.name)) mediator.register(component);
  }),
  wait: fc.nat(60).map(
    (ms): Step =>
      ({ clock }) =>
        clock.advance(ms),
  ),
  breathe: fc.constant<Step>(() => quiet()),
};

const storm = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: steps.submit },
    { weight: 3, arbitrary: steps.submitSubTask },
    { weight: 4, arbitrary: steps.succeed },
    { weight: 1, arbitrary: fc.oneof(steps.crash, steps.retry, steps.cancel) },
    { weight: 1, arbitrary: fc.oneof(steps.leave, steps.join) },
    { weight: 3, arbitrary: fc.oneof(steps.wait, steps.breathe) },
  ),
  { maxLength: 80, size: 'max' },
);

describe('whatever happens', () => {
  it('every task settles once, and nothing is left behind', async () => {
    await fc.assert(
      fc.asyncProperty(storm, fc.integer({ min: 1, max: 3 }), async (happenings, workers) => {
        const components = [
          scriptedComponent({ name: 'one', provides: ['work', 'dig'], concurrency: 1 }),
          scriptedComponent({ name: 'two', provides: ['work', 'fly'], concurrency: 2 }),
          scriptedComponent({ name: 'deaf', provides: ['fly'], obeys: false }),
        ];
        const options = { workers, graceMs, crashThreshold: 3, crashPauseMs: 40, retryDelayMs: 30 };
        const { mediator, clock, events } = arrangeMediator(components, options);
        const scene: Scene = { mediator, clock, components, controllers: [], outcomes: [] };
        for (const happening of happenings) {
          await happening(scene);
          expect(mediator.status().workers.busy).toBeLessThanOrEqual(workers);
        }
        await quiet();
        void mediator.close();
        await clock.advance(graceMs);
        const outcomes = await Promise.all(scene.outcomes);

        const settled = events.flatMap((event) => (event.type === 'task-settled' ? [event.outcome.id] : []));
        expect(settled.toSorted()).toEqual(outcomes.map(({ id }) => id).toSorted());
        expect(clock.timers).toBe(0);
        for (const component of components) for (const attempt of component.running.toReversed()) attempt.succeed();
        await quiet();
        expect(mediator.status()).toMatchObject({ queue: { ready: 0, waiting: 0, pausing: 0 }, workers: { busy: 0 } });
        for (const status of mediator.status().components) expect(status).toMatchObject({ running: 0, leaked: 0 });
      }),
      { numRuns: 300 },
    );
  });
});
