import { join } from 'node:path';
import type { CheckRun } from './check-run.ts';
import type { Role, User } from './caller.ts';
import { type GitStore, gitStore, nullId, type Signature } from './git-store.ts';
import type { Comment, Issue } from './issue.ts';
import { syncPull } from './pull.ts';
import type { Registry } from './registry.ts';
import type { Review } from './review.ts';
import type { Dispatch, Pull, RepositoryState, Status } from './repository-state.ts';

export interface NewRepository {
  /** The first commit of the default branch. @default a README.md; `{}`: none, the repository is empty */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly isPrivate?: boolean;
  /** @default 'main' */
  readonly defaultBranch?: string;
  /** The repository that it is a fork of: it starts with the branches of that one. */
  readonly parent?: RepositoryState;
}

export interface RepositoryChange {
  readonly write?: Readonly<Record<string, string | Uint8Array>>;
  readonly remove?: readonly string[];
  /** From → to. */
  readonly rename?: Readonly<Record<string, string>>;
  /** @default 'A commit' */
  readonly message?: string;
  /** Login. @default the owner */
  readonly author?: string;
  /** Where to commit on top of when the branch is not there: a branch or an id. @default the default branch */
  readonly from?: string;
  /** Replaces what the branch had since `from`. */
  readonly force?: boolean;
}

export interface NewPull {
  /** The branch with the changes. */
  readonly head: string;
  /** The fork that has it. @default the repository itself */
  readonly from?: RepositoryState;
  /** @default the default branch */
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  /** Login. @default the head repository's owner */
  readonly author?: string;
  readonly draft?: boolean;
}

/** A repository, and arranging things in it, which needs no permission. */
export class FakeRepository implements RepositoryState {
  readonly id: number;
  readonly store: GitStore;
  readonly fullName: string;
  readonly owner: User;
  readonly isPrivate: boolean;
  readonly defaultBranch: string;
  readonly parent: RepositoryState | undefined;
  readonly registry: Registry;
  readonly createdAt: string;
  readonly pulls = new Map<number, Pull>();
  readonly issues = new Map<number, Issue>();
  readonly comments = new Map<number, Comment>();
  readonly checkRuns: CheckRun[] = [];
  readonly reviews: Review[] = [];
  readonly statuses: Status[] = [];
  readonly protectedBranches = new Set<string>();
  readonly signed = new Set<string>();
  readonly dispatches: Dispatch[] = [];
  private readonly roles = new Map<string, Role>();
  private lastNumber = 0;

  constructor(registry: Registry, fullName: string, store: GitStore, options: NewRepository) {
    const [owner = ''] = fullName.split('/');
    this.registry = registry;
    this.id = registry.nextId();
    this.store = store;
    this.fullName = fullName;
    this.owner = registry.user(owner);
    this.isPrivate = options.isPrivate ?? false;
    this.defaultBranch = options.defaultBranch ?? 'main';
    this.parent = options.parent;
    this.createdAt = registry.now();
  }

  get name(): string {
    return this.fullName.slice(this.owner.login.length + 1);
  }

  nextNumber(): number {
    this.lastNumber += 1;
    return this.lastNumber;
  }

  allow(login: string, role: Role): void {
    this.roles.set(this.registry.user(login).login, role);
  }

  roleOf(login: string): Role {
    if (login === this.owner.login) return 'admin';
    return this.roles.get(login) ?? (this.isPrivate ? 'none' : 'read');
  }

  protect(branch: string): void {
    this.protectedBranches.add(branch);
  }

  /** The id of a branch's newest commit; throws when there is no such branch. */
  async head(branch = this.defaultBranch): Promise<string> {
    const id = await this.store.resolve(`refs/heads/${branch}`);
    if (id === undefined) throw new Error(`${this.fullName} has no branch ${branch}.`);
    return id;
  }

  /** The text of a file; `undefined` when it is not there. */
  async read(path: string, revision = `refs/heads/${this.defaultBranch}`): Promise<string | undefined> {
    const commit = await this.store.commit((await this.store.resolve(revision)) ?? '');
    const found = commit && (await this.store.at(commit.tree, path));
    const blob = found?.type === 'blob' ? await this.store.object(found.id) : undefined;
    return blob && Buffer.from(blob.bytes).toString();
  }

