import type { Addition, Appended } from '../history/history.ts';
import { committedFiles } from '../history/committed-files.ts';
import type { Runtime } from '../runtime.ts';
import type { Keepable } from './document.ts';
import { refuseSecrets } from './secret-guard.ts';
import { sealedReferences, wantedPaths } from './sealed-references.ts';

export type AdditionOf = (document: Keepable, reason: Addition['reason']) => Addition;

/**
 * Turns these documents into what history takes. Where and by whom they are saved, what of HEAD they are, and what HEAD
 * has where they point: all of that is asked of Git once, however many documents there are. Throws `E_SECRET`: no secret
 * becomes part of a history that never forgets.
 */
export async function additionsIn(runtime: Runtime, documents: readonly Keepable[]): Promise<AdditionOf> {
  const { repository } = runtime;
  await refuseSecrets(documents, runtime, 'Nothing was saved.');
  const [head, name, actor] = await Promise.all([repository.head(), repository.name(), repository.actor()]);
  const committed = await committedFiles(repository.git, head.commit, documents.flatMap(wantedPaths));
  return (document, reason) => {
    const { path, bytes, canonicalChecksum } = document;
    const dirty = !committed.holds(path, bytes);
    return {
      prp: path,
      bytes,
      canonicalChecksum,
      source: { repository: name, commit: head.commit, ref: head.ref, pullRequest: null, dirty },
      reason,
      actor,
      references: sealedReferences(document, committed),
    };
  };
}

export function announceSaved(appended: readonly Appended[], { announce }: Runtime): void {
  for (const { version, created } of appended) {
    const { prp, id, sequence, reason } = version.memento;
    if (created) announce({ type: 'version-saved', prp, version: id, sequence, reason });
  }
}
