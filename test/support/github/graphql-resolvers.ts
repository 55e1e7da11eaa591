import { type Caller, type Need, objection, sees, userOf } from './caller.ts';
import { commitNode, gitObject } from './graphql-objects.ts';
import { type CommitRequest, createCommit } from './create-commit.ts';
import type { FakeRepository } from './fake-repository.ts';
import { nullId } from './git-store.ts';
import { typedError } from './graphql-error.ts';
import type { Comment } from './issue.ts';
import { nodeId } from './json-people.ts';
import { commentsOn } from './json-pull.ts';
import { syncPull } from './pull.ts';
import { addCheckRun } from './routes-checks.ts';
import type { World } from './world.ts';

/** The fields that a query and a mutation may begin with. */
export function rootOf(world: World, caller: Caller) {
  return {
    viewer: () => userOf(caller),
    rateLimit: { cost: 1, limit: 5000, nodeCount: 0, remaining: 4999, resetAt: world.now(), used: 1 },
    repository: ({ owner, name }: { readonly owner: string; readonly name: string }) =>
      repositoryNode(seen(world, caller, `${owner}/${name}`), caller),
    createCommitOnBranch: async ({ input }: { readonly input: CommitRequest & Tracked }) => {
      const { repository, branch } = branchOf(world, caller, input.branch);
      mayOrThrow(caller, repository, 'contents=write');
      const id = await createCommit(repository, branch, input, caller);
      return {
        clientMutationId: input.clientMutationId ?? null,
        commit: () => commitNode(repository, id),
        ref: () => refNode(repository, `refs/heads/${branch}`),
      };
    },
    createCheckRun: async ({ input }: { readonly input: CreateCheckRun & Tracked }) => {
      const repository = byId(world, caller, input.repositoryId);
      mayOrThrow(caller, repository, 'checks=write');
      const { name, headSha, externalId, status, conclusion, output } = input;
      const run = await addCheckRun(
        { world, caller, repository },
        {
          name,
          head_sha: headSha,
          external_id: externalId,
          status: status.toLowerCase(),
          conclusion: conclusion.toLowerCase(),
          output,
        },
      );
      return {
        clientMutationId: input.clientMutationId ?? null,
        checkRun: {
          id: nodeId('CR', run.id),
          databaseId: run.id,
          name,
          repository: () => repositoryNode(repository, caller),
        },
      };
    },
    updateRefs: async ({ input }: { readonly input: UpdateRefs & Tracked }) => {
      const repository = byId(world, caller, input.repositoryId);
      mayOrThrow(caller, repository, 'contents=write');
      await updateRefs(repository, input.refUpdates);
      return { clientMutationId: input.clientMutationId ?? null };
    },
  };
}

interface Tracked {
  readonly clientMutationId?: string;
}

interface UpdateRefs {
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly afterOid: string;
    readonly beforeOid?: string;
    readonly force?: boolean;
  }[];
}

interface CreateCheckRun {
  readonly repositoryId: string;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  readonly status: string;
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string; readonly text: string };
}

function byId(world: World, caller: Caller, wanted: string): FakeRepository {
  const repository = [...world.repositories.values()].find(({ id }) => nodeId('R', id) === wanted);
  if (repository === undefined || !sees(caller, repository)) throw unresolved('node', wanted);
  return repository;
}

function seen(world: World, caller: Caller, fullName: string): FakeRepository {
  const repository = world.repositories.get(fullName.toLowerCase());
  if (repository === undefined || !sees(caller, repository)) throw unresolved('Repository', fullName);
  return repository;
}

function mayOrThrow(caller: Caller, repository: FakeRepository, need: Need): void {
  const refused = objection(caller, repository, need);
  if (refused !== undefined) throw typedError('FORBIDDEN', refused.message);
}

function unresolved(kind: string, name: string) {
  return typedError('NOT_FOUND', `Could not resolve to a ${kind} with the name '${name}'.`);
}

