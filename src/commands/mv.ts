import { mkdir, rename } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { MoveCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { isPrp } from '../config/prp-files.ts';
import { checkPrpPath } from '../history/versions/layout.ts';
import type { MoveData, ReportOf } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { announceSaved, sourceInfo, versionInputsFor } from './versions/version-input.ts';
import { readDocument, readable } from './versions/document.ts';
import { findPrp } from './find-prp.ts';

/**
 * Renames the file of a PRP, in Git too when Git tracks it, and keeps a version under the new path that continues the
 * others. Throws `E_CONFLICT` when the new path has a file, or versions of another PRP.
 */
export async function move(command: MoveCommand, runtime: Runtime): Promise<ReportOf<'mv', MoveData>> {
  const { repository, history } = runtime;
  const from = await findPrp(command.prp, runtime);
  const document = readable(await readDocument(from, runtime));
  const to = await targetOf(from, command.target, runtime);
  await refuseTaken(from, to, runtime);
  const isTracked =
    (await repository.git.run(['ls-files', '--error-unmatch', '--', `:(literal)${from}`])).exitCode === 0;

  // Everything that may refuse comes before the first change.
  const inputOf = await versionInputsFor(runtime, [{ ...document, path: to }], sourceInfo(runtime));
  const hasVersions = (await history.unversioned([from])).size === 0;
  if (command.dryRun) return reportOf({ from, to, isTracked, version: null, dryRun: true });

  await mkdir(join(repository.root, posix.dirname(to)), { recursive: true });
  if (isTracked) await repository.git.text(['mv', '--', from, to]);
  else await rename(join(repository.root, from), join(repository.root, to));
  runtime.announce({ type: 'file-written', path: to });
  const input = { ...inputOf({ ...document, path: to }, 'saved'), follows: hasVersions ? from : undefined };
  const appended = await history.append([input]);
  announceSaved(appended, runtime);
  const version = appended[0] === undefined ? null : versionOf(appended[0].version);
  if (!isPrp(to, runtime.config)) warnOfUnknownPath(to, runtime);
  return reportOf({ from, to, isTracked, version, dryRun: false });
}

function reportOf(data: MoveData): ReportOf<'mv', MoveData> {
  return { command: 'mv', status: 'passed', data };
}

/** A folder keeps the name of the file; a word alone keeps its folder and its extension. */
async function targetOf(from: string, typed: string, { repository }: Runtime): Promise<string> {
  const { dir, base, ext } = posix.parse(from);
  if (!typed.includes('/') && posix.extname(typed) === '' && (await repository.workTree.kindOf(typed)) === undefined) {
    return posix.join(dir, `${typed}${ext}`);
  }
  const isFolder = typed.endsWith('/') || (await repository.workTree.kindOf(typed)) === 'directory';
  return repository.pathOf(isFolder ? posix.join(typed, base) : typed, repository.root);
}

async function refuseTaken(from: string, to: string, { repository, history }: Runtime): Promise<void> {
  checkPrpPath(to);
  if (to === from) {
    throw new PrpError('E_USAGE', `${from} has that name already.`, {
      hint: 'Name another path. Nothing was changed.',
    });
  }
  if ((await repository.workTree.kindOf(to)) !== undefined) {
    throw new PrpError('E_CONFLICT', `${to} exists already.`, {
      hint: 'Choose another name, or move that file out of the way first. Nothing was changed.',
    });
  }
  await repository.checkWritable(to);
  const [newest] = await history.list(to, { limit: 1 });
  if (newest === undefined) return;
  for await (const version of history.walk(from)) {
    if (!version.tampered && !newest.tampered && version.memento.digest === newest.memento.digest) return;
  }
  throw new PrpError('E_CONFLICT', `${to} has versions of another PRP.`, {
    hint: `\`prp list ${to}\` shows them. Choose another name. Nothing was changed.`,
  });
}

function warnOfUnknownPath(path: string, { announce }: Runtime): void {
  announce({
    type: 'warning',
    message: `${path} is not among the PRPs of the configuration (\`prps\`), so \`prp validate\` skips it.`,
    hint: 'Add its folder to `prps` in the configuration, or name it: `prp validate <path>`.',
  });
}
