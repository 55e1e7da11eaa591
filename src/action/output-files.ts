import { realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { confinedFiles } from '../system/confined-files.ts';
import { PrpError } from '../base/errors.ts';
import { isInside } from '../base/is-inside.ts';

/** The files that the inputs of a workflow name. */
export interface OutputFiles {
  /** Writes a file named relative to the workspace, and returns its path. Throws as `placeOf`, `E_NOT_A_FILE` and `E_IO`. */
  write(file: string, text: string): Promise<string>;
  /**
   * The workspace or the temporary folder of the runner, links resolved, and the path of a file or a directory below it.
   * Throws `E_OUTSIDE_REPOSITORY` for any other file.
   */
  placeOf(file: string): Promise<{ readonly folder: string; readonly path: string }>;
}

/**
 * The checkout may be hostile: files are written only to the workspace and to the temporary folder of the runner, never
 * through a link and never to a directory of Git.
 */
export function outputFiles({ GITHUB_WORKSPACE, RUNNER_TEMP }: NodeJS.ProcessEnv): OutputFiles {
  const workspace = resolve(GITHUB_WORKSPACE ?? '.');
  const folders = [workspace, ...(RUNNER_TEMP ? [resolve(RUNNER_TEMP)] : [])];

  async function placeOf(file: string) {
    const absolute = resolve(workspace, file);
    for (const named of folders) {
      const folder = await realpath(named).catch(() => named);
      // A path may contain the folder as a link or resolved.
      const base = [named, folder].find((one) => one !== absolute && isInside(one, absolute));
      if (base !== undefined) return { folder, path: relative(base, absolute).split(sep).join('/') };
    }
    throw outside(file);
  }

  return {
    placeOf,
    async write(file, text) {
      const { folder, path } = await placeOf(file);
      confinedFiles(folder).write(path, text);
      return join(folder, path);
    },
  };
}

function outside(file: string): PrpError {
  return new PrpError(
    'E_OUTSIDE_REPOSITORY',
    `${file} is neither in the workspace nor in the temporary folder of the runner.`,
    { hint: 'Name a file relative to the workspace, or one below `runner.temp`.' },
  );
}
