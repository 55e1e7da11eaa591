import { type ErrorCode, PrpError } from '../../base/errors.ts';
import type { Branch } from '../branch/branch.ts';
import { directoryOf, latestAllowedTime } from '../versions/layout.ts';
import { lastCleanup } from '../cleanup/maintenance.ts';
import { oneLine } from '../branch/commit-message.ts';
import { type Problem, problemOf } from '../versions/tampered-error.ts';
import {
  type FileOrError,
  type Snapshot,
  filesByListing,
  filesOf,
  outermost,
  snapshotOf,
} from '../versions/snapshot.ts';
import { type Gap, problemOfGap, problemOfTurn, unexplainedGaps, walkChain } from './prp-verifier.ts';
import { type VerifiedCount, type VerifiedFiles, verifyFiles } from './verify-files.ts';
import { type LogFindings, verifyLog } from './verify-log.ts';
import { followedPrp, type Memento } from '../versions/memento.ts';
import { lineLocations, walkLine } from '../versions/line-locations.ts';
import { newestLocations } from '../versions/version-list.ts';
import { versionKey } from '../branch/parse-trailers.ts';
import { classifyPath } from '../versions/classify-path.ts';
import { verifyVersion } from './verify-version.ts';

export interface Verification {
  /** How many versions were verified. */
  readonly checked: number;
  /** Sorted by PRP and version; empty when nothing was changed. */
  readonly problems: readonly Problem[];
  /** The parts that could not be verified, and why. */
  readonly notes: readonly string[];
  /**
   * Why the log could not be read although the branch may be intact: then problems that only the log shows are unknown.
   */
  readonly partly?: string;
  /** The verified commit of the branch; absent while there is no branch. */
  readonly head?: string;
  /** The log was read back to the first commit. */
  readonly isLogComplete?: boolean;
  /** The PRPs that were verified, by path. */
  readonly prps?: readonly ({ readonly prp: string } & VerifiedCount)[];
}

/**
 * Reads all files of these PRPs, or of all, and the log, and recomputes every checksum, digest and link. Returns what
 * it finds as values; throws only when the branch cannot be found.
 */
export async function verifyBranch(
  branch: Branch,
  named?: readonly string[],
  latest = latestAllowedTime(),
): Promise<Verification> {
  const head = await branch.head();
  if (head === undefined) return { checked: 0, problems: [], notes: [] };
  const prps = named && (await withFormerPaths(snapshotOf(branch, head), named));
  const [log, files] = await Promise.all([
    readLog(branch, head),
    readFiles(branch, head, outermost(prps ?? ['']), latest),
  ]);

  const gaps = gapsWithoutReason(files, log.removed);
  // An unreadable log is a problem of every PRP.
  const isAskedFor = ({ prp, kind }: Problem) =>
    prps === undefined || (prp === null ? kind === 'unreadable' : prps.includes(prp));
  const problems = [
    ...files.problems,
    ...(prps === undefined ? await maintenanceProblems(snapshotOf(branch, head)) : []),
    ...(log.isComplete ? gaps.map(problemOfGap) : []),
    ...turnProblems(files, log),
    ...log.problems.filter(isAskedFor),
  ];
  const unknown = log.isComplete || gaps.length === 0 ? [] : [unexplainedNote(gaps)];
  return {
    checked: files.checked,
    problems: withCommits(problems, log.problems).toSorted(byPlace),
    notes: [...log.notes, ...unknown],
    ...(log.unread !== undefined && { partly: log.unread }),
    head,
    isLogComplete: log.isComplete,
    prps: [...files.prps]
      .map(([prp, { versions, records }]) => ({ prp, versions, records }))
      .toSorted((a, b) => (a.prp < b.prp ? -1 : 1)),
  };
}

/** A damaged version names the newest commit that the log blames for that version. */
function withCommits(problems: readonly Problem[], blamed: readonly Problem[]): readonly Problem[] {
  const commits = new Map<string, NonNullable<Problem['commit']>>();
  for (const problem of blamed) {
    const key = placeOf(problem);
    if (problem.commit !== undefined && !commits.has(key)) commits.set(key, problem.commit);
  }
  return problems.map((problem) => {
    const commit = problem.commit ?? commits.get(placeOf(problem));
    return commit === undefined ? problem : { ...problem, commit };
  });
}

/** The PRPs with the paths that their versions had before renames, and those that the versions there had. */
async function withFormerPaths(at: Snapshot, prps: readonly string[]): Promise<readonly string[]> {
  const paths = new Set(prps);
  // A set yields what is added meanwhile.
  for (const path of paths) {
    const line = await lineLocations(at, path).catch(() => []);
    for (const { prp } of line) paths.add(prp);
  }
  return [...paths];
}

function turnProblems({ prps }: VerifiedFiles, { removed, isComplete }: ReadLog): readonly Problem[] {
  return [...prps.values()].flatMap(({ turns }) =>
    turns.flatMap((turn) => {
      const isRemoved = !isComplete || removed.has(versionKey(oneLine(turn.former), turn.parent));
      return problemOfTurn(turn, prps.get(turn.former), isRemoved) ?? [];
    }),
  );
}

