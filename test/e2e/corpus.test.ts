import { describe, expect, it } from 'vitest';
import type { ValidateData } from '../../src/report/report.ts';
import { prpJson } from '../support/cli.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { temporaryRepository } from '../support/temporary-repository.ts';

describe.skipIf(!corpusIsHere)('real PRPs (skipped where the corpus is not beside the checkout)', () => {
  it('are all validated in one run, and no gate breaks on any', async () => {
    const { directory, write } = await temporaryRepository();
    for (const { name, text } of corpus()) await write(`PRPs/${name}`, text);
    const { envelope, stderr } = await prpJson<ValidateData>(directory, 'validate', '--fail-on', 'never');
    expect(stderr).toBe('');
    expect(envelope.status).toBe('passed');
    expect(envelope.data.prps).toHaveLength(corpus().length);
    const statuses = new Set(envelope.data.prps.flatMap(({ gates }) => gates.map(({ status }) => status)));
    expect(statuses).toEqual(new Set(['passed']));
    expect(new Set(envelope.data.prps.map(({ version }) => version?.sequence))).toEqual(new Set([1]));
  });
});
