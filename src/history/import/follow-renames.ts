import type { CommitChanges, FileChange, RevisionCommit } from './revision-log.ts';

/** A content that a PRP had, with its commit. */
export interface Revision {
  readonly commit: RevisionCommit;
  /** The PRP's path at that commit. */
  readonly path: string;
  readonly kind: FileChange['kind'];
  readonly blob: string;
}

/** All contents of a PRP in Git's history, oldest first, without repetitions in a row. */
export interface PrpRevisions {
  /** Its present path, after all renames. For a deleted PRP, its last path. */
  readonly prp: string;
  /** Other paths that it had, oldest first. */
  readonly formerPaths: readonly string[];
  readonly revisions: readonly Revision[];
  /** Still there at the end of the log. */
  readonly isPresent: boolean;
}

/** A file and all its former paths. */
interface TrackedFile {
  path: string;
  isPresent: boolean;
  readonly revisions: NumberedRevision[];
  /** Each path, with the number of revisions before the file got it. */
  readonly paths: { readonly path: string; readonly since: number }[];
}

/** With its place in the log. */
type NumberedRevision = Revision & { readonly number: number };

export interface FollowedPrps {
  readonly prps: readonly PrpRevisions[];
  /** Paths that are not UTF-8, and so belong to no PRP. */
  readonly unnamed: number;
}

/**
 * Follows files through the log and returns those that are or were PRPs. A renamed file keeps its past, even from
 * before it was a PRP; its changes after it left the PRPs' paths do not count. A path that was deleted and added again
 * is one PRP. Revisions of side branches are in the order of the log, and a merge adds one only when its content
 * differs from the last one.
 */
export async function followRenames(
  log: AsyncIterable<CommitChanges>,
  isPrp: (path: string) => boolean,
): Promise<FollowedPrps> {
  const files: TrackedFile[] = [];
  const byPath = new Map<string, TrackedFile>();
  let number = 0;
  let unnamed = 0;

  function track(path: string): TrackedFile {
    const file: TrackedFile = { path, isPresent: true, revisions: [], paths: [{ path, since: 0 }] };
    files.push(file);
    byPath.set(path, file);
    return file;
  }

  function fileAt({ status, from }: FileChange, path: string): TrackedFile {
    const there = byPath.get(path);
    if (there?.path === path && (status !== 'renamed' || there.isPresent)) return there;
    const source = status === 'renamed' && from !== undefined ? byPath.get(from) : undefined;
    // Two branches renamed a file differently: the second rename makes a new file.
    if (source !== undefined && source.path === from) {
      source.path = path;
      source.paths.push({ path, since: source.revisions.length });
      byPath.set(path, source);
      return source;
    }
    // On a side branch, a file may still have the name that another branch has changed.
    return there !== undefined && status === 'changed' ? there : track(path);
  }

  for await (const { commit, changes } of log) {
    number += 1;
    for (const change of changes) {
      const { path, status, kind, blob, isEdited } = change;
      if (path === undefined) {
        unnamed += 1;
      } else if (status === 'removed') {
        const there = byPath.get(path);
        if (there?.path === path) there.isPresent = false;
      } else {
        const file = fileAt(change, path);
        file.isPresent = true;
        if (isEdited) file.revisions.push({ commit, path, kind, blob, number });
      }
    }
  }
  return { prps: groupByPrp(files, isPrp), unnamed };
}

function groupByPrp(files: readonly TrackedFile[], isPrp: (path: string) => boolean): readonly PrpRevisions[] {
  const known = new Map<string, boolean>();
  const isKnownPrp = (path: string) => {
    const answer = known.get(path) ?? isPrp(path);
    known.set(path, answer);
    return answer;
  };
  const found = files.flatMap(({ isPresent, revisions, paths }) => {
    const last = paths.findLastIndex(({ path }) => isKnownPrp(path));
    const prp = paths[last]?.path;
    if (prp === undefined) return [];
    return [
      {
        prp,
        formerPaths: paths.slice(0, last).map(({ path }) => path),
        revisions: revisions.slice(0, paths[last + 1]?.since),
        isPresent: isPresent && last === paths.length - 1,
      },
    ];
  });
  return [...Map.groupBy(found, ({ prp }) => prp)]
    .map(([prp, parts]) => ({
      prp,
      formerPaths: [...new Set(parts.flatMap(({ formerPaths }) => formerPaths))].filter((path) => path !== prp),
      revisions: withoutRepeats(parts.flatMap(({ revisions }) => revisions).toSorted((a, b) => a.number - b.number)),
      isPresent: parts.some(({ isPresent }) => isPresent),
    }))
    .toSorted((a, b) => (a.prp < b.prp ? -1 : 1));
}

function withoutRepeats(revisions: readonly NumberedRevision[]): readonly Revision[] {
  return revisions.filter(({ blob }, index) => revisions[index - 1]?.blob !== blob);
}
