import type { Addition, Appended } from '../../history/history.ts';
import { blobId } from '../../system/blob-id.ts';
import { type CommittedFiles, committedFiles } from '../../history/branch/tree-reader.ts';
import type { Origin } from '../../system/origin.ts';
import type { Repository } from '../../system/repository.ts';
import { type Version, versionOf } from '../../report/version.ts';
import type { Runtime } from '../../runtime.ts';
import type { Keepable } from './document.ts';
import { refuseUnkept } from './kept-by-git.ts';
import { refuseSecrets } from './unstorable.ts';
import { sealedReferences, wantedPaths } from '../validate/sealed-references.ts';

export type AdditionOf = (document: Keepable, reason: Addition['reason']) => Addition;

/** Where and by whom something is saved. */
interface Whereabouts {
  readonly head: Awaited<ReturnType<Repository['head']>>;
  readonly name: string | null;
  readonly actor: string | null;
}

/** Asks Git: early, so that it answers while something else is done. Whoever waits for it hears what went wrong. */
export function whereabouts({ repository }: Runtime): Promise<Whereabouts> {
  const asked = Promise.all([repository.head(), repository.name(), repository.actor()]);
  const answer = asked.then(([head, name, actor]) => ({ head, name, actor }));
  answer.catch(() => undefined);
  return answer;
}

/**
 * Turns these documents into what history takes. What of HEAD they are, and what HEAD has where they point, is asked of Git
 * once, however many documents there are. Throws `E_SECRET`: no secret becomes part of a history that never forgets; and
 * `E_USAGE` for what Git itself keeps from others, unless `withoutUnkept` has looked for that.
 */
export async function additionsIn(
  runtime: Runtime,
  documents: readonly Keepable[],
  place = whereabouts(runtime),
  isKeepable?: 'checked',
): Promise<AdditionOf> {
  const { repository, origin } = runtime;
  await refuseSecrets(documents, runtime, 'Nothing was saved.');
  const { head, name, actor } = await place;
  const committed = await committedFiles(repository.objects, head.commit, documents.flatMap(wantedPaths));
  if (isKeepable === undefined) await refuseUnkept(documents, committed, repository);
  return (document, reason) => {
    const { path, bytes, canonicalChecksum } = document;
    const here = { repository: name, commit: head.commit, ref: head.ref, pullRequest: null };
    const source = origin === undefined ? here : sourceAt(origin);
    const blob = origin?.blobs.get(path);
    const dirty = blob === undefined ? !isCommitted(document, committed) : blob !== blobId(bytes, blob.length);
    return {
      prp: path,
      bytes,
      canonicalChecksum,
      source: { ...source, dirty },
      reason,
      actor: origin?.actor ?? actor,
      references: sealedReferences(document, committed),
    };
  };
}

/** Where Git was asked what it would keep of a file, that decides; else the bytes do. */
function isCommitted({ path, bytes, form }: Keepable, committed: CommittedFiles): boolean {
  return form?.blob === undefined ? committed.holds(path, bytes) : committed.at(path)?.id === form.blob;
}

function sourceAt({ repository, commit, ref, pullRequest }: Origin) {
  return { repository, commit, ref, pullRequest };
}

export function announceSaved(appended: readonly Appended[], { announce }: Runtime): void {
  for (const { version, created } of appended) {
    const { prp, id, sequence, reason } = version.memento;
    if (created) announce({ type: 'version-saved', prp, version: id, sequence, reason });
  }
}

/** Of what was kept of a file before something else took its place, and of that: the first, when nothing had kept it. */
export function keptVersion(appended: readonly Appended[]): Version | null {
  const [first, second] = appended;
  return second && first?.created ? versionOf(first.version) : null;
}
