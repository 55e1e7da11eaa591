import { median } from './measure.ts';

/** The medians of `rounds` for each contender; they take turns, and noise meets all of them. */
export async function rounds<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<number>>>,
  count: number,
): Promise<Readonly<Record<Name, number>>> {
  // The names are the keys of the object, which its type says.
  const names = Object.keys(contenders) as Name[];
  const measured = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < count; round += 1) {
    for (const name of names) measured.get(name)?.push(await contenders[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(measured.get(name) ?? [])])) as Record<Name, number>;
}
