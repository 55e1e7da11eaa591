import { type Call, parameter, type Routes } from './call.ts';
import type { Hook } from './hook.ts';
import { created, ok, Refused } from './reply.ts';
import { repositoryJson } from './json-repository.ts';

/** Requests that an app makes by itself: tokens of its installations, and the deliveries of its webhook. */
export const appRoutes: Routes = {
  'GET /app/hook/deliveries': async (call) => {
    const { query, url } = call;
    const rows = hookOf(call).deliveries.toReversed();
    // GitHub has a cursor in place of the number of a page.
    const cursor = Number(query.get('cursor') ?? 0);
    const size = Number(query.get('per_page') ?? 30);
    const next = new URLSearchParams({ per_page: String(size), cursor: String(cursor + size) });
    const link = rows.length > cursor + size ? { link: `<${url}?${next.toString()}>; rel="next"` } : {};
    return ok(
      rows.slice(cursor, cursor + size).map(({ event: _event, ...row }) => ({ ...row, event: _event.name })),
      link,
    );
  },
  'POST /app/hook/deliveries/{delivery_id}/attempts': async (call) => {
    const hook = hookOf(call);
    const id = Number(parameter(call, 'delivery_id'));
    const found = hook.deliveries.find((delivery) => delivery.id === id);
    if (found === undefined) throw new Refused(404, 'Not Found');
    await hook.send(found.event, { guid: found.guid });
    return { status: 202, body: {} };
  },
  'POST /app/installations/{installation_id}/access_tokens': async (call) => {
    const { world, caller, addresses } = call;
    if (caller.kind !== 'jwt') throw new Refused(401, 'A JSON web token could not be decoded');
    const installation = world.installations.get(Number(parameter(call, 'installation_id')));
    if (installation?.app.id !== caller.app.id) throw new Refused(404, 'Not Found');
    // Their form is the contract's.
    const asked = (call.body ?? {}) as { repository_ids?: readonly number[]; permissions?: Record<string, string> };
    const all = [...world.repositories.values()].filter(({ fullName }) =>
      installation.repositories.has(fullName.toLowerCase()),
    );
    const chosen =
      asked.repository_ids === undefined ? all : all.filter(({ id }) => asked.repository_ids?.includes(id));
    const [repository] = chosen;
    if (repository === undefined || chosen.length < (asked.repository_ids?.length ?? 1)) {
      throw new Refused(
        422,
        'There is at least one repository that does not exist or is not accessible to the parent installation.',
      );
    }
    const granted: Record<string, 'read' | 'write'> = { metadata: 'read' };
    for (const [name, access] of Object.entries(installation.permissions)) {
      const wanted = asked.permissions === undefined ? access : asked.permissions[name];
      if (wanted === 'read' || wanted === 'write') granted[name] = access === 'read' ? 'read' : wanted;
    }
    const token = world.appToken(repository, granted, installation.app);
    const body = {
      token,
      expires_at: new Date(Date.now() + 3600_000).toISOString().replace(/\.\d+Z$/, 'Z'),
      permissions: granted,
      repository_selection: 'selected',
      repositories: chosen.map((one) => repositoryJson(one, addresses)),
    };
    return created(body);
  },
};

function hookOf({ world, caller }: Call): Hook {
  if (caller.kind !== 'jwt') throw new Refused(401, 'A JSON web token could not be decoded');
  const hook = world.hooks.get(caller.app.id);
  if (hook === undefined) throw new Refused(404, 'Not Found');
  return hook;
}
