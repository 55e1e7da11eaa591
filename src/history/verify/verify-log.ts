import { PrpError } from '../../base/errors.ts';
import { type CommitTrailers, parseTrailers, versionKey } from '../branch/parse-trailers.ts';
import { type LoggedCommit, type PathChange, directoriesAbove } from '../branch/branch.ts';
import { readmePath } from '../versions/layout.ts';
import { oneLine } from '../branch/commit-message.ts';
import { type Problem, type TamperKind, problemOf } from '../versions/tampered-error.ts';
import { type ClassifiedPath, classifyPath } from '../versions/classify-path.ts';

/** The result of verifying the branch's log. */
export interface LogFindings {
  readonly problems: readonly Problem[];
  /** Versions that clean-ups removed, as `versionKey` names them. */
  readonly removed: ReadonlySet<string>;
  /** False when the first commit was not reached: the missing part may explain the gaps. */
  readonly isComplete: boolean;
  /** Why reading the log failed; absent at the edge of a shallow clone. */
  readonly failure?: PrpError;
  /** Notes for the user. */
  readonly notes: readonly string[];
}

/**
 * Reads the log of the branch once, and compares every commit with its message. A failure to read is one more problem,
 * and keeps the problems found before.
 */
export async function verifyLog(log: AsyncIterable<LoggedCommit>): Promise<LogFindings> {
  const problems: Problem[] = [];
  const removed = new Set<string>();
  const notes: string[] = [];
  /** Set aside by later commits: earlier changes to these are known problems. */
  const repaired = new Set<string>();
  try {
    for await (const commit of log) {
      const announced = parseTrailers(commit.message);
      for (const key of announced?.removed ?? []) removed.add(key);
      if (announced?.isRepair) for (const what of [...announced.removed, ...announced.setAside]) repaired.add(what);
      if (commit.parent === 'unknown') notes.push(shallowNote(commit));
      else problems.push(...verifyCommit(commit, announced, repaired).map((problem) => blame(problem, commit)));
    }
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    problems.push(problemOf(null, null, error));
    return { problems, removed, isComplete: false, failure: error, notes };
  }
  return { problems, removed, isComplete: notes.length === 0, notes };
}

function blame(problem: Problem, { id, timestamp }: LoggedCommit): Problem {
  return { ...problem, commit: { id, ...(timestamp !== undefined && { timestamp }) } };
}

function shallowNote(commit: LoggedCommit): string {
  return (
    `The log ends at ${shortId(commit)}: this clone is shallow. Older commits were not checked; ` +
    '`git fetch --unshallow` fetches them.'
  );
}

/** The problems of one commit: changes that its message does not announce, and announcements without their changes. */
function verifyCommit(
  commit: LoggedCommit,
  announced: CommitTrailers | undefined,
  repaired: ReadonlySet<string>,
): readonly Problem[] {
  if (announced === undefined && commit.changes.length === 0) {
    return [{ prp: null, version: null, kind: 'chain-broken', message: `${foreignCommit(commit)} changes nothing.` }];
  }
  const unannounced: ClassifiedChange[] = [];
  const done = new Set<string>();
  for (const change of commit.changes) {
    const classified = { change, file: classifyPath(change.path) };
    if (announced !== undefined && isAnnounced(classified, announced, commit.parent))
      done.add(contributionOf(classified));
    else if (!isRepaired(classified, repaired)) unannounced.push(classified);
  }
  const author = announced === undefined ? foreignCommit(commit) : `The commit ${shortId(commit)}`;
  const end = announced === undefined ? '.' : ', which its message does not announce.';
  const undone = announced === undefined ? [] : findUnfulfilled(commit, announced, done);
  return [
    ...[...Map.groupBy(unannounced, ({ file }) => subjectOf(file)).values()].map((changes) =>
      describeChanges(changes, author, end),
    ),
    ...undone,
  ];
}

interface ClassifiedChange {
  readonly change: PathChange;
  readonly file: ClassifiedPath;
}

function isRepaired({ change: { path }, file }: ClassifiedChange, repaired: ReadonlySet<string>): boolean {
  if (repaired.size === 0) return false;
  return (
    repaired.has(oneLine(path)) || (file.kind === 'version' && repaired.has(versionKey(oneLine(file.prp), file.id)))
  );
}

function isAnnounced(
  { change: { path, status }, file }: ClassifiedChange,
  announced: CommitTrailers,
  parent: LoggedCommit['parent'],
): boolean {
  // A compaction's commit is the first one, and adds all files.
  if (announced.isCompaction) return parent === 'nothing' && status === 'added' && file.kind !== 'unknown';
  if (announced.isReplacing && isOfReplaced(status, file)) return true;
  if (announced.setAside.has(oneLine(path)) || isBelow(path, announced.setAside)) return true;
  switch (file.kind) {
    case 'version': {
      const key = versionKey(oneLine(file.prp), file.id);
      if (status === 'removed') return (announced.isCleanup || announced.isRepair) && announced.removed.has(key);
      if (status === 'changed' || file.part === 'unknown') return false;
      return announced.created.has(key) || (file.part === 'record' && announced.recorded.has(key));
    }
    case 'tags':
      return status !== 'removed' && announced.tagged.has(oneLine(file.prp));
    case 'order': {
      // The verifier of the chain checks its content.
      const prefix = versionKey(oneLine(file.prp), '');
      return status !== 'removed' && [...announced.created].some((key) => key.startsWith(prefix));
    }
    case 'readme':
      return status === 'added' || (status === 'removed' && isReadmeTaken(announced));
    case 'maintenance':
      return status !== 'removed' && announced.isCleanup;
    case 'aside':
      return status === 'added' && announced.isRepair;
    case 'unknown':
      return false;
  }
}

