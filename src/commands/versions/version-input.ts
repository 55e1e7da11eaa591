import type { VersionInput, Appended } from '../../history/history.ts';
import { blobId } from '../../system/blob-id.ts';
import { type CommittedFiles, committedFiles } from '../../history/branch/tree-reader.ts';
import type { Origin } from '../../system/origin.ts';
import type { Repository } from '../../system/repository.ts';
import { type Version, versionOf } from '../../report/version-data.ts';
import type { Runtime } from '../../runtime.ts';
import type { Keepable } from './document.ts';
import { formerPaths } from './former-paths.ts';
import { followedPrp } from '../../history/versions/memento.ts';
import { refuseHidden, refuseSecrets } from './unstorable.ts';
import { isAbsolutePath, isInRepository, looksLikePath, pathsOf } from '../../gates/reference-paths.ts';

export type ToVersionInput = (document: Keepable, reason: VersionInput['reason']) => VersionInput;

/** Where and by whom a version is saved. */
interface SourceInfo {
  readonly head: Awaited<ReturnType<Repository['head']>>;
  readonly name: string | null;
  readonly actor: string | null;
}

/** Asks Git early; the caller awaits the answer later, and sees the error then. */
export function sourceInfo({ repository }: Runtime): Promise<SourceInfo> {
  const asked = Promise.all([repository.head(), repository.name(), repository.actor()]);
  const answer = asked.then(([head, name, actor]) => ({ head, name, actor }));
  answer.catch(() => undefined);
  return answer;
}

/**
 * Returns the function that makes the input of a new version of one of these documents. Git is asked once for all of them:
 * whether they are as in HEAD, and which files of HEAD they refer to. A renamed document continues the versions under its
 * former path. Throws `E_SECRET` for a document with a secret, and
 * `E_USAGE` for one that Git hides from others, unless `withoutHidden` has checked that.
 */
export async function versionInputsFor(
  runtime: Runtime,
  documents: readonly Keepable[],
  info = sourceInfo(runtime),
  isKeepable?: 'checked',
): Promise<ToVersionInput> {
  const { repository, origin } = runtime;
  await refuseSecrets(documents, runtime, 'Nothing was saved.');
  const { head, name, actor } = await info;
  const former = await formerPaths(documents, runtime);
  const committed = await committedFiles(repository.objects, head.commit, documents.flatMap(wantedPaths));
  if (isKeepable === undefined) await refuseHidden(documents, committed, repository);
  return (document, reason) => {
    const { path, bytes, canonicalChecksum } = document;
    const here = { repository: name, commit: head.commit, ref: head.ref, pullRequest: null };
    const source = origin === undefined ? here : sourceAt(origin);
    const blob = origin?.blobs.get(path);
    const dirty = blob === undefined ? !isCommitted(document, committed) : blob !== blobId(bytes, blob.length);
    return {
      prp: path,
      follows: former.get(path),
      bytes,
      canonicalChecksum,
      source: { ...source, dirty },
      reason,
      actor: origin?.actor ?? actor,
      references: sealedReferences(document, committed),
    };
  };
}

/** The same version with a commit that has just its bytes, where there is one. */
export function committedIn(commit: string | undefined, input: VersionInput): VersionInput {
  return commit === undefined ? input : { ...input, source: { ...input.source, commit, dirty: false } };
}

/** Compares Git's form of the file where it is known, else the bytes. */
function isCommitted({ path, bytes, form }: Keepable, committed: CommittedFiles): boolean {
  return form?.blob === undefined ? committed.holds(path, bytes) : committed.at(path)?.id === form.blob;
}

function sourceAt({ repository, commit, ref, pullRequest }: Origin) {
  return { repository, commit, ref, pullRequest };
}

export function announceSaved(appended: readonly Appended[], { announce }: Runtime): void {
  for (const { version, created } of appended) {
    const { prp, id, sequence, reason } = version.memento;
    const movedFrom = followedPrp(version.memento);
    const saved = { type: 'version-saved', prp, version: id, sequence, reason } as const;
    if (created) announce({ ...saved, ...(movedFrom !== undefined && { movedFrom }) });
  }
  const plain = appended.filter(({ isNowPlain }) => isNowPlain).map(({ version }) => version.memento.prp);
  if (plain.length === 0) return;
  announce({
    type: 'warning',
    message: `${plain.join(', ')}: the version before is encrypted, the new one is not.`,
    hint: 'This checkout has no `encrypt-to` in its configuration. Merge the configuration that has it.',
  });
}

/** The version of the replaced file, when the append made one; `appended` is that version, then the new one. */
export function keptVersion(appended: readonly Appended[]): Version | null {
  const [first, second] = appended;
  return second && first?.created ? versionOf(first.version) : null;
}

/** The paths in a commit that a version of the document needs: its own, and those that its references may mean. */
function wantedPaths(document: Keepable): readonly string[] {
  return [document.path, ...pathsMeant(document).flat()];
}

/** The files that a document refers to, with their ids in the commit; sorted, each once. */
function sealedReferences(document: Keepable, committed: CommittedFiles): NonNullable<VersionInput['references']> {
  const blobs = new Map<string, string>();
  for (const paths of pathsMeant(document)) {
    // The first path that exists is meant, even if it is a folder.
    const path = paths.find((one) => committed.at(one) !== undefined) ?? '';
    const entry = committed.at(path);
    if (entry?.kind === 'file') blobs.set(path, entry.id);
  }
  return [...blobs].map(([path, blob]) => ({ path, blob })).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** For each reference, the paths it may mean, the likeliest first. */
function pathsMeant({ prp }: Keepable): readonly (readonly string[])[] {
  return (prp?.references ?? [])
    .filter((reference) => looksLikePath(reference) && !isAbsolutePath(reference.target))
    .map(({ target }) =>
      pathsOf(target, prp?.path ?? '')
        .filter(isInRepository)
        .map((path) => path.replace(/\/$/, '')),
    );
}
