/** A stretch of characters that tokens are made of. The end is exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Shorter than that is no token that we know. */
const shortest = 16;

const isOfToken = new Uint8Array(65_536);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~$:@%-') {
  isOfToken[sign.charCodeAt(0)] = 1;
}

/**
 * All long stretches of characters that tokens are made of, in order. Where none can be, which is nearly everywhere in a
 * text of words, it looks at one character in sixteen: so the text costs little, and what follows looks at the stretches
 * alone.
 */
export function longRuns(text: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  while (from + shortest <= text.length) {
    let start = from + shortest - 1;
    if (isOfToken[text.charCodeAt(start)] !== 1) {
      from = start + 1;
      continue;
    }
    while (start > from && isOfToken[text.charCodeAt(start - 1)] === 1) start -= 1;
    let end = from + shortest;
    while (end < text.length && isOfToken[text.charCodeAt(end)] === 1) end += 1;
    if (end - start >= shortest) runs.push({ start, end });
    from = end;
  }
  return runs;
}
