import { PrpError } from '../../base/errors.ts';
import { retry } from '../../base/retry.ts';
import { isPartialClone } from '../../system/git-failure.ts';
import type { Git } from '../../system/git.ts';
import { type BlobReader, blobReader } from './blob-reader.ts';
import type { Appended, History, ListedVersion } from '../history.ts';
import { ImportBatch } from './import-batch.ts';
import { type BlobFacts, type RevisionChoice, chooseRevisions, type SkipReason } from './choose-revisions.ts';
import { isPrpPath } from '../versions/layout.ts';
import { revisionLog } from './revision-log.ts';
import { idOf } from '../versions/stored-version.ts';
import { followRenames, type Revision, type PrpRevisions } from './follow-renames.ts';

export interface ImportOptions {
  /** The commit to import the past of. */
  readonly head: string;
  /** Globs for Git that match every PRP; empty: all files. */
  readonly pathspecs: readonly string[];
  readonly isPrp: (path: string) => boolean;
  /** Whether a text contains a secret, which must not be stored. */
  readonly hasSecret: (text: string) => Promise<boolean>;
  /** The same for metadata, with a name for it. Such metadata is left out. @default false */
  readonly mustLeaveOut?: ((words: string, name: string) => Promise<boolean>) | undefined;
  /** The newest revisions of each PRP; all when absent. */
  readonly limit?: number | undefined;
  /** As `chooseRevisions`. */
  readonly append: boolean;
  /** Reads everything, saves nothing. */
  readonly dryRun: boolean;
  /** Name of the repository, for the versions. */
  readonly repository: string | null;
  /** Receives each commit's versions. */
  readonly onSaved: (appended: readonly Appended[]) => void;
}

export interface Imported {
  /** Sorted by path. */
  readonly prps: readonly ImportedPrp[];
  /** Changes of files whose path is not UTF-8. */
  readonly unnamed: number;
}

export interface ImportedPrp {
  readonly prp: string;
  /** False when `head` no longer has the PRP. */
  readonly isPresent: boolean;
  /** Other paths that it had, oldest first. */
  readonly formerPaths: readonly string[];
  /** Revisions that became versions, oldest first. */
  readonly added: readonly Revision[];
  /** How many were versions already. */
  readonly known: number;
  readonly skipped: readonly { readonly revision: Revision; readonly reason: SkipReason }[];
  /** The version that was appended again as the latest. */
  readonly restated: string | null;
}

/** Attempts while other writers save the same PRPs. */
const attempts = 5;

/**
 * Makes versions from the PRPs in Git's history. After an interruption, saved versions stay, and the next import
 * continues from there. Throws `E_GIT`, and as `History.append`.
 */
export async function importRevisions(history: History, git: Git, options: ImportOptions): Promise<Imported> {
  const { head, pathspecs, isPrp, limit } = options;
  const log = revisionLog(git, head, pathspecs);
  const { prps: found, unnamed } = await explainPartialClone(
    followRenames(log, (path) => isPrp(path) && isPrpPath(path)),
    git,
  );
  const wanted = found.map((one) => ({
    ...one,
    revisions: limit === undefined ? one.revisions : one.revisions.slice(-limit),
  }));
  const blobs = blobReader(git, options.hasSecret);
  const saved = new Map<string, Revision[]>();
  try {
    const prps = await retry(
      () => importPrps(wanted, { history, git, blobs, saved, ...options }),
      // Another writer saved one of the PRPs: the revisions are compared with its new versions again.
      (attempt, error) =>
        error instanceof PrpError && error.code === 'E_CONFLICT' && attempt < attempts ? 0 : undefined,
    );
    return { prps, unnamed };
  } finally {
    await blobs.close();
  }
}

type Target = Pick<ImportOptions, 'append' | 'dryRun' | 'repository' | 'onSaved' | 'mustLeaveOut'> & {
  readonly history: History;
  readonly git: Git;
  readonly blobs: BlobReader;
  /** By PRP, the revisions that became versions in earlier attempts. */
  readonly saved: Map<string, Revision[]>;
};

