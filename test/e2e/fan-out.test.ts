import { describe, expect, it } from 'vitest';
import { changedWorkflow, fannedOut, outcomeOf } from '../support/fan-out.ts';

describe('plan, gates and collect', () => {
  it('in separate processes have the result of one process', async () => {
    const { at, event } = await changedWorkflow();
    const together = await fannedOut(at, at.runBuilt, event);
    const alone = await at.runBuilt(event, { runNumber: 2, runId: 2 });
    expect(outcomeOf(together)).toEqual(outcomeOf(alone));
    expect(together.outputs).toMatchObject({ status: 'failed', 'failed-gates': 'references,unit' });
  });
});
