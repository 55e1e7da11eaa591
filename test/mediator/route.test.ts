import { describe, expect, it } from 'vitest';
import { healthy } from '../../src/mediator/health.ts';
import { route, type Candidate } from '../../src/mediator/route.ts';

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

  it('leaves out who is not healthy', () => {
    const open = candidate({ health: { state: 'open', until: 5 } });
    const probed = candidate({ health: { state: 'half-open', probing: true } });
    const closed = candidate({ running: 9 });
    expect(route([open, probed, closed])).toBe(closed);
    expect(route([open, probed])).toBeUndefined();
    expect(route([])).toBeUndefined();
  });
});
