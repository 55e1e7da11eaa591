import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptMetrics } from '../../src/observers/kept-metrics.ts';
import { type Observer, settleAll } from '../../src/observers/observer.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

async function ended(observer: Observer): Promise<readonly string[]> {
  const errors: string[] = [];
  void observer({ type: 'run-finished', command: 'save', status: 'passed', durationMs: 1 });
  await settleAll([observer], 10_000, (error) => errors.push(String(error)));
  return errors;
}

function refusedWith(code: string): () => Promise<string> {
  return () => Promise.reject(Object.assign(new Error(`${code}: refused`), { code }));
}

describe('kept metrics', () => {
  it('go on from run to run, also as text', async () => {
    const path = join(await temporaryDirectory(), 'metrics.json');
    const texts: string[] = [];
    const run = () => keptMetrics({ file: async () => path, publish: async (text) => void texts.push(text) });
    expect([...(await ended(run())), ...(await ended(run()))]).toEqual([]);
    expect(texts[0]).toContain('prp_runs_total{command="save",status="passed"} 1\n');
    expect(texts[1]).toContain('prp_runs_total{command="save",status="passed"} 2\n');
  });

  it.each(['EROFS', 'EACCES', 'EPERM'])('are no matter where nothing may be written: %s', async (code) => {
    expect(await ended(keptMetrics({ file: refusedWith(code) }))).toEqual([]);
  });

  it('say what went wrong, where somebody can mend it', async () => {
    expect(await ended(keptMetrics({ file: refusedWith('ENOSPC') }))).toEqual([
      'Error: metrics could not be kept: ENOSPC: refused',
    ]);
    expect(await ended(keptMetrics({ file: refusedWith('EROFS'), publish: async () => {} }))).toEqual([
      'Error: metrics could not be kept: EROFS: refused',
    ]);
  });
});
