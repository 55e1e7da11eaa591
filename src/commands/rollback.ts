import type { RollbackCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { VersionInput, Appended, StoredVersion } from '../history/history.ts';
import { maxStoredBytes } from '../base/limits.ts';
import type { ReportOf, RollbackData } from '../report/report.ts';
import { type Version, versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import type { PreparedWrite } from './prepared-write.ts';
import { committedIn, versionInputsFor, announceSaved, keptVersion, sourceInfo } from './versions/version-input.ts';
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
  command: RollbackCommand,
  runtime: Runtime,
): Promise<ReportOf<'rollback', RollbackData>> {
  const prepared = await prepareRollback(command, runtime);
  // The history first, then the file: a crash in between loses nothing.
  const report = await prepared.record();
  await prepared.write();
  if (report.data.changed) runtime.announce({ type: 'file-written', path: report.data.path });
  // The version of the replaced file must survive this command: the next save cleans up.
  if (report.data.kept === null) await keepTidy([report.data.prp], runtime);
  return report;
}

/** All of a rollback but its effects: it reads and checks the file and the version. */
export async function prepareRollback(
  { prp: typed, version: selector, expect }: RollbackCommand,
  runtime: Runtime,
): Promise<PreparedWrite<ReportOf<'rollback', RollbackData>>> {
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

  // 3. Check that both can be stored.
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

  const reportOf = (version: Version | null, before: Version | null): ReportOf<'rollback', RollbackData> => ({
    command: 'rollback',
    status: 'passed',
    data: {
      prp,
      path: prp,
      restoredFrom: target.memento.id,
      restoredSequence: target.memento.sequence,
      version,
      changed,
      kept: before,
    },
  });
  return {
    status: 'passed',
    path: prp,
    report: reportOf(null, null),
    async write() {
      if (!changed) return;
      // A file that a filter of Git converts is written in its converted form.
      if (current?.form?.isConverted) await repository.checkOut(prp, restored.bytes);
      else await repository.write(prp, restored.bytes);
    },
    async record(commit) {
      const appended = await history.append([
        ...kept.map((one) => inputOf(one, 'changed')),
        committedIn(commit, restoring),
      ]);
      announceSaved(appended, runtime);
      return reportOf(versionOf(last(appended).version), keptVersion(appended));
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
  const counts = { passed: 0, failed: 0, unvalidated: 0, tampered: 0 };
  for await (const version of history.walk(prp)) {
    const isLatest = Object.values(counts).every((count) => count === 0);
    const isThere = isLatest && !version.tampered && version.memento.checksum === current?.checksum;
    if (!isThere && !version.tampered && version.status === 'passed') return version;
    counts[version.tampered ? 'tampered' : version.status] += 1;
  }
  throw new PrpError('E_NOT_FOUND', `No earlier version of ${prp} has passed its validation: ${stated(counts)}.`, {
    hint: `Name one yourself: \`prp list ${prp}\` shows them. Only a validation makes a version pass; a push and \`prp save\` keep a version without one.`,
  });
}

/** The states of all versions, as the reason why none of them is restored. */
function stated({ passed, failed, unvalidated, tampered }: Readonly<Record<string, number>>): string {
  const parts = [
    [passed, 'is what the file has now', 'are what the file has now'],
    [failed, 'failed', 'failed'],
    [unvalidated, 'was never validated', 'were never validated'],
    [tampered, 'was changed after it was saved', 'were changed after they were saved'],
  ] as const;
  const said = parts.flatMap(([count = 0, one, more]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : more}`]));
  return said.length === 0 ? 'it has no version yet' : said.join(', ');
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
