import { runConcurrently, type SuiteLimits, type SuiteResult, type TortureSuite } from './torture-suite.ts';
import { scratch } from './scratch.ts';
import { duringGc } from './writers/during-gc.ts';
import { concurrentWorkTrees } from './writers/concurrent-work-trees.ts';
import type { WriterScenario } from './writers/writer-scenario.ts';
import { sharedRemote } from './writers/shared-remote.ts';

/** Each with the share of the writers that it gets. */
const scenes: readonly (readonly [string, WriterScenario, number])[] = [
  ['many at once', concurrentWorkTrees, 1],
  ['beside git gc', duringGc, 1 / 4],
  ['two clones', sharedRemote, 1 / 8],
];

export const writers: TortureSuite = {
  name: 'writers',
  share: 0.07,
  /** Of the first scene; the others have fewer, of which each writes several times. */
  count: 32,
  run: written,
};

/** Lets many write at once, and looks whether all that they announced is there. */
async function written(bounds: SuiteLimits): Promise<SuiteResult> {
  const wanted = scenes.filter(([name]) => bounds.only === undefined || name.includes(bounds.only));
  const place = await scratch();
  const told: string[] = [];
  try {
    // One after the other: each is as many processes as the machine bears.
    await runConcurrently({ ...bounds, count: wanted.length, lanes: 1 }, async (index) => {
      const scene = wanted[index];
      if (scene === undefined) throw new Error(`There is no scene ${index}.`);
      const [name, play, share] = scene;
      const { summary, problems } = await play(place, Math.max(2, Math.round(bounds.count * share)));
      told.push(`${name}: ${summary}`);
      for (const message of problems) bounds.report({ attempt: name, message });
    });
    const done = Math.round((bounds.count * told.length) / wanted.length);
    return { done, promised: bounds.count, told: told.join(', ') };
  } finally {
    await place.remove();
  }
}
