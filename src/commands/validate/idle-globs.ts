import { isDeepStrictEqual } from 'node:util';
import { defaultConfig } from '../../config/default-config.ts';
import { isPrp } from '../../config/prp-files.ts';
import type { Runtime } from '../../runtime.ts';
import { someOf } from './some-of.ts';

/** Tells of globs for PRPs that somebody has written and that match no file: they may be misspelt. */
export async function warnOfIdleGlobs({ config, repository, announce }: Runtime): Promise<void> {
  const { prps } = config;
  if (isDeepStrictEqual(prps, defaultConfig.prps)) return;
  const files = await repository.workTree.files();
  if (files.values().some((path) => isPrp(path, { prps, ignore: [] }))) return;
  announce({
    type: 'warning',
    message: `The configured \`prps\` match no file: ${someOf(prps)}.`,
    hint: 'They are globs from the root of the repository: `PRPs/**/*.md` are all Markdown files below PRPs/.',
  });
}
