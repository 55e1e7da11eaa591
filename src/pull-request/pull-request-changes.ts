import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import type { Config } from '../config/config.ts';
import { isFeature, isPrp } from '../config/prp-files.ts';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { PullRequestReport } from '../report/pull-request-report.ts';
import type { Tree } from '../system/tree.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/** The files that matter to a run. Paths, sorted. */
export interface Changes {
  /** PRPs that are new or have another content than before. */
  readonly prps: readonly string[];
  /** Feature requests that are new or have another content than before. */
  readonly features: readonly string[];
  /** PRPs that were deleted or renamed. */
  readonly gone: PullRequestReport['gone'];
  /** Files of any kind that were deleted or renamed, as far as they are listed. */
  readonly lost: PullRequestReport['gone'];
  /** Changed PRPs that cannot be read: links that lead out, or files that are not checked out. */
  readonly missing: readonly string[];
  /** Git's ids of the content that changed files have at the head, by path, as far as known. */
  readonly blobs: ReadonlyMap<string, string>;
  /** The head that the pull request has by now; undefined when GitHub did not say. */
  readonly newestHead: string | undefined;
  /** The patches of PRPs, by path, as far as known. */
  readonly patches: ReadonlyMap<string, string | undefined>;
}

/** The PRPs and feature requests that a pull request changes: by GitHub's list, or by comparing the trees without one. */
export async function findChanges(
  listed: PullRequestFiles | undefined,
  { base, head }: { readonly base: Tree; readonly head: Tree },
  config: Config,
): Promise<Changes> {
  if (listed?.isComplete) return listedChanges(listed, head, config);
  return { ...(await changesBetween(base, head, config)), newestHead: listed?.head };
}

/** The differences between two trees. Without `before`, everything is new. */
export async function changesBetween(before: Tree | undefined, after: Tree, config: Config): Promise<Changes> {
  const isOurs = (path: string) => isPrp(path, config) || isFeature(path, config);
  const [now, then] = await Promise.all([after.files(), before?.files() ?? new Set<string>()]);
  const paths = [...now].filter(isOurs).toSorted();
  const [is, was] = await Promise.all([after.blobs(paths), before?.blobs(paths) ?? new Map<string, string>()]);
  const changed = paths.filter((path) => is.has(path) && is.get(path) !== was.get(path));
  const gone = [...then].filter((path) => isPrp(path, config) && !is.has(path) && !now.has(path)).toSorted();
  return {
    prps: changed.filter((path) => isPrp(path, config)),
    features: changed.filter((path) => isFeature(path, config)),
    gone: gone.map((path) => ({ path, to: null })),
    lost: [...then].filter((path) => !now.has(path)).map((path) => ({ path, to: null })),
    missing: [],
    blobs: new Map(),
    newestHead: undefined,
    patches: new Map(),
  };
}

async function listedChanges(
  { files, head: newestHead }: PullRequestFiles,
  head: Tree,
  config: Config,
): Promise<Changes> {
  const kept = files.filter(({ isRemoved }) => !isRemoved);
  const paths = kept.map(({ path }) => path).toSorted();
  const [prps, missing] = await readableIn(
    head,
    paths.filter((path) => isPrp(path, config)),
  );
  const [features] = await readableIn(
    head,
    paths.filter((path) => isFeature(path, config)),
  );
  const lost = [
    ...files.filter(({ isRemoved }) => isRemoved).map(({ path }) => ({ path, to: null })),
    ...[...renamesIn(kept)].map(([to, path]) => ({ path, to })),
  ];
  const gone = lost.filter(({ path }) => isPrp(path, config));
  const blobs = kept.flatMap(({ path, blob }) => (blob === undefined ? [] : [[path, blob] as const]));
  const shown = new Set(prps);
  const patches = kept.filter(({ path }) => shown.has(path)).map(({ path, patch }) => [path, patch] as const);
  return { prps, features, gone, lost, missing, blobs: new Map(blobs), newestHead, patches: new Map(patches) };
}

async function readableIn(tree: Tree, paths: readonly string[]): Promise<readonly [string[], string[]]> {
  const [files, others]: [string[], string[]] = [[], []];
  for (const path of paths) ((await tree.kindOf(path)) === 'file' ? files : others).push(path);
  return [files, others];
}

