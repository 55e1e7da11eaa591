import { inRepository, page, parameter, type RepositoryCall, type Routes } from './call.ts';
import { diffFiles } from './diff.ts';
import type { CommitObject } from './git-store.ts';
import { commitJson } from './json-commit.ts';
import { fileJson, pullJson } from './json-pull.ts';
import { fullRepositoryJson, repositoryUrl } from './json-repository.ts';
import { syncPull } from './pull.ts';
import { notFound, ok, Refused } from './reply.ts';

/** The repository, its branches and its commits. */
export const repositoryRoutes: Routes = {
  'GET /repos/{owner}/{repo}': inRepository('metadata=read', async ({ repository, addresses }) =>
    ok(fullRepositoryJson(repository, addresses)),
  ),

  'GET /repos/{owner}/{repo}/branches': inRepository('contents=read', async (call) => {
    const format = '--format=%(objectname) %(refname:lstrip=2)';
    const printed = await call.repository.store.git.text(['for-each-ref', format, 'refs/heads']);
    const lines = printed === '' ? [] : printed.split('\n');
    const branches = lines.map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
    return page(
      call,
      branches.map(({ name, sha }) => ({
        name,
        commit: { sha, url: `${repositoryUrl(call.repository, call.addresses)}/commits/${sha}` },
        protected: call.repository.protectedBranches.has(name),
      })),
    );
  }),

  'GET /repos/{owner}/{repo}/branches/{branch}': inRepository('contents=read', async (call) => {
    const { repository, addresses } = call;
    const name = parameter(call, 'branch');
    const commit = await repository.store.commit(`refs/heads/${name}`);
    if (commit === undefined) throw new Refused(404, 'Branch not found');
    const isProtected = repository.protectedBranches.has(name);
    const self = `${repositoryUrl(repository, addresses)}/branches/${name}`;
    return ok({
      name,
      commit: commitJson(repository, commit, addresses),
      _links: { self, html: `${addresses.server}/${repository.fullName}/tree/${name}` },
      protected: isProtected,
      protection: {
        enabled: isProtected,
        required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
      },
      protection_url: `${self}/protection`,
    });
  }),

  'GET /repos/{owner}/{repo}/commits': inRepository('contents=read', async (call) => {
    const { repository, query } = call;
    const start = await repository.store.resolve(query.get('sha') ?? repository.defaultBranch);
    if (start === undefined) throw notFound();
    const path = query.get('path');
    const printed = await repository.store.git.text(['rev-list', start, ...(path === null ? [] : ['--', path])]);
    const ids = printed === '' ? [] : printed.split('\n');
    const { body, ...rest } = page(call, ids);
    // A page of the list above.
    const commits = await Promise.all((body as string[]).map((id) => commitOf(call, id)));
    return { ...rest, body: commits.map((commit) => commitJson(repository, commit, call.addresses)) };
  }),

  'GET /repos/{owner}/{repo}/commits/{ref}': inRepository('contents=read', async (call) => {
    const { repository, addresses } = call;
    const name = parameter(call, 'ref');
    const id = await repository.store.resolve(`${name}^{commit}`);
    if (id === undefined) throw new Refused(422, `No commit found for SHA: ${name}`);
    const commit = await commitOf(call, id);
    const files = await diffFiles(repository.store, commit.parents[0] ?? (await emptyTree(call)), id);
    return ok({
      ...commitJson(repository, commit, addresses),
      stats: stats(files),
      files: files.slice(0, 300).map((file) => fileJson(repository, id, file, addresses)),
    });
  }),

  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': inRepository('pull_requests=read', async (call) => {
    const { repository, addresses } = call;
    const sha = parameter(call, 'commit_sha');
    const found = [];
    for (const pull of repository.pulls.values()) {
      await syncPull(repository, pull);
      const ids = [
        ...(await repository.store.commitsBetween(pull.baseSha, pull.headSha)),
        pull.mergedBy && pull.mergeSha,
      ];
      if (ids.includes(sha)) found.push(pullJson(repository, pull, addresses));
    }
    return page(call, found);
  }),

  'GET /repos/{owner}/{repo}/compare/{basehead}': inRepository('contents=read', async (call) => {
    const { repository, addresses } = call;
    const { store } = repository;
    const basehead = parameter(call, 'basehead');
    const [baseName = '', headName = ''] = basehead.split('...');
    const base = await store.resolve(`${withoutOwner(call, baseName)}^{commit}`);
    const head = await store.resolve(`${withoutOwner(call, headName)}^{commit}`);
    if (base === undefined || head === undefined) throw notFound();
    const common = await store.mergeBase(base, head);
    if (common === undefined) throw new Refused(404, `No common ancestor between ${baseName} and ${headName}.`);
    const ahead = await store.commitsBetween(base, head);
    const behind = await store.commitsBetween(head, base);
    const files = await diffFiles(store, common, head);
    const commits = await Promise.all(ahead.slice(0, 250).map((id) => commitOf(call, id)));
    const json = (commit: CommitObject) => commitJson(repository, commit, addresses);
    const address = `${addresses.server}/${repository.fullName}/compare/${basehead}`;
    return ok({
      url: `${repositoryUrl(repository, addresses)}/compare/${basehead}`,
      html_url: address,
      permalink_url: address,
      diff_url: `${address}.diff`,
      patch_url: `${address}.patch`,
      base_commit: json(await commitOf(call, base)),
      merge_base_commit: json(await commitOf(call, common)),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: commits.map(json),
      files: files.slice(0, 300).map((file) => fileJson(repository, head, file, addresses)),
    });
  }),
};

async function commitOf({ repository }: RepositoryCall, id: string): Promise<CommitObject> {
  const commit = await repository.store.commit(id);
  if (commit === undefined) throw notFound();
  return commit;
}

async function emptyTree({ repository }: RepositoryCall): Promise<string> {
  return repository.store.writeTree(undefined, {});
}

function stats(files: readonly { additions: number; deletions: number }[]) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}

function withoutOwner({ repository }: RepositoryCall, name: string): string {
  const prefix = `${repository.owner.login}:`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
