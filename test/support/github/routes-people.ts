import { inRepository, parameter, type Routes } from './call.ts';
import { type Role, userOf } from './caller.ts';
import { appJson, publicUserJson, userJson } from './json-people.ts';
import { nothing, notFound, ok, Refused } from './reply.ts';

/** The caller's account, the permissions of accounts, and starting workflows. */
export const peopleRoutes: Routes = {
  'GET /user': async ({ caller, addresses }) => {
    if (caller.kind === 'app' || caller.kind === 'jwt')
      throw new Refused(403, 'Resource not accessible by integration');
    return ok(publicUserJson(userOf(caller), addresses));
  },

  'GET /app': async ({ caller, addresses }) => {
    if (caller.kind !== 'jwt') throw new Refused(401, 'A JSON web token could not be decoded');
    return ok(appJson(caller.app, addresses));
  },

  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': inRepository('metadata=read', async (call) => {
    const login = parameter(call, 'username');
    const user = call.world.findUser(login);
    if (user === undefined) throw new Refused(404, `${login} is not a user`);
    const role = call.repository.roleOf(user.login);
    const known = { ...userJson(user, call.addresses), email: null, name: null, role_name: role };
    const permissions = grantsOf(role);
    return ok({ permission: legacy[role], role_name: role, user: { ...known, permissions } });
  }),

  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches': inRepository(
    'actions=write',
    async (call) => {
      const workflow = parameter(call, 'workflow_id');
      // Its form is the contract's.
      const { ref, inputs = {} } = call.body as { ref: string; inputs?: Readonly<Record<string, string>> };
      const name = ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
      const text = await call.repository.read(`.github/workflows/${workflow}`, name);
      if (text === undefined) throw notFound();
      if (!/\bworkflow_dispatch\b/.test(text)) {
        throw new Refused(422, "Workflow does not have 'workflow_dispatch' trigger");
      }
      call.repository.dispatches.push({ workflow, payload: { ref, inputs } });
      return nothing;
    },
  ),

  'POST /repos/{owner}/{repo}/dispatches': inRepository('contents=write', async (call) => {
    // Its form is the contract's.
    const { event_type: event, client_payload: payload = {} } = call.body as DispatchRequest;
    if (Object.keys(payload).length > 10) {
      throw new Refused(422, 'Invalid request.\n\nNo more than 10 properties are allowed.');
    }
    call.repository.dispatches.push({ event, payload });
    return nothing;
  }),
};

interface DispatchRequest {
  readonly event_type: string;
  readonly client_payload?: Readonly<Record<string, unknown>>;
}

/** The rights of a role: each has those of the roles below it. */
function grantsOf(role: Role) {
  const order: readonly Role[] = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
  const reaches = (least: Role) => order.indexOf(role) >= order.indexOf(least);
  return {
    pull: reaches('read'),
    triage: reaches('triage'),
    push: reaches('write'),
    maintain: reaches('maintain'),
    admin: reaches('admin'),
  };
}

/** The four that there were before roles had names. */
const legacy: Readonly<Record<Role, 'admin' | 'write' | 'read' | 'none'>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
  none: 'none',
};
