import type { WorkflowEvent } from '../action-run.ts';
import type { FakeGithub } from './fake-github.ts';
import type { FakeRepository } from './fake-repository.ts';
import type { Comment } from './issue.ts';
import { appJson, userJson } from './json-people.ts';
import { commentJson, fullPullJson, issueJson } from './json-pull.ts';
import { repositoryJson } from './json-repository.ts';
import { type CommitObject, nullId } from './git-store.ts';
import { syncPull } from './pull.ts';
import type { Pull } from './repository-state.ts';
import { githubActions } from './caller.ts';

/** The events of one repository as GitHub tells of them: with what a consumer reads, in the types that it has. */
export function eventsOf({ addresses, world }: FakeGithub, repository: FakeRepository) {
  const main = `refs/heads/${repository.defaultBranch}`;

  function event(
    name: string,
    where: Pick<WorkflowEvent, 'ref' | 'sha' | 'baseRef' | 'headRef'>,
    actor: string,
    payload: Readonly<Record<string, unknown>>,
  ): WorkflowEvent {
    const same = { repository: repositoryJson(repository, addresses), sender: userJson(world.user(actor), addresses) };
    return { name, ...where, actor, repository: repository.fullName, payload: { ...payload, ...same } };
  }

  const onMain = async () => ({ ref: main, sha: await repository.head() });

  return {
    /** Call it after the pull request was pushed to; `before` is what its head was, for `synchronize`. */
    async pullRequest(
      pull: Pull,
      action: PullAction = 'opened',
      options: { readonly actor?: string; readonly before?: string; readonly target?: boolean } = {},
    ): Promise<WorkflowEvent> {
      await syncPull(repository, pull);
      const { target = false, actor = pull.author.login } = options;
      const refs = { baseRef: pull.baseRef, headRef: pull.head.ref };
      const merge = { ref: `refs/pull/${pull.number}/merge`, sha: pull.mergeSha ?? pull.headSha, ...refs };
      const where = target ? { ...(await onMain()), ...refs } : merge;
      return event(target ? 'pull_request_target' : 'pull_request', where, actor, {
        action,
        number: pull.number,
        pull_request: await fullPullJson(repository, pull, addresses),
        ...(action === 'synchronize' && { before: options.before ?? nullId, after: pull.headSha }),
      });
    },

    /** On an issue, or on a pull request. */
    async issueComment(
      comment: Comment,
      action: 'created' | 'edited' | 'deleted' = 'created',
      before?: string,
    ): Promise<WorkflowEvent> {
      const issue = repository.pulls.get(comment.number) ?? repository.issues.get(comment.number);
      if (issue === undefined) throw new Error(`There is no issue ${comment.number}.`);
      return event('issue_comment', await onMain(), comment.author.login, {
        action,
        issue: issueJson(repository, issue, addresses),
        comment: commentJson(repository, comment, addresses),
        ...(action === 'edited' && { changes: { body: { from: before ?? '' } } }),
      });
    },

    /** `before` and `after` are commits; `nullId` for a branch that is new, or gone. */
    async push(
      branch: string,
      { before, after, actor = repository.owner.login, forced = false }: Push,
    ): Promise<WorkflowEvent> {
      const { store } = repository;
      const from = before === nullId ? await repository.head() : before;
      const ids = after === nullId ? [] : await store.commitsBetween(from, after);
      const commits = await Promise.all(ids.map((id) => pushedCommit(repository, id)));
      const ref = `refs/heads/${branch}`;
      return event('push', { ref, sha: after === nullId ? await repository.head() : after }, actor, {
        ref,
        before,
        after,
        created: before === nullId,
        deleted: after === nullId,
        forced,
        base_ref: null,
        compare: `${addresses.server}/${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
        commits,
        head_commit: commits.at(-1) ?? null,
        pusher: { name: actor, email: `${actor}@example.com` },
      });
    },

    /** A pull request as the merge queue tries it: its changes on top of the base. */
    async mergeGroup(
      pull: Pull,
      action: 'checks_requested' | 'destroyed' = 'checks_requested',
    ): Promise<WorkflowEvent> {
      await syncPull(repository, pull);
      const sha = pull.mergeSha ?? pull.headSha;
      const ref = `refs/heads/gh-readonly-queue/${pull.baseRef}/pr-${pull.number}-${pull.baseSha}`;
      await repository.store.updateRefs([[ref, action === 'destroyed' ? nullId : sha]]);
      return event('merge_group', { ref, sha }, pull.author.login, {
        action,
        merge_group: {
          head_sha: sha,
          head_ref: ref,
          base_sha: pull.baseSha,
          base_ref: `refs/heads/${pull.baseRef}`,
          head_commit: await pushedCommit(repository, sha),
        },
      });
    },

    async schedule(schedule = '0 3 * * *'): Promise<WorkflowEvent> {
      return event('schedule', await onMain(), repository.owner.login, { schedule, workflow: workflowPath });
    },

    async workflowDispatch(
      inputs: Readonly<Record<string, string>> = {},
      actor = repository.owner.login,
    ): Promise<WorkflowEvent> {
      return event('workflow_dispatch', await onMain(), actor, { inputs, ref: main, workflow: workflowPath });
    },

    /** Of a workflow that a pull request set off. As on GitHub, `pull_requests` is empty when it came from a fork. */
    async workflowRun(pull: Pull, conclusion = 'success', name = 'PRP'): Promise<WorkflowEvent> {
      await syncPull(repository, pull);
      const { head } = pull;
      const isFork = head.repository !== repository;
      const side = (ref: string, sha: string) => ({ ref, sha, repo: { id: repository.id, name: repository.name } });
      const run = {
        id: world.nextId(),
        name,
        path: workflowPath,
        event: 'pull_request',
        status: 'completed',
        conclusion,
        head_branch: head.ref,
        head_sha: pull.headSha,
        run_number: 1,
        run_attempt: 1,
        actor: userJson(pull.author, addresses),
        repository: repositoryJson(repository, addresses),
        head_repository: repositoryJson(head.repository, addresses),
        pull_requests: isFork
          ? []
          : [
              {
                id: pull.number,
                number: pull.number,
                head: side(head.ref, pull.headSha),
                base: side(pull.baseRef, pull.baseSha),
              },
            ],
      };
      const workflow = { id: 1, name, path: workflowPath, state: 'active' };
      return event('workflow_run', await onMain(), pull.author.login, {
        action: 'completed',
        workflow_run: run,
        workflow,
      });
    },

    /** A check run of an app, by default of Actions, was completed, asked for again, or one of its buttons pressed. */
    async checkRun(
      { id, name = 'ci', headSha, conclusion = 'success', app = githubActions }: CheckRunEvent,
      action: 'created' | 'completed' | 'rerequested' | 'requested_action' = 'completed',
      button?: string,
      actor = repository.owner.login,
    ): Promise<WorkflowEvent> {
      const pulls = [...repository.pulls.values()].filter((pull) => pull.headSha === headSha);
      return event('check_run', await onMain(), actor, {
        action,
        check_run: {
          id: id ?? world.nextId(),
          name,
          head_sha: headSha,
          status: 'completed',
          conclusion,
          external_id: '',
          check_suite: { id: 1, head_sha: headSha },
          app: appJson(app, addresses),
          pull_requests: pulls.map(({ number }) => ({ number })),
        },
        ...(button !== undefined && { requested_action: { identifier: button } }),
      });
    },
  };
}

type PullAction =
  | 'opened'
  | 'synchronize'
  | 'reopened'
  | 'closed'
  | 'ready_for_review'
  | 'converted_to_draft'
  | 'edited'
  | 'labeled';

interface Push {
  readonly before: string;
  readonly after: string;
  readonly actor?: string;
  readonly forced?: boolean;
}

interface CheckRunEvent {
  readonly headSha: string;
  readonly id?: number;
  readonly name?: string;
  readonly conclusion?: string;
  readonly app?: typeof githubActions;
}

const workflowPath = '.github/workflows/prp.yml';

async function pushedCommit({ store }: FakeRepository, id: string) {
  const commit = await store.commit(id);
  if (commit === undefined) throw new Error(`There is no commit ${id}.`);
  return {
    id,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    ...people(commit),
    ...(await paths(store, commit)),
  };
}

function people({ author, committer }: CommitObject) {
  const person = ({ name, email }: { readonly name: string; readonly email: string }) => ({
    name,
    email,
    username: name,
  });
  return { author: person(author), committer: person(committer), distinct: true };
}

async function paths(store: FakeRepository['store'], { id, parents }: CommitObject) {
  const from = parents[0] ?? (await store.writeTree(undefined, {}));
  const printed = await store.git.text(['diff-tree', '-r', '-z', '--no-renames', '--name-status', from, id]);
  const tokens = printed.split('\0');
  const of = (letter: string) =>
    tokens.flatMap((path, index) => (index % 2 === 1 && tokens[index - 1] === letter ? [path] : []));
  return { added: of('A'), removed: of('D'), modified: of('M') };
}
