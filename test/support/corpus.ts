import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/corpus');

/** Real PRPs, where they are at hand: never part of this repository. */
export const corpusIsHere = existsSync(folder);

export interface CorpusFile {
  readonly name: string;
  readonly text: string;
}

export function corpus(): readonly CorpusFile[] {
  const names = readdirSync(folder).filter((name) => /^\d+\.md$/.test(name));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return names.map((name) => ({ name, text: decoder.decode(readFileSync(join(folder, name))) }));
}
