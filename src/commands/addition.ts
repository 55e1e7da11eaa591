import type { Addition, Appended } from '../history/history.ts';
import type { Runtime } from '../runtime.ts';
import type { ReadableDocument } from './document.ts';

type Keepable = Pick<ReadableDocument, 'path' | 'bytes' | 'canonicalChecksum'>;

export type AdditionOf = (document: Keepable, reason: Addition['reason']) => Promise<Addition>;

/** Turns documents into what history takes; where and by whom they are saved is asked of Git once. */
export async function additionsIn({ repository }: Runtime): Promise<AdditionOf> {
  const [head, name, actor] = await Promise.all([repository.head(), repository.name(), repository.actor()]);
  const tree = head.commit === null ? undefined : await repository.at(head.commit);
  return async ({ path, bytes, canonicalChecksum }, reason) => {
    const committed = await tree?.read(path);
    const dirty = committed === undefined || Buffer.compare(committed, bytes) !== 0;
    return {
      prp: path,
      bytes,
      canonicalChecksum,
      source: { repository: name, commit: head.commit, ref: head.ref, pullRequest: null, dirty },
      reason,
      actor,
    };
  };
}

export function announceSaved(appended: readonly Appended[], { announce }: Runtime): void {
  for (const { version, created } of appended) {
    const { prp, id, sequence, reason } = version.memento;
    if (created) announce({ type: 'version-saved', prp, version: id, sequence, reason });
  }
}
