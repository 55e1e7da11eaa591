import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { userOf } from './caller.ts';
import { nodeId, userJson } from './json-people.ts';
import { repositoryJson, repositoryUrl } from './json-repository.ts';
import { created, invalid, ok, Refused } from './reply.ts';
import type { Status } from './repository-state.ts';

/** Statuses of commits, which came before check runs. */
export const statusRoutes: Routes = {
  'POST /repos/{owner}/{repo}/statuses/{sha}': inRepository('statuses=write', async (call) => {
    // Its form is the contract's.
    const body = call.body as {
      state: string;
      context?: string;
      description?: string | null;
      target_url?: string | null;
    };
    const sha = parameter(call, 'sha');
    if ((await call.repository.store.commit(sha)) === undefined)
      throw new Refused(422, `No commit found for SHA: ${sha}`);
    const long = 'description is too long (maximum is 140 characters)';
    if ((body.description ?? '').length > 140) throw invalid('Status', 'description', 'custom', long);
    const status: Status = {
      id: call.world.nextId(),
      sha,
      state: body.state,
      context: body.context ?? 'default',
      description: body.description ?? null,
      targetUrl: body.target_url ?? null,
      creator: userOf(call.caller),
      createdAt: call.world.now(),
    };
    call.repository.statuses.push(status);
    return created(statusJson(call, status));
  }),

  'GET /repos/{owner}/{repo}/commits/{ref}/statuses': inRepository('statuses=read', async (call) => {
    const sha = await call.repository.store.resolve(`${parameter(call, 'ref')}^{commit}`);
    const found = call.repository.statuses.filter((status) => status.sha === sha).toReversed();
    return page(
      call,
      found.map((status) => statusJson(call, status)),
    );
  }),

  'GET /repos/{owner}/{repo}/commits/{ref}/status': inRepository('statuses=read', async (call) => {
    const { repository, addresses } = call;
    const sha = (await repository.store.resolve(`${parameter(call, 'ref')}^{commit}`)) ?? '';
    const newest = new Map(repository.statuses.filter((one) => one.sha === sha).map((one) => [one.context, one]));
    const states = [...newest.values()].map(({ state }) => state);
    const isBad = states.some((state) => state === 'failure' || state === 'error');
    const isGood = states.length > 0 && states.every((state) => state === 'success');
    const url = `${repositoryUrl(repository, addresses)}/commits/${sha}`;
    return ok({
      state: isBad ? 'failure' : isGood ? 'success' : 'pending',
      statuses: [...newest.values()].map((status) => ({ ...statusJson(call, status), creator: undefined })),
      sha,
      total_count: newest.size,
      repository: repositoryJson(repository, addresses),
      commit_url: url,
      url: `${url}/status`,
    });
  }),
};

function statusJson({ repository, addresses }: RepositoryCall, status: Status) {
  return {
    url: `${repositoryUrl(repository, addresses)}/statuses/${status.sha}`,
    avatar_url: `${addresses.server}/avatars/${status.creator.id}`,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    creator: userJson(status.creator, addresses),
  };
}
