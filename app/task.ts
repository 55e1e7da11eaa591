import * as z from 'zod/mini';

const commit = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const number = z.int().check(z.minimum(1));

/** What an event asks the app to do. */
const taskSchema = z.union([
  /** Do what the action does on the same event. */
  z.object({ kind: z.literal('trigger') }),
  /** Look at all checks of a commit. */
  z.object({ kind: z.literal('observe'), commit }),
  /** Validate the pull request with this head again. */
  z.object({ kind: z.literal('validate'), commit }),
  /** A button of our check was pressed. */
  z.object({ kind: z.literal('button'), button: z.enum(['rollback', 'validate']), commit, login: z.string() }),
]);

export type Task = z.infer<typeof taskSchema>;

const app = z.object({ id: number });
const run = z.object({ head_sha: commit, app: z.nullable(app) });
const schemas = {
  check_run: z.object({
    action: z.string(),
    check_run: run,
    requested_action: z.optional(z.nullable(z.object({ identifier: z.string() }))),
    sender: z.object({ login: z.string(), type: z.string() }),
  }),
  check_suite: z.object({ action: z.string(), check_suite: run }),
  workflow_run: z.object({ action: z.string(), workflow_run: z.object({ head_sha: commit }) }),
  status: z.object({ sha: commit, state: z.string() }),
  deployment_status: z.object({ deployment: z.object({ sha: commit }) }),
} as const;

/** The events that have a handler. */
export const handledEvents = [
  'pull_request',
  'issue_comment',
  'push',
  'merge_group',
  'check_run',
  'check_suite',
  'workflow_run',
  'status',
  'deployment_status',
] as const;

export type HandledEvent = (typeof handledEvents)[number];

/**
 * Reads the task of an event; undefined when there is none. Events about our own checks start nothing, except for a button
 * and a wish to run them again.
 */
export function taskOf(event: HandledEvent, payload: unknown, ownAppId: number): Task | undefined {
  switch (event) {
    case 'check_run': {
      const read = schemas.check_run.safeParse(payload);
      if (!read.success) return undefined;
      const { action, check_run: check, requested_action: pressed, sender } = read.data;
      const isOwn = check.app?.id === ownAppId;
      if (action === 'completed') return isOwn ? undefined : { kind: 'observe', commit: check.head_sha };
      if (!isOwn) return undefined;
      if (action === 'rerequested') return { kind: 'validate', commit: check.head_sha };
      const button = pressed?.identifier;
      if (action !== 'requested_action' || (button !== 'rollback' && button !== 'validate')) return undefined;
      // An app cannot press a button.
      return sender.type === 'User'
        ? { kind: 'button', button, commit: check.head_sha, login: sender.login }
        : undefined;
    }
    case 'check_suite': {
      const read = schemas.check_suite.safeParse(payload);
      if (!read.success) return undefined;
      const { action, check_suite: suite } = read.data;
      const isOwn = suite.app?.id === ownAppId;
      if (action === 'rerequested') return isOwn ? { kind: 'validate', commit: suite.head_sha } : undefined;
      return action === 'completed' && !isOwn ? { kind: 'observe', commit: suite.head_sha } : undefined;
    }
    case 'workflow_run': {
      const read = schemas.workflow_run.safeParse(payload);
      const isOver = read.success && read.data.action === 'completed';
      return isOver ? { kind: 'observe', commit: read.data.workflow_run.head_sha } : undefined;
    }
    case 'status': {
      const read = schemas.status.safeParse(payload);
      const isOver = read.success && read.data.state !== 'pending';
      return isOver ? { kind: 'observe', commit: read.data.sha } : undefined;
    }
    case 'deployment_status': {
      const read = schemas.deployment_status.safeParse(payload);
      return read.success ? { kind: 'observe', commit: read.data.deployment.sha } : undefined;
    }
    default:
      return { kind: 'trigger' };
  }
}
