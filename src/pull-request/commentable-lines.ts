/**
 * Lines of the new side that a review can comment on: those that a patch of `GET /repos/…/pulls/{number}/files` shows,
 * added or as context. GitHub leaves the patch out of large and binary files: then there are none.
 */
export function commentableLines(patch: string | undefined): ReadonlySet<number> {
  const lines = new Set<number>();
  let line = 0;
  for (const text of (patch ?? '').split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (hunk !== null) {
      line = Number(hunk[1]);
    } else if (text.startsWith('+') || text.startsWith(' ')) {
      lines.add(line);
      line += 1;
    }
  }
  return lines;
}
