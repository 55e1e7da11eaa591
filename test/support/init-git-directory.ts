import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GitDirectoryOptions {
  /** The branch of `HEAD`. @default 'main' */
  readonly branch?: string;
  readonly objectFormat?: 'sha1' | 'sha256';
  /** Whether there is no work tree. @default false */
  readonly isBare?: boolean;
  /** More lines of its `config`. */
  readonly config?: string;
}

/**
 * Writes what `git init` writes, as gitrepository-layout(5) describes it. It starts no process: most tests need an empty
 * repository, and `git init` was every twentieth process of all tests.
 */
export function initGitDirectory(directory: string, options: GitDirectoryOptions = {}): void {
  const { branch = 'main', objectFormat = 'sha1', isBare = false, config = '' } = options;
  for (const folder of ['hooks', 'info', 'objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) {
    mkdirSync(join(directory, folder), { recursive: true });
  }
  writeFileSync(join(directory, 'HEAD'), `ref: refs/heads/${branch}\n`);
  const isSha256 = objectFormat === 'sha256';
  const lines = [
    '[core]',
    `\trepositoryformatversion = ${isSha256 ? 1 : 0}`,
    '\tfilemode = true',
    `\tbare = ${isBare}`,
    ...(isBare ? [] : ['\tlogallrefupdates = true']),
    ...(isSha256 ? ['[extensions]', '\tobjectformat = sha256'] : []),
    // A commit starts no second process that looks for something to tidy.
    '[gc]',
    '\tauto = 0',
    '[maintenance]',
    '\tauto = false',
  ];
  writeFileSync(join(directory, 'config'), `${lines.join('\n')}\n${config}`);
}
