import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/corpus');

/** Real PRPs, where they are at hand: never part of this repository. */
export const corpusIsHere = existsSync(folder);

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function corpus(): readonly CorpusFile[] {
  const names = readdirSync(folder).filter((name) => /^\d+\.md$/.test(name));
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
