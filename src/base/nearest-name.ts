import { editDistance } from './edit-distance.ts';

/** More differences than that make it another word, however long both are. */
const mostDifferences = 8;

/** The one of `names` that was probably meant by what was typed, in whatever case. `undefined` when none comes near. */
export function nearestName<Name extends string>(typed: string, names: Iterable<Name>): Name | undefined {
  const limit = typed.length < 4 ? 1 : Math.min(mostDifferences, Math.max(2, Math.floor(typed.length / 3)));
  let nearest: Name | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}
