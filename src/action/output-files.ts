import { realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { confinedFiles } from '../system/confined-files.ts';
import { PrpError } from '../base/errors.ts';
import { isInside } from '../base/is-inside.ts';

/** Files that a run reads and leaves where its workflow wants them. */
export interface OutputFiles {
  /** Writes a file named relative to the workspace, and returns where it is. Throws as `placeOf`, `E_NOT_A_FILE` and `E_IO`. */
  write(file: string, text: string): Promise<string>;
  /**
   * The folder of the runner that a file or a directory is in, links resolved, and the path below it. Throws
   * `E_OUTSIDE_REPOSITORY` for what is neither in the workspace nor in the runner's temporary folder.
   */
  placeOf(file: string): Promise<{ readonly folder: string; readonly path: string }>;
}

/**
 * A stranger may have filled the checkout: nothing is written through a link, into a directory of Git's, or anywhere but
 * in the workspace and in the runner's temporary folder.
 */
export function outputFiles({ GITHUB_WORKSPACE, RUNNER_TEMP }: NodeJS.ProcessEnv): OutputFiles {
  const workspace = resolve(GITHUB_WORKSPACE ?? '.');
  const folders = [workspace, ...(RUNNER_TEMP ? [resolve(RUNNER_TEMP)] : [])];

  async function placeOf(file: string) {
    const absolute = resolve(workspace, file);
    for (const named of folders) {
      const folder = await realpath(named).catch(() => named);
      // A path may name the folder by a link, or by what that leads to.
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
