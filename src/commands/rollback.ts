import type { RollbackCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { VersionInput, Appended, StoredVersion } from '../history/history.ts';
import { maxStoredBytes } from '../base/limits.ts';
import type { ReportOf, RollbackData } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { versionInputsFor, announceSaved, keptVersion, sourceInfo } from './versions/version-input.ts';
import { type Document, documentOf, keepable, type Keepable, readDocument } from './versions/document.ts';
import { findPrp } from './find-prp.ts';
import { refuseSecrets } from './versions/unstorable.ts';
import { keepTidy } from './versions/keep-tidy.ts';

const aside = 'Delete it there, or move the file out of the way, and repeat the command; revoke the secret';

/**
 * Gives the file the bytes of an earlier version. The present bytes become a version first, and the rollback is a new
 * version too: nothing is lost, and the same command undoes it.
 */
export async function rollback(
  { prp: typed, version: selector, expect }: RollbackCommand,
  runtime: Runtime,
): Promise<ReportOf<'rollback', RollbackData>> {
  const { repository, history } = runtime;
  const prp = await findPrp(typed, runtime);
  const info = sourceInfo(runtime);

  // 1. Read the present file. It must be replaceable, and as the caller expects.
  await repository.checkWritable(prp);
  const present = (await repository.workTree.kindOf(prp)) === 'file';
  const current = present ? await readDocument(prp, runtime, maxStoredBytes) : undefined;
  if (expect !== undefined) await refuseUnexpected(expect, current, runtime);

  // 2. Read the version. Its checksum is verified before anything changes.
  const target = await targetOf(prp, selector, current, runtime);
  // Earlier builds stored larger documents than today's limit; they can be restored.
  const restored: Document & Keepable = {
    ...documentOf(prp, await history.content(target), runtime),
    canonicalChecksum: target.memento.canonicalChecksum,
  };
  const changed = current?.checksum !== restored.checksum;

  // 3. Store both in the history, then write the file: a crash in between loses nothing.
  const kept = current && changed ? [keepable(current)] : [];
  await refuseSecrets(kept, runtime, 'A rollback would store it as a version first. Nothing was changed.', aside);
  const then = { ...restored, path: `${prp} in v${target.memento.sequence}` };
  await refuseSecrets(
    [then],
    runtime,
    'This version is not restored.',
    'Choose another version, and revoke the secret',
  );
  const inputOf = await versionInputsFor(runtime, [...kept, restored], info);
  const restoring: VersionInput = { ...inputOf(restored, 'restored'), restoredFrom: target.memento.id };
  const appended = await history.append([...kept.map((one) => inputOf(one, 'changed')), restoring]);
  announceSaved(appended, runtime);
  if (changed) {
    // A file that a filter of Git converts is written in its converted form.
    if (current?.form?.isConverted) await repository.checkOut(prp, restored.bytes);
    else await repository.write(prp, restored.bytes);
    runtime.announce({ type: 'file-written', path: prp });
  }
  // The version of the replaced file must survive this command: the next save cleans up.
  if (keptVersion(appended) === null) await keepTidy([prp], runtime);
  return {
    command: 'rollback',
    status: 'passed',
    data: {
      prp,
      path: prp,
      restoredFrom: target.memento.id,
      restoredSequence: target.memento.sequence,
      version: versionOf(last(appended).version),
      changed,
      kept: keptVersion(appended),
    },
  };
}

/** Without a selector: the newest version that passed, unless the file already holds it. */
async function targetOf(
  prp: string,
  selector: string | undefined,
  current: Document | undefined,
  { history }: Runtime,
): Promise<StoredVersion> {
  if (selector !== undefined) return history.select(prp, selector);
  let isLatest = true;
  for await (const version of history.walk(prp)) {
    const isThere = isLatest && !version.tampered && version.memento.checksum === current?.checksum;
    isLatest = false;
    if (!isThere && !version.tampered && version.status === 'passed') return version;
  }
  throw new PrpError('E_NOT_FOUND', `No earlier version of ${prp} has passed its validation.`, {
    hint: `Choose one yourself: \`prp list ${prp}\`, then \`prp rollback ${prp} <version>\`.`,
  });
}

async function refuseUnexpected(expect: string, current: Document | undefined, { repository }: Runtime): Promise<void> {
  const { commit } = await repository.head();
  const checksum = current?.checksum.replace('sha256:', '') ?? '';
  const wanted = expect.replace('sha256:', '');
  if (wanted.length >= 7 && (commit?.startsWith(wanted) || checksum.startsWith(wanted))) return;
  throw new PrpError(
    'E_CONFLICT',
    `Expected ${expect}, but HEAD is ${commit?.slice(0, 12) ?? 'unborn'} and the file is ${checksum.slice(0, 12) || 'not there'}.`,
    { hint: 'Look at what changed with `prp diff`, then repeat the command with the new value. Nothing was changed.' },
  );
}

function last(appended: readonly Appended[]): Appended {
  const newest = appended.at(-1);
  if (!newest) throw new Error('Internal error: nothing was appended.');
  return newest;
}