/** A file that a pull request changes, as its head has it. */
export interface PullRequestFile {
  readonly path: string;
  readonly isRemoved: boolean;
  /** The path before a rename; undefined where the path is the same. */
  readonly previousPath: string | undefined;
  /** Git's id of its content. */
  readonly blob: string | undefined;
  /** Undefined for large and binary files. */
  readonly patch: string | undefined;
}

export interface PullRequestFiles {
  readonly files: readonly PullRequestFile[];
  /** False when GitHub listed as many files as it lists at most: there may be more. */
  readonly isComplete: boolean;
  /** The head of the list, which may be newer than the event; undefined when GitHub did not say. */
  readonly head: string | undefined;
}

/** New path → old path. */
export function renamesIn(files: readonly PullRequestFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, previousPath, isRemoved }) =>
      previousPath === undefined || isRemoved ? [] : [[path, previousPath]],
    ),
  );
}

/** Asks GitHub for the files of a pull request. Adds a notice, and returns undefined, if the token may not list them. */
export async function tryToListFiles(
  pull: ListedPull,
  { github, repositoryName, notices }: PullRequestContext,
): Promise<PullRequestFiles | undefined> {
  try {
    const listed = await listPullRequestFiles(github, repositoryName, pull);
    if (!listed.isComplete) {
      notices.add('GitHub lists only 3,000 files of a pull request: all PRPs were compared instead.');
    }
    return listed;
  } catch (error) {
    if (!(error instanceof PrpError) || error.code !== 'E_FORBIDDEN') throw error;
    notices.add(`The files of the pull request cannot be listed, so all PRPs were compared. ${error.hint}`);
    return undefined;
  }
}

const fileSchema = z.object({
  filename: z.string(),
  status: z.string(),
  sha: z.nullable(z.string()),
  previous_filename: z.optional(z.string()),
  contents_url: z.optional(z.string()),
  patch: z.optional(z.string()),
});

/** The files that a commit changes, against its first parent; a hundred to a request. Throws as the client. */
export async function listCommitFiles(
  client: GithubClient,
  repository: string,
  commit: string,
): Promise<readonly Pick<PullRequestFile, 'path' | 'isRemoved'>[]> {
  const found: z.infer<typeof fileSchema>[] = [];
  const schema = z.object({ files: z.optional(z.array(fileSchema)) });
  for await (const { body } of client.pages(`${pathOf(parseRepositoryName(repository))}/commits/${commit}`))
    found.push(...(parseResponse(schema, body).files ?? []));
  return found.map(({ filename, status }) => ({ path: filename, isRemoved: status === 'removed' }));
}

/** https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files */
const filesAtMost = 3_000;

export interface ListedPull {
  readonly number: number;
  /** The number of files that it changes, where that is known. */
  readonly changedFiles?: number | null | undefined;
}

/**
 * The files that changed since head and base parted, a hundred to a request. Where there are more than GitHub lists, only the
 * first hundred: the list would be of no use. Throws as the client.
 */
export async function listPullRequestFiles(
  client: GithubClient,
  repository: string,
  { number, changedFiles }: ListedPull,
): Promise<PullRequestFiles> {
  const found: z.infer<typeof fileSchema>[] = [];
  const path = `${pathOf(parseRepositoryName(repository))}/pulls/${number}/files`;
  const isTooLong = (changedFiles ?? 0) > filesAtMost;
  for await (const { body } of client.pages(path)) {
    found.push(...parseResponse(z.array(fileSchema), body));
    if (isTooLong) break;
  }
  return {
    files: found.map(({ filename, status, sha, patch, previous_filename: previous }) => ({
      path: filename,
      isRemoved: status === 'removed',
      // A copied file is still there under its old path.
      previousPath: status === 'renamed' ? previous : undefined,
      blob: sha ?? undefined,
      patch,
    })),
    isComplete: !isTooLong && found.length < filesAtMost,
    // The address of a file names the commit.
    head: /[?&]ref=([0-9a-f]{40,64})$/.exec(found[0]?.contents_url ?? '')?.[1],
  };
}
