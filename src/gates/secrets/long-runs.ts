/** A stretch of characters that tokens are made of. The end is exclusive. */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** Shorter than that is no token that we know. */
const shortest = 16;

const isOfToken = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+/=.~$:@%-') {
  isOfToken[sign.charCodeAt(0)] = 1;
}

/**
 * All long stretches of characters that tokens are made of, in order. Where none can be, which is nearly everywhere in a
 * text of words, it looks at one character in sixteen: so the text costs little, and what follows looks at the stretches
 * alone.
 */
export function* longRuns(text: string): Generator<Run> {
  const has = (at: number) => isOfToken[text.charCodeAt(at)] === 1;
  let from = 0;
  while (from + shortest <= text.length) {
    let start = from + shortest - 1;
    if (!has(start)) {
      from = start + 1;
      continue;
    }
    while (start > from && has(start - 1)) start -= 1;
    let end = from + shortest;
    if (start > from) while (end < start + shortest && has(end)) end += 1;
    if (end - start < shortest) {
      from = end;
      continue;
    }
    while (end < text.length && has(end)) end += 1;
    yield { start, end };
    from = end + 1;
  }
}