  /** Adds a commit to a branch, which is made when it is not there, and returns its id. */
  async commit(branch: string, change: RepositoryChange): Promise<string> {
    const { write = {}, remove = [], rename = {}, message = 'A commit', force = false } = change;
    const old = await this.store.commit(`refs/heads/${branch}`);
    const start = change.from ?? this.defaultBranch;
    const parent = old !== undefined && !force ? old : await this.store.commit((await this.store.resolve(start)) ?? '');
    const moved = await Promise.all(
      Object.entries(rename).map(async ([from, path]) => {
        const entry = parent && (await this.store.at(parent.tree, from));
        if (entry === undefined) throw new Error(`There is no ${from} to rename on ${branch}.`);
        return { path, mode: entry.mode, content: { id: entry.id } };
      }),
    );
    const added = Object.entries(write).map(([path, content]) => ({ path, content: Buffer.from(content) }));
    const tree = await this.store.writeTree(parent?.tree, {
      remove: [...remove, ...Object.keys(rename)],
      write: [...moved, ...added],
    });
    const author = this.signatureOf(change.author ?? this.owner.login);
    const parents = parent === undefined ? [] : [parent.id];
    const id = await this.store.writeCommit({ tree, parents, author, committer: author, message });
    const isMoved = await this.store.updateRefs([[`refs/heads/${branch}`, id, old?.id ?? nullId]]);
    if (!isMoved) throw new Error(`${branch} moved while a commit was made for it.`);
    return id;
  }

  async deleteBranch(branch: string): Promise<void> {
    await this.store.updateRefs([[`refs/heads/${branch}`, nullId]]);
  }

  async openPull(options: NewPull): Promise<Pull> {
    const { from: repository = this, head: ref } = options;
    const pull: Pull = {
      number: this.nextNumber(),
      title: options.title ?? 'A pull request',
      body: options.body ?? null,
      author: this.registry.user(options.author ?? repository.owner.login),
      head: { repository, ref },
      baseRef: options.base ?? this.defaultBranch,
      headSha: '',
      baseSha: '',
      isDraft: options.draft ?? false,
      state: 'open',
      mergedBy: undefined,
      closedAt: undefined,
      mergedOnto: '',
      mergeSha: undefined,
      createdAt: this.registry.now(),
    };
    await syncPull(this, pull);
    if (pull.headSha === '') throw new Error(`${repository.fullName} has no branch ${ref}.`);
    this.pulls.set(pull.number, pull);
    return pull;
  }

  /** Closes a pull request; with `mergedBy` after a merge commit on its base. */
  async closePull(pull: Pull, mergedBy?: string): Promise<void> {
    await syncPull(this, pull);
    pull.state = 'closed';
    pull.closedAt = this.registry.now();
    if (mergedBy === undefined) return;
    if (pull.mergeSha === undefined) throw new Error(`Pull request ${pull.number} has conflicts.`);
    pull.mergedBy = this.registry.user(mergedBy);
    await this.store.updateRefs([[`refs/heads/${pull.baseRef}`, pull.mergeSha]]);
  }

  openIssue(options: { readonly title?: string; readonly body?: string; readonly author?: string } = {}): Issue {
    const { title = 'An issue', body = null, author = this.owner.login } = options;
    const issue = {
      number: this.nextNumber(),
      title,
      body,
      author: this.registry.user(author),
      createdAt: this.registry.now(),
    };
    this.issues.set(issue.number, issue);
    return issue;
  }

  comment(number: number, body: string, login = this.owner.login): Comment {
    const now = this.registry.now();
    const comment: Comment = {
      id: this.registry.nextId(),
      number,
      body,
      author: this.registry.user(login),
      app: undefined,
      createdAt: now,
      updatedAt: now,
      reactions: [],
    };
    this.comments.set(comment.id, comment);
    return comment;
  }

  private signatureOf(login: string): Signature {
    return { name: login, email: `${login}@users.noreply.example.com`, date: this.registry.now() };
  }
}

/** `directory` holds all repositories. */
export async function createRepository(
  directory: string,
  registry: Registry,
  fullName: string,
  options: NewRepository,
): Promise<FakeRepository> {
  const defaultBranch = options.defaultBranch ?? 'main';
  const store = await gitStore(join(directory, `${fullName}.git`), defaultBranch);
  const repository = new FakeRepository(registry, fullName, store, options);
  const files = options.files ?? { 'README.md': `# ${repository.name}\n` };
  if (options.parent === undefined && Object.keys(files).length > 0) {
    await repository.commit(defaultBranch, { write: files, message: 'First commit' });
  }
  return repository;
}
