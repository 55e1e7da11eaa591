import { PrpError } from '../../base/errors.ts';
import type { Entry } from '../branch/branch.ts';
import type { Snapshot } from './snapshot.ts';

/** Whether an error says of what was read that it is damaged; any other says of whoever keeps it that they do not answer. */
export function isDamageError(error: unknown): error is PrpError {
  return error instanceof PrpError && (error.code === 'E_INTEGRITY' || error.code === 'E_FORMAT');
}

/** The bytes of a file, or why they cannot be had. */
export type FileOrError = Uint8Array | PrpError;

/**
 * As `Snapshot.read`, but an object that cannot be read hides no other: where reading many fails, it reads fewer, down to
 * the one that fails alone.
 */
export async function readEach(at: Snapshot, paths: readonly string[]): Promise<ReadonlyMap<string, FileOrError>> {
  try {
    return await at.read(paths);
  } catch (error) {
    const [only] = paths;
    if (!isDamageError(error) || only === undefined) throw error;
    if (paths.length === 1) return new Map([[only, error]]);
    const middle = Math.ceil(paths.length / 2);
    const first = await readEach(at, paths.slice(0, middle));
    return new Map([...first, ...(await readEach(at, paths.slice(middle)))]);
  }
}

/** As `Snapshot.list`, of many directories, in order; one that cannot be read hides no other. */
export async function listEach(
  at: Snapshot,
  directories: readonly string[],
): Promise<readonly (readonly Entry[] | PrpError)[]> {
  try {
    return await Promise.all(directories.map((directory) => at.list(directory)));
  } catch (error) {
    if (!isDamageError(error)) throw error;
    // A damaged object takes those with it that are read at the same time: one after the other.
    const found: (readonly Entry[] | PrpError)[] = [];
    for (const directory of directories) found.push(await at.list(directory).catch(errorOrThrow));
    return found;
  }
}

function errorOrThrow(error: unknown): PrpError {
  if (isDamageError(error)) return error;
  throw error;
}
