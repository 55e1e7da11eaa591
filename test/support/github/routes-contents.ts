import { inRepository, parameter, type RepositoryCall, type Routes } from './call.ts';
import type { TreeEntry } from './git-store.ts';
import { repositoryUrl } from './json-repository.ts';
import { notFound, ok } from './reply.ts';

export const contentsRoutes: Routes = {
  'GET /repos/{owner}/{repo}/contents/{path}': inRepository('contents=read', async (call) => {
    const { store, defaultBranch } = call.repository;
    const revision = call.query.get('ref') ?? defaultBranch;
    const commit = await store.commit((await store.resolve(`${revision}^{commit}`)) ?? '');
    const path = parameter(call, 'path').replace(/\/$/, '');
    const found = commit && (await store.at(commit.tree, path));
    if (found === undefined) throw notFound();
    if (found.type === 'tree') {
      const entries = (await store.tree(found.id)) ?? [];
      const prefix = path === '' ? '' : `${path}/`;
      return ok(await Promise.all(entries.map((entry) => entryJson(call, `${prefix}${entry.name}`, entry, revision))));
    }
    const bytes = Buffer.from((await store.object(found.id))?.bytes ?? []);
    if (/\braw\b/.test(call.accept)) return ok(bytes, { 'content-type': 'application/vnd.github.raw; charset=utf-8' });
    const isLong = bytes.length > 1_048_576;
    const content = isLong ? '' : `${bytes.toString('base64').replaceAll(/.{60}/g, '$&\n')}\n`;
    return ok({ ...(await entryJson(call, path, found, revision)), content, encoding: isLong ? 'none' : 'base64' });
  }),
};

async function entryJson(call: RepositoryCall, path: string, entry: Omit<TreeEntry, 'name'>, revision: string) {
  const { repository, addresses } = call;
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const isFile = entry.type === 'blob';
  const api = repositoryUrl(repository, addresses);
  const page = `${addresses.server}/${repository.fullName}`;
  const self = `${api}/contents/${encoded}?ref=${revision}`;
  const git = `${api}/git/${entry.type}s/${entry.id}`;
  const html = `${page}/${entry.type}/${revision}/${encoded}`;
  return {
    type: isFile ? 'file' : 'dir',
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha: entry.id,
    size: isFile ? ((await repository.store.object(entry.id))?.bytes.length ?? 0) : 0,
    url: self,
    git_url: git,
    html_url: html,
    download_url: isFile ? `${page}/raw/${revision}/${encoded}` : null,
    _links: { self, git, html },
  };
}
