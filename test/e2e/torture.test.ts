import { beforeEach, expect, it } from 'vitest';
import { runForgeries } from '../../torture/forgeries.ts';
import { fuzz } from '../../torture/fuzz.ts';
import { kills } from '../../torture/kills.ts';
import type { SuiteLimits, Failure, SuiteResult } from '../../torture/torture-suite.ts';
import { writers } from '../../torture/writers.ts';

/** A short form of `npm run torture`: always the same attempts, and nothing is judged by its time. */
function bounds(count: number): SuiteLimits {
  return { seed: 1, count, endsAt: Infinity, lanes: 2, timed: false, report: (loss) => void losses.push(loss) };
}

let losses: Failure[] = [];
beforeEach(() => {
  losses = [];
});

/** The failures, and whether anything was left out. */
function wrongIn({ done, promised }: SuiteResult): readonly unknown[] {
  return done === promised ? losses : [...losses, `only ${done} of ${promised} were tried`];
}

const timeout = 180_000;

it('loses nothing to kill -9 at any moment', { timeout }, async () => {
  expect(wrongIn(await kills.run(bounds(20)))).toEqual([]);
});

it('gives out nothing that was forged, and loses nothing true', { timeout }, async () => {
  // A part of the kinds, with verify, show and save.
  expect(wrongIn(await runForgeries(bounds(66), 'short'))).toEqual([]);
});

it('loses nothing of many writers at once', { timeout }, async () => {
  expect(wrongIn(await writers.run(bounds(8)))).toEqual([]);
});

it('reads hostile documents', { timeout }, async () => {
  expect(wrongIn(await fuzz.run(bounds(60)))).toEqual([]);
});
