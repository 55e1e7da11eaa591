import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptContext, Component } from '../../src/mediator/component.ts';
import { Mediator } from '../../src/mediator/mediator.ts';
import type { Outcome, OutcomeStatus, Task } from '../../src/mediator/task.ts';
import { quiet, scriptedComponent, type ScriptedComponent } from '../support/scripted-component.ts';
import { task } from '../support/task.ts';

/** A task needs tasks with smaller numbers only, so there is no cycle; the order of submission is another matter. */
const plan = fc.record({
  traits: fc.record({
    priority: fc.constantFrom('high', 'normal', 'low'),
    operation: fc.constantFrom('lint', 'test', 'build'),
    expectedMs: fc.nat(20),
  }),
  needs: fc.array(fc.nat(), { maxLength: 3 }),
  succeeds: fc.nat(7).map((chance) => chance > 0),
  /** Sorts the tasks for submission. */
  rank: fc.nat(),
});

const run = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 30, size: 'max' }),
  workers: fc.integer({ min: 1, max: 5 }),
  concurrency: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  /** Which of the running attempts ends next. */
  choices: fc.infiniteStream(fc.nat()),
  oneByOne: fc.boolean(),
});

/** Ends attempts in the order of the choices until none is left; calls `look` before each. */
async function play(
  components: readonly ScriptedComponent[],
  choices: Iterable<number>,
  succeeds: (id: string) => boolean,
  look: () => void,
): Promise<void> {
  await quiet();
  for (const choice of choices) {
    look();
    const running = components.flatMap((component) => component.running);
    const attempt = running[choice % Math.max(1, running.length)];
    if (attempt === undefined) break;
    if (succeeds(attempt.id)) attempt.succeed();
    else attempt.fail(new Error('told to fail'));
    await quiet();
  }
}

