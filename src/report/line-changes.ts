/** A line that changed: only `before` when it was removed, only `after` when it was added. */
export interface LinePair {
  readonly before?: string;
  readonly after?: string;
  /** Lines count from 1, each in its version. Of a line that is only in the other version: where it would be. */
  readonly beforeLine: number;
  readonly afterLine: number;
}

/** The changed lines of a unified diff, without blank ones; removed lines are paired with those in their place. */
export function lineChanges(unified: string): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let [beforeLine, afterLine] = [0, 0];
  let removed: { readonly text: string; readonly line: number }[] = [];
  let added: typeof removed = [];
  const flush = () => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      const [had, has] = [removed[at], added[at]];
      pairs.push({
        ...(had !== undefined && { before: had.text }),
        ...(has !== undefined && { after: has.text }),
        beforeLine: had?.line ?? beforeLine,
        afterLine: has?.line ?? afterLine,
      });
    }
    [removed, added] = [[], []];
  };
  // The first two lines name the files.
  for (const line of unified.split('\n').slice(2, -1)) {
    const [, before, after] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line) ?? [];
    if (before !== undefined && after !== undefined) {
      flush();
      [beforeLine, afterLine] = [Number(before), Number(after)];
    } else if (line.startsWith('-')) removed.push({ text: line.slice(1), line: beforeLine++ });
    else if (line.startsWith('+')) added.push({ text: line.slice(1), line: afterLine++ });
    else if (!line.startsWith('\\')) {
      flush();
      beforeLine += 1;
      afterLine += 1;
    }
  }
  flush();
  return pairs.filter(({ before, after }) => before?.trim() || after?.trim());
}
