import { unifiedDiff } from '../prp/diff/unified.ts';
import { markdownLongFence } from './markdown-long-fence.ts';
import { markdownDetails } from './markdown-text.ts';

/** A file as it is and as it would be; without `before` it is new. */
export interface PatchedFile {
  readonly path: string;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array;
}

/** Bytes of code at most. */
const longest = 300_000;

/** Changes for somebody to apply, as a block of Markdown. */
export function markdownPatch(files: readonly PatchedFile[]): string {
  const patch = files.map(({ path, before, after }) =>
    unifiedDiff(textOf(before), textOf(after), {
      from: before === undefined ? '/dev/null' : `a/${path}`,
      to: `b/${path}`,
    }),
  );
  const what = 'Nothing was committed. To add it yourself, save this as a file and run `git apply` with it';
  return markdownDetails(what, markdownLongFence(patch.join(''), 'diff', longest));
}

function textOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : Buffer.from(bytes).toString();
}
