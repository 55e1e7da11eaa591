import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { confinedFiles } from '../../system/confined-files.ts';
import { PrpError } from '../../base/errors.ts';
import { type ShardResult, shardResultSchema } from './shard-result.ts';
import type { ActionContext } from '../open-context.ts';

/** Bytes: far above what a batch of PRPs comes to. */
const sizeLimit = 50_000_000;

/**
 * Reads what the cells have left in the directory of the input `results`. Each file must be the result of a cell of this
 * run, about the commits that it is about. Throws `E_USAGE` for any other, and when there is none.
 */
export async function readResults(
  { inputs, files }: Pick<ActionContext, 'inputs' | 'files'>,
  expected: Pick<ShardResult, 'repository' | 'runId' | 'head' | 'base'>,
): Promise<readonly ShardResult[]> {
  const { folder, path } = await files.placeOf(inputs.results);
  const directory = join(folder, path);
  const names = await filesIn(directory);
  if (names.length === 0) throw refused(inputs.results, 'has no results');
  return Promise.all(
    names.map(async (name) => {
      const read = shardResultSchema.safeParse(await contentOf(folder, `${path}/${name.split(sep).join('/')}`));
      if (!read.success) throw refused(name, `is not the result of a cell (${read.error.issues[0]?.path.join('.')})`);
      const other = differing(read.data, expected);
      if (other !== undefined) throw refused(name, `is of another run: its ${other} is not that of this one`);
      return read.data;
    }),
  );
}

/** Artifacts come each in a directory of its own, or all in one. */
async function filesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** `undefined` for what is no regular file with JSON of a reasonable size. */
async function contentOf(folder: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await confinedFiles(folder).read(path, sizeLimit)).toString());
  } catch (error) {
    const isOdd = error instanceof PrpError && (error.code === 'E_NOT_A_FILE' || error.code === 'E_TOO_LARGE');
    if (isOdd || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function differing(result: ShardResult, expected: Pick<ShardResult, 'repository' | 'runId' | 'head' | 'base'>) {
  return (['repository', 'runId', 'head', 'base'] as const).find((field) => result[field] !== expected[field]);
}

function refused(what: string, why: string): PrpError {
  return new PrpError('E_USAGE', `${what} ${why}.`, {
    hint: 'Download just the artifacts that the jobs of `command: gate` of the same run have uploaded.',
  });
}
