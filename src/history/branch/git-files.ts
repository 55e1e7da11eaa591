import type { Git } from '../../system/git.ts';
import type { StoredFile } from './branch.ts';
import { gitTokens, textOf } from '../../system/git-tokens.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { unreadableError } from '../versions/tampered-error.ts';

/** Files read at once; twice as many are in memory. */
const windowSize = 16;

interface Listed {
  readonly path: string;
  /** `undefined` for an entry that is no file. */
  readonly id: string | undefined;
}

/** As `Branch.files`: one git process lists and another reads, in parallel. */
export async function* gitFiles(
  git: Git,
  objects: ObjectReader,
  head: string,
  directories: readonly string[],
): AsyncGenerator<StoredFile> {
  const paths = directories.includes('') ? [] : directories;
  const args = ['--no-replace-objects', 'ls-tree', '-r', '-z', '--full-tree', head, '--', ...paths];
  let ahead: Promise<readonly StoredFile[]> | undefined;
  try {
    for await (const window of windowsOf(gitTokens(git, args))) {
      const reading = readWindow(objects, window);
      // Avoid an unhandled rejection; the awaiting code below sees the error.
      reading.catch(() => undefined);
      const ready = ahead;
      ahead = reading;
      if (ready !== undefined) yield* await ready;
    }
    if (ahead !== undefined) yield* await ahead;
  } finally {
    await ahead?.catch(() => undefined);
  }
}

async function readWindow(objects: ObjectReader, window: readonly Listed[]): Promise<readonly StoredFile[]> {
  const read = await objects.read(window.flatMap(({ id }) => id ?? []));
  let next = 0;
  return window.map(({ path, id }): StoredFile => {
    if (id === undefined) return { path, content: unreadableError(`${path} is not a file.`) };
    const object = read[next];
    next += 1;
    if (object?.isTooLong)
      return { path, content: unreadableError(`${path} is larger than any file that this tool writes.`) };
    if (object?.type === 'blob') return { path, content: object.bytes };
    return { path, content: unreadableError(`${path} cannot be read: Git does not have ${id}.`) };
  });
}

/** `<mode> <type> <id>\t<path>`; links and submodules are no files. */
async function* windowsOf(chunks: AsyncIterable<Iterable<string>>): AsyncGenerator<readonly Listed[]> {
  let window: Listed[] = [];
  for await (const tokens of chunks) {
    for (const token of tokens) {
      const end = token.indexOf('\t');
      const [mode = '', , id] = token.slice(0, end).split(' ');
      window.push({ path: textOf(token.slice(end + 1)), id: mode.startsWith('100') ? id : undefined });
      if (window.length < windowSize) continue;
      yield window;
      window = [];
    }
  }
  if (window.length > 0) yield window;
}
