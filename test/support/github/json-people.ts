import type { App, User } from './caller.ts';

/** Where the addresses in an answer begin. */
export interface Addresses {
  /** Of REST, without a slash at its end. */
  readonly api: string;
  /** Of pages and of Git. */
  readonly server: string;
}

export function userJson(user: User, { api, server }: Addresses) {
  const url = `${api}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId('U', user.id),
    avatar_url: `${server}/avatars/${user.id}`,
    gravatar_id: '',
    url,
    html_url: `${server}/${encodeURIComponent(user.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: user.type,
    site_admin: false,
  };
}

/** The reply to `GET /user`. */
export function publicUserJson(user: User, addresses: Addresses) {
  const moment = '2026-01-01T00:00:00Z';
  const unknown = { name: null, company: null, blog: null, location: null, email: null, hireable: null, bio: null };
  const counts = { public_repos: 1, public_gists: 0, followers: 0, following: 0 };
  const times = { created_at: moment, updated_at: moment };
  return { ...userJson(user, addresses), ...unknown, ...counts, ...times, user_view_type: 'public' };
}

export function appJson(app: App, addresses: Addresses) {
  return {
    id: app.id,
    slug: app.slug,
    client_id: `Iv1.${app.id}`,
    node_id: nodeId('A', app.id),
    owner: userJson({ login: 'github', id: 9919, type: 'Organization' }, addresses),
    name: app.name,
    description: '',
    external_url: `${addresses.server}/apps/${app.slug}`,
    html_url: `${addresses.server}/apps/${app.slug}`,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    permissions: { metadata: 'read' },
    events: [],
  };
}

export const nodeId = (kind: string, id: number | string): string =>
  `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