describe('for every graph of tasks, number of workers and order of completion', () => {
  it('every task settles as its needs say, and no limit is exceeded', async () => {
    await fc.assert(
      fc.asyncProperty(run, async ({ plans, workers, concurrency, choices, oneByOne }) => {
        const components = [
          scriptedComponent({ name: 'first', provides: ['lint', 'test'], concurrency: concurrency[0] }),
          scriptedComponent({ name: 'second', provides: ['test', 'build'], concurrency: concurrency[1] }),
        ];
        const mediator = new Mediator({ workers, crashThreshold: Infinity });
        for (const component of components) mediator.register(component);
        const tasks = plans.map(({ traits, needs }, index) =>
          task(`${index}`, { ...traits, needs: index === 0 ? [] : needs.map((need) => `${need % index}`) }),
        );
        const rankOf = ({ id }: Task): number => plans[Number(id)]?.rank ?? 0;
        const submitted = oneByOne ? tasks : tasks.toSorted((a, b) => rankOf(a) - rankOf(b));
        const settled = Promise.all(
          oneByOne ? submitted.map((each) => mediator.submit(each)) : mediator.submitAll(submitted),
        );
        const succeeds = (id: string): boolean => plans[Number(id)]?.succeeds === true;
        await play(components, choices, succeeds, () => {
          const running = components.map((component) => component.running.length);
          expect(running.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(workers);
          for (const [index, count] of running.entries()) expect(count).toBeLessThanOrEqual(concurrency[index] ?? 0);
        });
        const outcomes = await settled;

        expect(outcomes.map(({ id }) => id)).toEqual(submitted.map(({ id }) => id));
        const expected = expectedStatuses(tasks, succeeds);
        expect(new Map(outcomes.map(({ id, status }) => [id, status]))).toEqual(
          new Map(submitted.map(({ id }) => [id, expected.get(id)])),
        );
        expect(mediator.status()).toMatchObject({ queue: { ready: 0, waiting: 0 }, workers: { busy: 0 }, running: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('no task begins before the tasks it needs have succeeded', async () => {
    await fc.assert(
      fc.asyncProperty(run, async ({ plans, workers, choices }) => {
        const component = scriptedComponent({ provides: ['lint', 'test', 'build'] });
        const succeeded = new Set<string>();
        const tooEarly: string[] = [];
        const watched: Component = {
          ...component,
          async handle(each: Task, context: AttemptContext) {
            if (each.needs?.some((need) => !succeeded.has(need)) === true) tooEarly.push(each.id);
            const value = await component.handle(each, context);
            succeeded.add(each.id);
            return value;
          },
        };
        const mediator = new Mediator({ workers });
        mediator.register(watched);
        const tasks = plans.map(({ needs }, index) =>
          task(`${index}`, { operation: 'lint', needs: index === 0 ? [] : needs.map((need) => `${need % index}`) }),
        );
        void mediator.submitAll(tasks.toReversed());
        await play(
          [component],
          choices,
          () => true,
          () => {},
        );
        expect(tooEarly).toEqual([]);
        expect(succeeded.size).toBe(tasks.length);
      }),
      { numRuns: 100 },
    );
  });
});

/** In order of numbers: a task comes after those it needs. */
function expectedStatuses(tasks: readonly Task[], succeeds: (id: string) => boolean): Map<string, OutcomeStatus> {
  const statuses = new Map<string, OutcomeStatus>();
  for (const { id, needs = [] } of tasks) {
    const ran = needs.every((need) => statuses.get(need) === 'succeeded');
    statuses.set(id, ran ? (succeeds(id) ? 'succeeded' : 'failed') : 'skipped');
  }
  return statuses;
}

/** A tree of sub-tasks: a task that submits the branches, all at once or one after the other. */
interface Tree {
  readonly together: boolean;
  readonly operation: 'a' | 'b';
  readonly branches: readonly Tree[];
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    together: fc.boolean(),
    operation: fc.constantFrom('a', 'b'),
    branches: fc.oneof({ maxDepth: 6 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
  }),
}));

function nodesOf({ branches }: Tree): number {
  return branches.reduce((sum, branch) => sum + nodesOf(branch), 1);
}

describe('for every tree of sub-tasks', () => {
  it('one worker, and components that take one attempt at a time, are enough', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 4 }), async (trees) => {
        let working = 0;
        let most = 0;
        let ran = 0;
        const begin = (): void => {
          working += 1;
          most = Math.max(most, working);
        };
        const grow = (name: string, provides: string): Component => ({
          ...scriptedComponent({ name, provides: [provides], concurrency: 1 }),
          async handle({ id, payload }: Task, context: AttemptContext) {
            // Every task in this test carries a tree.
            const { branches, together } = payload as Tree;
            const branchTask = (branch: Tree, index: number): Task =>
              task(`${id}.${index}`, { operation: branch.operation, payload: branch });
            begin();
            ran += 1;
            const waitFor = async (subTasks: readonly Task[]): Promise<void> => {
              working -= 1;
              const outcomes: readonly Outcome[] = await Promise.all(
                subTasks.map((subTask) => context.submit(subTask)),
              );
              begin();
              expect(outcomes.map(({ status }) => status)).toEqual(subTasks.map(() => 'succeeded'));
            };
            const subTasks = branches.map(branchTask);
            if (together && subTasks.length > 0) await waitFor(subTasks);
            else for (const subTask of subTasks) await waitFor([subTask]);
            await Promise.resolve();
            working -= 1;
          },
        });
        const mediator = new Mediator({ workers: 1 });
        mediator.register(grow('one', 'a'));
        mediator.register(grow('two', 'b'));
        const outcomes = await Promise.all(
          mediator.submitAll(
            trees.map((each, index) => task(`${index}`, { operation: each.operation, payload: each })),
          ),
        );
        expect(outcomes.map(({ status }) => status)).toEqual(trees.map(() => 'succeeded'));
        expect(ran).toBe(trees.reduce((sum, each) => sum + nodesOf(each), 0));
        expect(most).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});
