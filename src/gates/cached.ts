import type { Remark, StaticGate } from './gate.ts';
import { answersAlike, recordedTree } from './recorded-tree.ts';
import type { RemarkCache } from './remark-cache.ts';

/** Remarks on one document, and answers that they depend on, that are kept. */
const mostRemembered = 1_000;

/**
 * A gate that is not run again on the same document while everything that it asked of the tree is answered as it was.
 * One that looks elsewhere, too, is left as it is.
 */
export function cached(gate: StaticGate<string>, cache: RemarkCache): StaticGate<string> {
  if (gate.cacheable === false) return gate;
  return {
    ...gate,
    async *check(subject, signal) {
      const known = await cache.find(subject.prp, gate.id);
      if (known !== undefined && (await answersAlike(subject.tree, known.readings))) {
        yield* known.remarks;
        return;
      }
      const { tree, readings } = recordedTree(subject.tree);
      const remarks: Remark<string>[] = [];
      let count = 0;
      for await (const remark of gate.check({ ...subject, tree }, signal)) {
        count += 1;
        if (count <= mostRemembered) remarks.push(remark);
        yield remark;
      }
      // To keep it, and to compare it next time, would cost more than to look again.
      if (count > mostRemembered || readings().length > mostRemembered) return;
      if (remarks.some(({ momentary }) => momentary)) return;
      cache.keep(subject.prp, gate.id, { remarks, readings: readings() });
    },
  };
}