function gapsWithoutReason({ prps: verifiers }: VerifiedFiles, removed: ReadonlySet<string>): readonly Gap[] {
  const byPrp = Map.groupBy(removed, (key) => key.slice(0, key.indexOf('\t')));
  const former = new Set([...verifiers.values()].flatMap(({ turns }) => turns.map((turn) => turn.former)));
  return [...verifiers].flatMap(([prp, { gaps, turns, has }]) => {
    if (gaps.length === 0) return [];
    const ids = (byPrp.get(oneLine(prp)) ?? []).map((key) => key.slice(key.indexOf('\t') + 1));
    const isRenamed = turns.length > 0 || former.has(prp);
    return unexplainedGaps(gaps, new Set(ids.filter((id) => !has(id))), { isRenamed });
  });
}

interface ReadLog extends LogFindings {
  /** Why the log could not be read, when the reason tells nothing about its content. */
  readonly unread?: string;
}

async function readLog(branch: Branch, head: string): Promise<ReadLog> {
  const note = 'The log cannot be read: problems that only the log shows were not checked.';
  const nothing = { removed: new Set<string>(), isComplete: false, problems: [], notes: [note] };
  if (branch.log === undefined) return { ...nothing, unread: 'the store of the branch has none' };
  const found = await verifyLog(branch.log(head));
  const { failure } = found;
  if (failure === undefined || !cannotAsk.has(failure.code)) return found;
  const problems = found.problems.filter(({ message }) => message !== failure.message);
  return { ...found, problems, notes: [note], unread: failure.message };
}

/** Codes that mean that Git or the branch's server failed, not that content is damaged. */
const cannotAsk: ReadonlySet<ErrorCode> = new Set(['E_GIT', 'E_GITHUB', 'E_FORBIDDEN']);

/** Streams the files; after a failure, reads them again one by one: a damaged object then does not hide the others. */
async function readFiles(
  branch: Branch,
  head: string,
  directories: readonly string[],
  latest: number,
): Promise<VerifiedFiles> {
  try {
    return await verifyFiles(filesOf(branch, head, directories), latest);
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return verifyFiles(filesByListing(snapshotOf(branch, head), directories), latest);
  }
}

async function maintenanceProblems(at: Snapshot): Promise<readonly Problem[]> {
  try {
    await lastCleanup(at);
    return [];
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return [problemOf(null, null, error)];
  }
}

function unexplainedNote(gaps: readonly Gap[]): string {
  const missing = gaps.reduce((sum, gap) => sum + gap.missing, 0);
  return `${missing} older ${missing === 1 ? 'version is' : 'versions are'} missing, and the available log does not reach back to the reason.`;
}

function byPlace(a: Problem, b: Problem): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function placeOf({ prp, version }: Problem): string {
  return `${prp ?? ''}\0${version ?? ''}`;
}

/** The newest versions of a PRP, verified. */
export interface RecentVersions {
  /** Newest first; null for an invalid one. */
  readonly mementos: readonly (Memento | null)[];
  /** Oldest first; empty when nothing was changed. */
  readonly problems: readonly Problem[];
}

/**
 * Verifies all files of the newest versions, and the links between them; the cost depends on `limit` alone. Only
 * `verify` checks older versions, tags and the log.
 */
export async function verifyRecent(at: Snapshot, prp: string, limit: number): Promise<RecentVersions> {
  try {
    const locations = (await newestLocations(at, prp, limit)).slice(0, limit).toReversed();
    const files = new Map(locations.map(({ id }) => [id, new Map<string, FileOrError>()]));
    for await (const { path, content } of filesByListing(at, locations.map(directoryOf))) {
      const classified = classifyPath(path);
      if (classified.kind === 'version') files.get(classified.id)?.set(path, content);
    }
    const chain = walkChain(prp);
    const checked = locations.map((location) => {
      const version = verifyVersion(location, files.get(location.id) ?? new Map(), at.latestTime);
      return { version, problems: [...version.problems, ...chain.next(version)] };
    });
    const bad = new Set(checked.flatMap(({ problems }) => problems.map((problem) => problem.version)));
    const own = checked.map(({ version: { location, memento } }) => (bad.has(location.id) ? null : (memento ?? null)));
    const mementos = own.toReversed();
    const turn = mementos.findIndex((memento) => memento !== null && followedPrp(memento) !== undefined);
    // The versions before a rename are no problem of this path.
    const before = turn < 0 ? [] : (await Array.fromAsync(walkLine(at, prp, limit))).slice(turn + 1);
    return {
      mementos: [
        ...(turn < 0 ? mementos : mementos.slice(0, turn + 1)),
        ...before.map((version) => (version.tampered ? null : version.memento)),
      ],
      problems: checked.flatMap(({ problems }) => problems),
    };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return { mementos: [], problems: [problemOf(prp, null, error)] };
  }
}
