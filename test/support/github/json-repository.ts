import type { RepositoryState } from './repository-state.ts';
import { type Addresses, nodeId, userJson } from './json-people.ts';

/** Names of fields that are addresses → what follows the repository's own. */
const addressFields: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
  url: '',
};

/** A repository as it stands in payloads and in other answers. */
export function repositoryJson(repository: RepositoryState, addresses: Addresses) {
  const url = repositoryUrl(repository, addresses);
  const page = `${addresses.server}/${repository.fullName}`;
  const urls = Object.fromEntries(Object.entries(addressFields).map(([name, rest]) => [name, `${url}${rest}`]));
  return {
    ...urls,
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.isPrivate,
    owner: userJson(repository.owner, addresses),
    html_url: page,
    description: null,
    fork: repository.parent !== undefined,
    clone_url: `${page}.git`,
    git_url: `git://${new URL(addresses.server).host}/${repository.fullName}.git`,
    ssh_url: `git@${new URL(addresses.server).hostname}:${repository.fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    open_issues: 0,
    open_issues_count: 0,
    size: 1,
    topics: [],
    visibility: repository.isPrivate ? 'private' : 'public',
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
  };
}

/** The reply to `GET /repos/{owner}/{repo}`. */
export function fullRepositoryJson(repository: RepositoryState, addresses: Addresses) {
  const { parent } = repository;
  const origin = parent && repositoryJson(parent, addresses);
  const own = { ...repositoryJson(repository, addresses), network_count: 0, subscribers_count: 0 };
  return { ...own, ...(origin !== undefined && { parent: origin, source: origin }) };
}

export function repositoryUrl(repository: RepositoryState, { api }: Addresses): string {
  return `${api}/repos/${repository.fullName}`;
}
