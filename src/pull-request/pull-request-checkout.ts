import { githubTree } from '../github/github-tree.ts';
import type { Repository } from '../system/repository.ts';
import type { Tree } from '../system/tree.ts';
import { fetchCommits, hasCommit } from './fetch-commits.ts';
import type { PullRequestHead } from './find-pull-request.ts';
import { overlayRepository, type OverlayRepository } from './overlay-repository.ts';
import {
  type Changes,
  findChanges,
  type ListedPull,
  listPullRequestFiles,
  type PullRequestFile,
  type PullRequestFiles,
  renamesIn,
  tryToListFiles,
} from './pull-request-changes.ts';
import type { PullRequestContext } from './pull-request-context.ts';

type CommitFiles = Tree & { readonly commit: string };

/** A pull request in three views. The files of another repository are data: no link is followed. */
export interface PullRequestCheckout {
  /** The files that the pull request is compared with. */
  readonly base: CommitFiles;
  /** The files to validate: those that the workflow has checked out, or those of the head. */
  readonly head: Tree;
  /** The head as a repository for commands. `changes()` has the files that they write. */
  readonly staged: OverlayRepository;
}

interface Revisions {
  /** The commit to report on. */
  readonly head: string;
  /** The commit of the base branch that the event names. */
  readonly base: string;
  /** New path → old path, as GitHub lists them. @default Git finds them, if the clone has the base */
  readonly renamed?: ReadonlyMap<string, string> | undefined;
}

/**
 * The views of a run that an event started. The clone usually has no commit but the checked-out one: other commits are read
 * from GitHub. In a privileged run the default branch is checked out, and the files of the head are read as data.
 */
export async function openCheckout(revisions: Revisions, context: PullRequestContext): Promise<PullRequestCheckout> {
  const staged = stageHead(revisions, context);
  const base = await comparedCommit(context.repository, revisions);
  return { base: await staged.at(base), head: staged.original, staged };
}

export interface OpenedChanges {
  readonly checkout: PullRequestCheckout;
  readonly changes: Changes;
  /** New path → old path; undefined if GitHub did not list the files. */
  readonly renamed: ReadonlyMap<string, string> | undefined;
}

/** The views of a pull request, or of a merge group without a `number`, and the PRPs that it changes. */
export async function openChanges(
  { number, changedFiles, head, base }: Pick<Revisions, 'head' | 'base'> & Partial<ListedPull>,
  context: PullRequestContext,
): Promise<OpenedChanges> {
  const listed = number === undefined ? undefined : await tryToListFiles({ number, changedFiles }, context);
  const renamed = listed?.isComplete ? renamesIn(listed.files) : undefined;
  const checkout = await openCheckout({ head, base, renamed }, context);
  return { checkout, changes: await findChanges(listed, checkout, context.config), renamed };
}

/** The staged view alone, for commands that compare with nothing. */
export function stageHead(
  { head, renamed }: Pick<Revisions, 'head' | 'renamed'>,
  context: PullRequestContext,
): OverlayRepository {
  const clone = context.repository;
  const files = headFiles(head, context);
  const trees = new Map<string, Promise<CommitFiles>>();
  return overlayRepository(clone, {
    files,
    at(revision) {
      const tree = trees.get(revision) ?? filesAt(revision, context);
      trees.set(revision, tree);
      return tree;
    },
    changedSince: (commit) => clone.changedSince(commit),
    async renamedSince(commit, paths) {
      if (renamed !== undefined) return renamed;
      const isKnown = files === clone.workTree && (await hasCommit(clone, commit));
      return isKnown ? clone.renamedSince(commit, paths) : new Map<string, string>();
    },
  });
}

export interface FetchedCheckout extends PullRequestCheckout {
  /** The files that the pull request changes. GitHub is asked once. */
  listed(): Promise<PullRequestFiles>;
  /** Those that it adds or changes. */
  changed(): Promise<readonly PullRequestFile[]>;
}

/**
 * The views of a slash-command: the commits are fetched into the clone, and the staged view is as if `actor` had checked
 * out the head. Throws `E_GIT`.
 */
export async function fetchCheckout(
  pull: PullRequestHead,
  actor: string,
  context: PullRequestContext,
): Promise<FetchedCheckout> {
  const { repository: clone, repositoryName, github } = context;
  await fetchCommits(clone, context, [pull.head, pull.base]);
  const head = withoutLinks(await clone.at(pull.head));
  let asked: Promise<PullRequestFiles> | undefined;
  const listed = () => (asked ??= listPullRequestFiles(github, repositoryName, pull));
  const changed = async () => (await listed()).files.filter(({ isRemoved }) => !isRemoved);
  const staged = overlayRepository(clone, {
    files: head,
    head: { commit: pull.head, ref: `refs/heads/${pull.headRef}`, repository: repositoryName, actor },
    at: (revision) => clone.at(revision),
    // GitHub has all of the history and compares with the commit where head and base parted.
    changedSince: async () => new Set((await changed()).map(({ path }) => path)),
    renamedSince: async () => renamesIn(await changed()),
  });
  return { base: await clone.at(pull.base), head, staged, listed, changed };
}

/**
 * The files of a commit: from the clone if it has the commit, else from GitHub, which is asked only for the contents that
 * the clone does not have. Throws as `githubTree` when a file is read.
 */
export async function filesAt(
  commit: string,
  { repository, github, repositoryName }: Pick<PullRequestContext, 'repository' | 'github' | 'repositoryName'>,
): Promise<CommitFiles> {
  if (await hasCommit(repository, commit)) return repository.at(commit);
  return githubTree(github, repositoryName, commit, async (id) => {
    const [found] = await repository.objects.read([id]);
    return found?.type === 'blob' ? found.bytes : undefined;
  });
}

function headFiles(head: string, { trust, repository, github, repositoryName }: PullRequestContext): Tree {
  return trust === 'privileged' ? githubTree(github, repositoryName, head) : repository.workTree;
}

/** The base that the checked-out merge commit was made on: the event may name an older one. */
export async function comparedCommit(
  { objects }: Pick<Repository, 'objects'>,
  { head, base }: Pick<Revisions, 'head' | 'base'>,
): Promise<string> {
  // The commit names its parents, also where a shallow clone ends with it.
  const [commit] = await objects.read(['HEAD^{commit}']);
  const [headers = ''] = Buffer.from(commit?.bytes ?? [])
    .toString()
    .split('\n\n', 1);
  const parents = [...headers.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id);
  return parents.length === 2 && parents[1] === head ? (parents[0] ?? base) : base;
}

/** A commit tree lists links and submodules as files: here only regular files exist. */
function withoutLinks(tree: CommitFiles): CommitFiles {
  const isFile = async (path: string) => (await tree.blobs([path])).has(path);
  return {
    ...tree,
    async kindOf(path) {
      const kind = await tree.kindOf(path);
      return kind === 'file' && !(await isFile(path)) ? undefined : kind;
    },
    read: async (path, longest) => ((await isFile(path)) ? tree.read(path, longest) : undefined),
  };
}