async function importPrps(found: readonly PrpRevisions[], target: Target): Promise<readonly ImportedPrp[]> {
  const { history, git, blobs, saved, dryRun } = target;
  const versioned = new Set(await history.names());
  const batch = new ImportBatch(target);
  const outcomes: { readonly one: PrpRevisions; readonly choice: RevisionChoice; readonly before: number }[] = [];
  try {
    for (const one of found) {
      const { prp, revisions } = one;
      if (await target.mustLeaveOut?.(prp, 'the path of a PRP')) {
        outcomes.push({ one, choice: refusePath(revisions), before: 0 });
        continue;
      }
      // A PRP that was renamed since continues the versions under its former path.
      const former = versioned.has(prp) ? undefined : one.formerPaths.findLast((path) => versioned.has(path));
      const versions = versioned.has(former ?? prp) ? await history.list(former ?? prp) : [];
      rememberImported(versions, blobs);
      const facts = await explainPartialClone(blobs.examine(blobsOf(one)), git);
      const chosen = chooseRevisions(revisions, facts, versions, target);
      const choice = former === undefined ? chosen : withRename(chosen, one, facts);
      outcomes.push({ one, choice, before: saved.get(prp)?.length ?? 0 });
      if (!dryRun) {
        const newest = former === undefined && versions[0] ? idOf(versions[0]) : undefined;
        await batch.add(prp, choice, facts, { newest, former });
      }
    }
    await batch.finish();
  } finally {
    await batch.settled();
  }

  return outcomes.map(({ one: { prp, isPresent, formerPaths }, choice, before }) => ({
    prp,
    isPresent,
    formerPaths,
    added: dryRun ? choice.add : (saved.get(prp) ?? []),
    known: choice.known - before,
    skipped: choice.skipped,
    restated: choice.reappend?.memento.id ?? null,
  }));
}

/** Without a new content, the last revision becomes a version once more: it records the rename. */
function withRename(
  choice: RevisionChoice,
  { revisions, isPresent }: PrpRevisions,
  facts: ReadonlyMap<string, BlobFacts>,
): RevisionChoice {
  if (choice.add.length > 0 || !isPresent) return choice;
  const last = revisions.findLast(({ kind, blob }) => kind === 'file' && 'size' in (facts.get(blob) ?? {}));
  return last === undefined ? choice : { ...choice, add: [last], known: Math.max(0, choice.known - 1) };
}

/** No revision becomes a version, because the PRP's path contains a secret. */
function refusePath(revisions: readonly Revision[]): RevisionChoice {
  const skipped = revisions.map((revision) => ({ revision, reason: 'secret' as const }));
  return { add: [], known: 0, skipped, reappend: undefined };
}

/** Git's own error does not say that contents are missing on purpose. */
async function explainPartialClone<Value>(work: Promise<Value>, git: Git): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_GIT') throw error;
    if (!(await isPartialClone(git))) throw error;
    throw new PrpError('E_GIT', 'This is a partial clone: it lacks contents that the import needs.', {
      hint: 'Get them all first: `git fetch --refetch --no-filter`.',
      cause: error,
    });
  }
}

function blobsOf({ revisions }: Pick<PrpRevisions, 'revisions'>): readonly string[] {
  return revisions.filter(({ kind }) => kind === 'file').map(({ blob }) => blob);
}

/** Imported versions name their blobs: these need not be read again. */
function rememberImported(versions: readonly ListedVersion[], blobs: BlobReader): void {
  for (const version of versions) {
    if (version.tampered) continue;
    const { checksum, canonicalChecksum, size, metadata } = version.memento;
    if (typeof metadata['blob'] === 'string') blobs.remember(metadata['blob'], { checksum, canonicalChecksum, size });
  }
}
