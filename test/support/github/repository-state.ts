import type { CheckRun } from './check-run.ts';
import type { Role, User } from './caller.ts';
import type { GitStore } from './git-store.ts';
import type { Comment, Issue } from './issue.ts';
import type { Registry } from './registry.ts';
import type { Review } from './review.ts';

/** All that there is of a repository: its files, commits and references are in Git, all else is here. */
export interface RepositoryState {
  readonly id: number;
  readonly store: GitStore;
  readonly registry: Registry;
  readonly owner: User;
  readonly name: string;
  /** `owner/name` */
  readonly fullName: string;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  /** The repository that it is a fork of. */
  readonly parent: RepositoryState | undefined;
  readonly createdAt: string;
  /** By number. */
  readonly pulls: Map<number, Pull>;
  /** By number; pull requests are not among them. */
  readonly issues: Map<number, Issue>;
  /** By id. */
  readonly comments: Map<number, Comment>;
  readonly checkRuns: CheckRun[];
  readonly reviews: Review[];
  readonly statuses: Status[];
  readonly protectedBranches: Set<string>;
  /** Commits that GitHub signed. */
  readonly signed: Set<string>;
  /** Workflow dispatches and repository dispatches that were accepted. */
  readonly dispatches: Dispatch[];
  roleOf(login: string): Role;
}

/** A pull request. Its head follows the branch it was opened for while it is open, its base only when the head moves. */
export interface Pull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly author: User;
  readonly head: { readonly repository: RepositoryState; readonly ref: string };
  readonly baseRef: string;
  headSha: string;
  baseSha: string;
  isDraft: boolean;
  state: 'open' | 'closed';
  mergedBy: User | undefined;
  closedAt: string | undefined;
  /** The tip of the base that the test merge was made on. */
  mergedOnto: string;
  /** The test merge; `undefined` when it has conflicts. */
  mergeSha: string | undefined;
  readonly createdAt: string;
}

export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: User;
  readonly createdAt: string;
}

export interface Dispatch {
  readonly workflow?: string;
  readonly event?: string;
  readonly payload: unknown;
}
