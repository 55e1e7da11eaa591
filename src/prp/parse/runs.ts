/** A range of a text. The end is exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** A set of characters, by their codes. */
export type CharacterSet = Uint8Array;

export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(65_536);
  for (let at = 0; at < characters.length; at++) set[characters.charCodeAt(at)] = 1;
  return set;
}

/**
 * All runs of at least `shortest` characters of a set, in order. Where no run is possible, which is the common case, it
 * reads one character in `shortest`.
 */
export function runsOf(set: CharacterSet, shortest: number, text: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  while (from + shortest <= text.length) {
    let start = from + shortest - 1;
    if (set[text.charCodeAt(start)] !== 1) {
      from = start + 1;
      continue;
    }
    while (start > from && set[text.charCodeAt(start - 1)] === 1) start -= 1;
    let end = from + shortest;
    while (end < text.length && set[text.charCodeAt(end)] === 1) end += 1;
    if (end - start >= shortest) runs.push({ start, end });
    from = end;
  }
  return runs;
}
