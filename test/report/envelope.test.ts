import { describe, expect, it } from 'vitest';
import { envelopeOf } from '../../src/report/envelope.ts';
import { finding, gate, validatedPrp, validation } from '../support/validation.ts';

describe('an envelope with a limit', () => {
  const { data } = validation([
    ...Array.from({ length: 200 }, (_, n) =>
      validatedPrp(
        `PRPs/bad-${n}.md`,
        Array.from({ length: 10 }, () => gate({ findings: [finding({ message: 'x'.repeat(200) })] })),
      ),
    ),
    ...Array.from({ length: 200 }, (_, n) => validatedPrp(`PRPs/good-${n}.md`, [gate()])),
  ]);
  const within = (limit: number) => {
    const line = envelopeOf({ command: 'validate', status: 'failed', started: 0, data }, limit);
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(limit);
    const read = JSON.parse(line) as { data: { prps?: readonly { path: string; verdict: string }[] } };
    return read.data;
  };

  it('is whole where it fits', () => {
    expect(within(10_000_000)).toEqual(JSON.parse(JSON.stringify(data)));
  });

  it.each([800_000, 50_000])('of %i bytes keeps the totals and every PRP that failed', (limit) => {
    const short = within(limit);
    expect(short).toMatchObject({ truncated: true, totals: { prps: 400, errors: 2000 } });
    expect(short.prps?.map(({ path }) => path)).toEqual(Array.from({ length: 200 }, (_, n) => `PRPs/bad-${n}.md`));
  });

  it('of few bytes keeps the totals', () => {
    expect(within(1000)).toMatchObject({ truncated: true, totals: { prps: 400 } });
  });

  it('of anything else has no data', () => {
    const line = envelopeOf({ command: 'list', status: 'passed', started: 0, data: { a: 'x'.repeat(500) } }, 200);
    expect(JSON.parse(line)).toMatchObject({ command: 'list', data: { truncated: true } });
  });
});
