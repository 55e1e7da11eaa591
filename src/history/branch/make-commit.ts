import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Git } from '../../system/git.ts';
import { gitFailed } from '../../system/git-failure.ts';
import { removeUnfinishedPacks } from './remove-leftovers.ts';
import { settingsOf } from '../../system/git-settings.ts';
import { gitQuote } from '../../base/quote.ts';
import type { Change } from './branch.ts';

export interface MakeCommitOptions {
  /** Objects that are stored in a pack, and not each by itself, are more than so many. @default 100 */
  readonly unpackLimit?: number;
}

/** Stores a commit that nothing points at yet, and returns its id. */
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

/** The tool itself, where nobody said who they are. */
const fallbackIdentity = { name: 'prp', mail: 'prp@localhost' };

/** In whose name versions are committed: `Name <mail>`. */
export async function readCommitter(git: Git): Promise<string> {
  return (await settingsOf(git)).identity ?? `${fallbackIdentity.name} <${fallbackIdentity.mail}>`;
}

/** Lets git write the same name where it is not told one: it would guess, and ask the network what this machine is called. */
export async function committerEnv(git: Git): Promise<Readonly<Record<string, string>>> {
  const isKnown = (await settingsOf(git)).identity !== null;
  return isKnown ? {} : { GIT_COMMITTER_NAME: fallbackIdentity.name, GIT_COMMITTER_EMAIL: fallbackIdentity.mail };
}

export interface NewCommit {
  readonly change: Change;
  readonly message: string;
  /** The parent; `undefined` for a root commit. */
  readonly parent: string | undefined;
  /** All files it starts from, as the id of a Git tree; the parent's when absent. */
  readonly tree?: string | undefined;
  /** `Name <mail>` */
  readonly committer: string;
  /** When it is made: the same commit made again has the same id. */
  readonly date: Date;
}

/**
 * What `git fast-import --date-format=raw` reads to make one commit and print its id. No reference ends up pointing at
 * it: the name it is made under is dropped again before the end, and a stream that breaks off before `done` counts for
 * nothing.
 */
export function* fastImportStream(commit: NewCommit): Generator<Uint8Array> {
  let words = '';
  for (const piece of pieces(commit)) {
    if (typeof piece === 'string') {
      words += piece;
      continue;
    }
    // Bytes alone are written at once, however many; each string among them would be a write of its own.
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

/** Seconds since 1970, and how far the local time is ahead of UTC, as Git writes it. */
function rawDate(date: Date): string {
  const ahead = -date.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  const zone = String(hours * 100 + minutes).padStart(4, '0');
  return `${Math.floor(date.getTime() / 1000)} ${ahead < 0 ? '-' : '+'}${zone}`;
}
