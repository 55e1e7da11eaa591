import { onTestFinished } from 'vitest';

let works: (() => Promise<unknown>)[] | undefined;

/** Runs the work after the test, or at the end of `outsideTests`. */
export function atEnd(work: () => Promise<unknown>): void {
  if (works !== undefined) works.push(work);
  else
    onTestFinished(async () => {
      await work();
    });
}

/** Gives a script what tests use: the repositories and servers that it makes end with it. */
export async function outsideTests<Result>(run: () => Promise<Result>): Promise<Result> {
  const mine = (works = []) as (() => Promise<unknown>)[];
  try {
    return await run();
  } finally {
    for (const work of mine.toReversed()) await work();
    works = undefined;
  }
}
