import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { removeUnfinishedPacks } from './remove-leftovers.ts';
import { settingsOf } from '../../system/git-settings.ts';
import { gitQuote } from '../../base/quote.ts';
import type { ObjectReader } from '../../system/object-reader.ts';
import { commitObjects } from './commit-objects.ts';
import { objectPack } from './object-pack.ts';
import { type NewCommit, rawDate } from './new-commit.ts';

export interface MakeCommitOptions {
  /** Commits with more objects are stored in a pack, smaller ones as single objects. @default 100 */
  readonly unpackLimit?: number;
}

/** Bytes of the files of a commit that is made in memory. */
const maxBytes = 4 * 1024 * 1024;

/**
 * Stores a commit without moving a reference, and returns its id. The objects of a small one are made here, and Git
 * stores them: half the time of `git fast-import`, which starts a second process for that.
 */
export async function makeCommit(
  git: Git,
  objects: ObjectReader,
  commit: NewCommit,
  { unpackLimit = 100 }: MakeCommitOptions = {},
): Promise<string> {
  const isSmall = commit.change.write.size < unpackLimit && bytesOf(commit) <= maxBytes;
  const made = isSmall ? await commitObjects(objects, commit) : undefined;
  if (made === undefined || made.length > unpackLimit) return importCommit(git, commit, unpackLimit);
  await git.text(['unpack-objects', '-q'], { input: [objectPack(made)] });
  return made.at(-1)?.id ?? '';
}

function bytesOf({ change }: NewCommit): number {
  return change.write.values().reduce((sum, { length }) => sum + length, 0);
}

/** The same by `git fast-import`, for a commit of any size. */
export async function importCommit(git: Git, commit: NewCommit, unpackLimit = 100): Promise<string> {
  const limit = `fastimport.unpackLimit=${unpackLimit}`;
  const args = ['-c', limit, 'fast-import', '--quiet', '--date-format=raw'];
  const started = Date.now();
  const { exitCode, stdout, stderr, pid } = await git.run(args, { input: fastImportStream(commit) });
  const made = stdout.toString().trim();
  if (exitCode === 0 && made !== '') return made;
  const report = await git.text(['rev-parse', '--git-path', `fast_import_crash_${pid}`]);
  await rm(resolve(git.directory, report), { force: true });
  await removeUnfinishedPacks(git, started);
  throw await gitFailed(git, ['fast-import'], exitCode, stderr);
}

/** The tool itself, where the user has no identity. */
const fallbackIdentity = { name: 'prp', mail: 'prp@localhost' };

/** The committer of versions: `Name <mail>`. */
export async function readCommitter(git: Git): Promise<string> {
  return (await settingsOf(git)).identity ?? `${fallbackIdentity.name} <${fallbackIdentity.mail}>`;
}

/** Gives git the same name where the user has none: git would guess, and ask the network for this machine's name. */
export async function committerEnv(git: Git): Promise<Readonly<Record<string, string>>> {
  const isKnown = (await settingsOf(git)).identity !== null;
  return isKnown ? {} : { GIT_COMMITTER_NAME: fallbackIdentity.name, GIT_COMMITTER_EMAIL: fallbackIdentity.mail };
}

/**
 * The input of `git fast-import --date-format=raw` that makes one commit and prints its id. No reference points to it:
 * the temporary reference is dropped before the end, and a stream that ends before `done` has no effect.
 */
function* fastImportStream(commit: NewCommit): Generator<Uint8Array> {
  let words = '';
  for (const piece of pieces(commit)) {
    if (typeof piece === 'string') {
      words += piece;
      continue;
    }
    // Strings are gathered into one write; each by itself would be a write, too.
    yield Buffer.from(words);
    words = '';
    yield piece;
  }
  yield Buffer.from(words);
}

function* pieces({ change, message, parent, tree, committer, date }: NewCommit): Generator<string | Uint8Array> {
  yield `feature done\ncommit refs/prp/pending\nmark :1\ncommitter ${committer} ${rawDate(date)}\n`;
  const text = Buffer.from(message);
  yield `data ${text.length}\n`;
  yield text;
  yield '\n';
  if (parent !== undefined) yield `from ${parent}\n`;
  if (tree !== undefined) yield `M 040000 ${tree} ""\n`;
  for (const path of change.remove ?? []) yield `D ${gitQuote(path)}\n`;
  for (const [path, bytes] of change.write) {
    const known = change.blobIds?.get(path);
    if (known !== undefined) {
      yield `M 100644 ${known} ${gitQuote(path)}\n`;
      continue;
    }
    yield `M 100644 inline ${gitQuote(path)}\ndata ${bytes.length}\n`;
    yield bytes;
    yield '\n';
  }
  yield 'get-mark :1\nreset refs/prp/pending\n\ndone\n';
}