function branchOf(world: World, caller: Caller, wanted: CommitRequest['branch']) {
  const { branchName, repositoryNameWithOwner = '', id } = wanted;
  if (id === undefined && branchName !== undefined) {
    return {
      repository: seen(world, caller, repositoryNameWithOwner),
      branch: branchName.replace(/^refs\/heads\//, ''),
    };
  }
  const [repositoryId = '', name = ''] = Buffer.from((id ?? '').replace(/^REF_/, ''), 'base64url')
    .toString()
    .split(':');
  const repository = [...world.repositories.values()].find((one) => one.id === Number(repositoryId));
  if (repository === undefined || !sees(caller, repository)) throw unresolved('node', id ?? '');
  return { repository, branch: name.replace(/^refs\/heads\//, '') };
}

function repositoryNode(repository: FakeRepository, caller: Caller) {
  const { store } = repository;
  /** Reading Git's objects needs a permission in a private repository. */
  const reading = async <Value>(read: () => Promise<Value>): Promise<Value> => {
    mayOrThrow(caller, repository, 'contents=read');
    return read();
  };
  return {
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    isPrivate: repository.isPrivate,
    isFork: repository.parent !== undefined,
    isEmpty: async () => (await store.git.text(['for-each-ref', '--count=1'])) === '',
    url: `https://github.example/${repository.fullName}`,
    defaultBranchRef: () => reading(() => refNode(repository, `refs/heads/${repository.defaultBranch}`)),
    ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
      reading(() =>
        refNode(repository, qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`),
      ),
    object: ({ oid, expression }: { readonly oid?: string; readonly expression?: string }) =>
      reading(async () => objectAt(repository, expression ?? oid ?? '')),
    pullRequest: async ({ number }: { readonly number: number }) => {
      mayOrThrow(caller, repository, 'pull_requests=read');
      return pullNode(repository, number, caller);
    },
  };
}

async function refNode(repository: FakeRepository, name: string): Promise<object | null> {
  const target = await repository.store.object(name);
  if (target === undefined) return null;
  const prefix = /^refs\/[^/]+\//.exec(name)?.[0] ?? 'refs/';
  return {
    id: nodeId('REF', `${repository.id}:${name}`),
    name: name.slice(prefix.length),
    prefix,
    target: () => gitObject(repository, target.id),
  };
}

/** `<revision>`, or `<revision>:<path>`. */
async function objectAt(repository: FakeRepository, expression: string): Promise<object | null> {
  const { store } = repository;
  const colon = expression.indexOf(':');
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const id = await store.resolve(revision);
  if (id === undefined) return null;
  if (colon < 0) return gitObject(repository, id);
  const path = expression.slice(colon + 1).replace(/\/$/, '');
  const found = await store.at((await store.commit(id))?.tree ?? id, path);
  return found === undefined ? null : gitObject(repository, found.id, path);
}

async function pullNode(repository: FakeRepository, number: number, caller: Caller): Promise<object> {
  const pull = repository.pulls.get(number);
  if (pull === undefined) {
    throw typedError('NOT_FOUND', `Could not resolve to a PullRequest with the number of ${number}.`);
  }
  await syncPull(repository, pull);
  return {
    id: nodeId('PR', `${repository.id}.${number}`),
    number,
    title: pull.title,
    state: pull.mergedBy === undefined ? pull.state.toUpperCase() : 'MERGED',
    isDraft: pull.isDraft,
    comments: ({ first, last }: { readonly first?: number; readonly last?: number }) => {
      const all = commentsOn(repository, number);
      const shown = first === undefined ? all.slice(-(last ?? 0)) : all.slice(0, first);
      return { totalCount: all.length, nodes: shown.map((comment) => commentNode(comment, caller)) };
    },
    isCrossRepository: pull.head.repository !== repository,
    headRefName: pull.head.ref,
    headRefOid: pull.headSha,
    baseRefName: pull.baseRef,
    baseRefOid: pull.baseSha,
  };
}

function commentNode({ id, body, author }: Comment, caller: Caller): object {
  return { id: nodeId('IC', id), databaseId: id, body, viewerDidAuthor: author.login === userOf(caller).login };
}

async function updateRefs({ store }: FakeRepository, updates: UpdateRefs['refUpdates']): Promise<void> {
  const moves: (readonly [string, string, string])[] = [];
  for (const { name, afterOid, beforeOid, force = false } of updates) {
    const current = (await store.resolve(name)) ?? nullId;
    if (afterOid !== nullId && (await store.object(afterOid)) === undefined) {
      throw typedError('UNPROCESSABLE', `Object ${afterOid} does not exist.`);
    }
    const isForward =
      force || [current, afterOid].includes(nullId) || (await store.mergeBase(current, afterOid)) === current;
    if (!isForward) throw typedError('UNPROCESSABLE', `Update of ${name} is not a fast forward.`);
    moves.push([name, afterOid, beforeOid ?? current]);
  }
  if (await store.updateRefs(moves)) return;
  throw typedError('STALE_DATA', 'A reference does not point to its expected `beforeOid`: none was updated.');
}