/** Changes that a repair takes over from the commits that it replaces. */
function isOfReplaced(status: PathChange['status'], { kind }: ClassifiedPath): boolean {
  if (kind === 'unknown') return false;
  return status === 'added' || (status === 'changed' && kind !== 'version');
}

/** For an unreadable directory, only its own name is announced. */
function isBelow(path: string, announced: ReadonlySet<string>): boolean {
  if (announced.size === 0) return false;
  return directoriesAbove(oneLine(path)).some((directory) => announced.has(directory));
}

/** A PRP may have the same name as our README: then the PRP wins. */
function isReadmeTaken({ created }: CommitTrailers): boolean {
  return [...created].some((key) => /^[^\t/]*/.exec(key)?.[0] === readmePath);
}

/** The part of an announcement that a change fulfils. */
function contributionOf({ change: { status }, file }: ClassifiedChange): string {
  if (file.kind === 'tags') return oneLine(file.prp);
  return file.kind === 'version' ? `${status} ${file.part} ${versionKey(oneLine(file.prp), file.id)}` : '';
}

function findUnfulfilled(commit: LoggedCommit, announced: CommitTrailers, done: ReadonlySet<string>): Problem[] {
  if (announced.isCompaction) return [];
  // A repair may announce more removals than there were files.
  const removed = announced.isRepair ? [] : [...announced.removed];
  const missing = (key: string, ...parts: readonly string[]) => parts.some((part) => !done.has(`${part} ${key}`));
  const empty = [
    ...[...announced.created].filter((key) => missing(key, 'added content', 'added memento')),
    ...[...announced.recorded].filter((key) => missing(key, 'added record')),
    ...removed.filter((key) => missing(key, 'removed memento')),
  ];
  return [
    ...empty.map((key) => {
      const [prp = null, version = null] = key.split('\t');
      return { prp, version, kind: 'chain-broken' as const, message: unfulfilledMessage(commit, version ?? '') };
    }),
    ...[...announced.tagged]
      .filter((prp) => !done.has(prp))
      .map((prp) => ({
        prp,
        version: null,
        kind: 'chain-broken' as const,
        message: unfulfilledMessage(commit, 'tags'),
      })),
  ];
}

function unfulfilledMessage(commit: LoggedCommit, what: string): string {
  return `The commit ${shortId(commit)} announces ${what}, but does not contain that change.`;
}

/** Changes with the same subject are reported in one sentence. */
function subjectOf(file: ClassifiedPath): string {
  if (file.kind === 'version') return versionKey(file.prp, file.id);
  return 'prp' in file ? file.prp : '';
}

/** How many paths a sentence names. */
const maxNamed = 3;

function describeChanges(changes: readonly ClassifiedChange[], author: string, end: string): Problem {
  const file = changes[0]?.file;
  const paths = (wanted: PathChange['status']) =>
    changes.filter(({ change }) => change.status === wanted).map(({ change }) => change.path);
  const parts = [
    ['removes', paths('removed')] as const,
    ['rewrites', paths('changed')] as const,
    ['adds', paths('added')] as const,
  ].filter(([, found]) => found.length > 0);
  const sentence = parts.map(([verb, found]) => {
    const more = found.length > maxNamed ? ` and ${found.length - maxNamed} more` : '';
    return `${verb} ${found.slice(0, maxNamed).join(', ')}${more}`;
  });
  return {
    prp: file !== undefined && 'prp' in file ? file.prp : null,
    version: file?.kind === 'version' ? file.id : null,
    kind: tamperKindFor(changes),
    message: `${author} ${sentence.join(', and ')}${end}`,
  };
}

function tamperKindFor(changes: readonly ClassifiedChange[]): TamperKind {
  if (changes.some(({ change }) => change.status === 'removed')) return 'missing-content';
  const rewritten = changes.filter(({ change }) => change.status === 'changed');
  if (rewritten.length === 0) return 'chain-broken';
  const isContent = rewritten.some(({ file }) => file.kind === 'version' && file.part === 'content');
  return isContent ? 'checksum-mismatch' : 'digest-mismatch';
}

function foreignCommit(commit: LoggedCommit): string {
  return `The commit ${shortId(commit)} was not made by this tool, and`;
}

function shortId({ id }: LoggedCommit): string {
  return id.slice(0, 12);
}
