import { describe, expect, it } from 'vitest';
import {
  admits,
  afterCrash,
  afterNothing,
  afterPause,
  afterStart,
  type Candidate,
  healthy,
  route,
} from '../../src/mediator/component-registry.ts';

const settings = { crashThreshold: 3, crashPauseMs: 100 };

function crashes(count: number, now = 0) {
  let health = healthy;
  for (let i = 0; i < count; i += 1) health = afterCrash(health, now, settings);
  return health;
}

describe('health', () => {
  it('opens at the threshold and not before', () => {
    expect(admits(crashes(2))).toBe(true);
    expect(admits(crashes(3))).toBe(false);
  });

  it('half-opens when the pause is over', () => {
    const open = crashes(3, 50);
    expect(admits(afterPause(open, 149))).toBe(false);
    expect(afterPause(open, 150)).toEqual({ state: 'half-open', probing: false });
  });

  it('does not pause longer because an older attempt crashes too', () => {
    expect(afterCrash(crashes(3, 0), 99, settings)).toEqual({ state: 'open', until: 100 });
  });

  it('admits one probe at a time', () => {
    const halfOpen = afterPause(crashes(3), 100);
    expect(admits(halfOpen)).toBe(true);
    expect(admits(afterStart(halfOpen))).toBe(false);
    expect(admits(afterNothing(afterStart(halfOpen)))).toBe(true);
  });

  it('opens again at once when the probe crashes', () => {
    const probing = afterStart(afterPause(crashes(3), 100));
    expect(afterCrash(probing, 120, settings)).toEqual({ state: 'open', until: 220 });
  });

  it('is not changed by starts and cancellations while closed', () => {
    expect(afterNothing(afterStart(crashes(2)))).toEqual(crashes(2));
  });
});

function candidate(rest: Partial<Candidate> = {}): Candidate {
  return { running: 0, leaked: 0, concurrency: Infinity, health: healthy, ...rest };
}

describe('route', () => {
  it('chooses the least loaded', () => {
    const busy = candidate({ running: 2 });
    const idle = candidate({ running: 1 });
    expect(route([busy, idle])).toBe(idle);
  });

  it('chooses the first among equals', () => {
    const first = candidate({ running: 1 });
    expect(route([first, candidate({ running: 1 })])).toBe(first);
  });

  it('counts leaked attempts as load', () => {
    const leaking = candidate({ leaked: 2 });
    const working = candidate({ running: 1 });
    expect(route([leaking, working])).toBe(working);
  });

  it('respects concurrency', () => {
    const full = candidate({ running: 1, leaked: 1, concurrency: 2 });
    const roomy = candidate({ running: 3, concurrency: 4 });
    expect(route([full, roomy])).toBe(roomy);
    expect(route([full])).toBeUndefined();
  });

  it('leaves out unhealthy candidates', () => {
    const open = candidate({ health: { state: 'open', until: 5 } });
    const probed = candidate({ health: { state: 'half-open', probing: true } });
    const closed = candidate({ running: 9 });
    expect(route([open, probed, closed])).toBe(closed);
    expect(route([open, probed])).toBeUndefined();
    expect(route([])).toBeUndefined();
  });
});
