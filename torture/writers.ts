import { inLanes, type Bounds, type Outcome, type Part } from './part.ts';
import { scratch } from './scratch.ts';
import { besideGc } from './writers/beside-gc.ts';
import { manyAtOnce } from './writers/many-at-once.ts';
import type { Scene } from './writers/scene.ts';
import { sharedRemote } from './writers/shared-remote.ts';

/** Each with the share of the writers that it gets. */
const scenes: readonly (readonly [string, Scene, number])[] = [
  ['many at once', manyAtOnce, 1],
  ['beside git gc', besideGc, 1 / 4],
  ['two clones', sharedRemote, 1 / 8],
];

export const writers: Part = {
  name: 'writers',
  share: 0.07,
  /** Of the first scene; the others have fewer, of which each writes several times. */
  count: 32,
  run: written,
};

/** Lets many write at once, and looks whether all that they announced is there. */
async function written(bounds: Bounds): Promise<Outcome> {
  const wanted = scenes.filter(([name]) => bounds.only === undefined || name.includes(bounds.only));
  const place = await scratch();
  const told: string[] = [];
  try {
    // One after the other: each is as many processes as the machine bears.
    await inLanes({ ...bounds, count: wanted.length, lanes: 1 }, async (index) => {
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
