import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PrpError } from '../../base/errors.ts';
import { handleCommand, handleTrigger } from '../../pull-request/handle-trigger.ts';
import type { RunResult } from '../../pull-request/run-result.ts';
import { confinedFiles } from '../../system/confined-files.ts';
import type { ActionContext } from '../open-context.ts';
import { isMergeGroup, revisionsOf } from './fan-out-revisions.ts';
import { joinResults, type ShardResult, shardResultSchema } from './shard-result.ts';

/** Continues as a run of one job would, with the results of the gates of all shards: the same report, versions and check. */
export async function collectResults(context: ActionContext): Promise<RunResult> {
  const { head, base } = await revisionsOf(context);
  const { repository, runId } = context.run;
  const results = await readResults(context, { repository, runId, head, base: base ?? null });
  // The job that plans may have written the comment.
  const informed = { ...context, sharesComment: true, examined: joinResults(results) };
  const { trigger, run } = context;
  if (trigger.pullRequest !== null)
    return handleTrigger({ ...trigger, request: { kind: 'pull-request' } }, run, informed);
  if (isMergeGroup(context)) return handleTrigger({ ...trigger, request: { kind: 'merge-group' } }, run, informed);
  return handleCommand('validate', trigger, run, informed);
}

/** The fields that tell whether a result belongs to this run. */
type Identity = Pick<ShardResult, 'repository' | 'runId' | 'head' | 'base'>;

/** Bytes, far above the result of a batch of PRPs. */
const sizeLimit = 50_000_000;

/**
 * Reads the results in the directory of the input `results`. Each file must be the result of a shard of this run, about
 * the same commits. Throws `E_USAGE` for any other file, and without any.
 */
async function readResults(
  { inputs, files }: Pick<ActionContext, 'inputs' | 'files'>,
  expected: Identity,
): Promise<readonly ShardResult[]> {
  const { folder, path } = await files.placeOf(inputs.results);
  const names = await listJsonFiles(join(folder, path));
  if (names.length === 0) throw refused(inputs.results, 'has no results');
  return Promise.all(
    names.map(async (name) => {
      const read = shardResultSchema.safeParse(await readJson(folder, `${path}/${name.split(sep).join('/')}`));
      if (!read.success) {
        const field = read.error.issues[0]?.path.join('.') ?? '';
        throw refused(name, `is not the result of a cell${field === '' ? '' : `: its field ${field} is wrong`}`);
      }
      const field = differingField(read.data, expected);
      if (field !== undefined) throw refused(name, `is of another run: it has another ${field}`);
      return read.data;
    }),
  );
}

/** Artifacts are downloaded to one directory each, or all to one. */
async function listJsonFiles(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory, { recursive: true })).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** `undefined` for anything but a regular file with JSON, within the limit. */
async function readJson(folder: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await confinedFiles(folder).read(path, sizeLimit)).toString());
  } catch (error) {
    const isRefused = error instanceof PrpError && (error.code === 'E_NOT_A_FILE' || error.code === 'E_TOO_LARGE');
    if (isRefused || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function differingField(result: Identity, expected: Identity): keyof Identity | undefined {
  return (['repository', 'runId', 'head', 'base'] as const).find((field) => result[field] !== expected[field]);
}

function refused(subject: string, reason: string): PrpError {
  return new PrpError('E_USAGE', `${subject} ${reason}.`, {
    hint: 'Download only the artifacts that the jobs of `command: gate` of the same run uploaded.',
  });
}
