import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examine, gates } from './gates-examined.ts';
import { documentOf } from './history-fixture.ts';
import { clock, median, type Row, timeRow } from './measure.ts';

/** Real PRPs, if there are some beside the checkout. */
const folder = join(import.meta.dirname, '../../shared/corpus');

/** The cost of a document of the usual size, warm, with all gates together. */
export async function* documents(): AsyncIterable<Row> {
  const texts = documentsOfUsualSize();
  for (const text of texts.slice(0, 20)) await examine(text);
  const times: number[] = [];
  for (const text of texts) times.push(await clock(() => examine(text)));
  const what = `${gates.length} static gates, ${texts.length} documents of 20 kB`;
  yield timeRow(what, '15 ms', { ours: median(times), theirs: 15 }, { limit: 1 });
}

function documentsOfUsualSize(): readonly string[] {
  if (!existsSync(folder)) return Array.from({ length: 50 }, (_, index) => documentOf(index));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .filter(({ length }) => length > 15_000 && length < 25_000);
}
