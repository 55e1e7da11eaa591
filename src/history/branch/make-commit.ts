import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { removeUnfinishedPacks } from './remove-leftovers.ts';
import { settingsOf } from '../../system/git-settings.ts';
import { gitQuote } from '../../base/quote.ts';
import type { Change } from './branch.ts';

export interface MakeCommitOptions {
  /** Commits with more objects are stored in a pack, smaller ones as single objects. @default 100 */
  readonly unpackLimit?: number;
}

/** Stores a commit without moving a reference, and returns its id. */
export async function makeCommit(git: Git, commit: NewCommit, options: MakeCommitOptions = {}): Promise<string> {
  const { unpackLimit = 100 } = options;
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

export interface NewCommit {
  readonly change: Change;
  readonly message: string;
  /** The parent; `undefined` for a root commit. */
  readonly parent: string | undefined;
  /** The files to start from, as the id of a Git tree; the parent's when absent. */
  readonly tree?: string | undefined;
  /** `Name <mail>` */
  readonly committer: string;
  /** The commit time: the same commit made again has the same id. */
  readonly date: Date;
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

/** Seconds since 1970 and the offset from UTC, in Git's form. */
function rawDate(date: Date): string {
  const ahead = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const zone = String(hours * 100 + minutes).padStart(4, '0');
  return `${Math.floor(date.getTime() / 1000)} ${ahead < 0 ? '-' : '+'}${zone}`;
}
