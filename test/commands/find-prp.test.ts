import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import { completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe('findPrps', () => {
  it('accepts a file that is not Markdown only by configuration or history', async () => {
    const repository = await temporaryRepository();
    await repository.write('plan.txt', completePrp);
    const save = (config: Partial<Config> = {}) => ranIn(repository, { name: 'save', prps: ['plan.txt'] }, { config });
    await expect(save()).rejects.toMatchObject({
      code: 'E_USAGE',
      message: expect.stringContaining('plan.txt is not a PRP'),
    });
    await save({ prps: ['*.txt'] });
    await repository.write('plan.txt', `${completePrp}\nMore.\n`);
    await save();
    const { text } = await ranIn(repository, { name: 'list', prp: 'plan.txt', limit: 5 });
    expect(text).toMatch(/v2 [^]*v1 /);
  });
});
