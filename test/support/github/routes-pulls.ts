import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { commitJson } from './json-commit.ts';
import { commitsOfPull, fileJson, filesOfPull, fullPullJson, pullJson } from './json-pull.ts';
import { syncPull } from './pull.ts';
import type { Pull } from './repository-state.ts';
import { notFound, ok, Refused } from './reply.ts';

export const pullRoutes: Routes = {
  'GET /repos/{owner}/{repo}/pulls': inRepository('pull_requests=read', async (call) => {
    const { repository, query, addresses } = call;
    const state = query.get('state') ?? 'open';
    const head = query.get('head');
    const base = query.get('base');
    for (const pull of repository.pulls.values()) await syncPull(repository, pull);
    const found = [...repository.pulls.values()]
      .filter((pull) => state === 'all' || pull.state === state)
      .filter((pull) => head === null || head === `${pull.head.repository.owner.login}:${pull.head.ref}`)
      .filter((pull) => base === null || base === pull.baseRef);
    return page(
      call,
      found.toReversed().map((pull) => pullJson(repository, pull, addresses)),
    );
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}': inRepository('pull_requests=read', async (call) => {
    const pull = await pullOf(call);
    const { store } = call.repository;
    const wantsDiff = /\.diff\b/.test(call.accept);
    if (!wantsDiff) return ok(await fullPullJson(call.repository, pull, call.addresses));
    if ((await filesOfPull(call.repository, pull)).length > 300) {
      const errors = [{ resource: 'PullRequest', field: 'diff', code: 'too_large' }];
      throw new Refused(406, 'Sorry, the diff exceeded the maximum number of files (300).', { errors });
    }
    const diff = await store.git.run(['diff', '-M', `${pull.baseSha}...${pull.headSha}`]);
    return ok(diff.stdout, { 'content-type': 'application/vnd.github.diff; charset=utf-8' });
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': inRepository('pull_requests=read', async (call) => {
    const pull = await pullOf(call);
    const files = (await filesOfPull(call.repository, pull)).slice(0, 3000);
    return page(
      call,
      files.map((file) => fileJson(call.repository, pull.headSha, file, call.addresses)),
    );
  }),

  'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': inRepository('pull_requests=read', async (call) => {
    const pull = await pullOf(call);
    const { repository } = call;
    const ids = (await commitsOfPull(repository, pull)).slice(0, 250);
    const commits = await Promise.all(ids.map((id) => repository.store.commit(id)));
    return page(
      call,
      commits.flatMap((commit) => (commit === undefined ? [] : [commitJson(repository, commit, call.addresses)])),
    );
  }),
};

async function pullOf(call: RepositoryCall): Promise<Pull> {
  const pull = call.repository.pulls.get(Number(parameter(call, 'pull_number')));
  if (pull === undefined) throw notFound();
  await syncPull(call.repository, pull);
  return pull;
}
