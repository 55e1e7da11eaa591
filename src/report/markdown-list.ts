import { plural } from '../base/plural.ts';

/** The first entries of a list, and how many are left out; nothing at all for an empty one. `noun` is of one entry. */
export function markdownList<Entry>(
  entries: readonly Entry[],
  shown: number,
  line: (entry: Entry) => string,
  noun: string,
): readonly string[] {
  const left = entries.length - shown;
  return [
    ...entries.slice(0, shown).map((entry) => `- ${line(entry)}`),
    ...(left > 0 ? [`- … and ${plural(left, `more ${noun}`)}`] : []),
  ];
}
