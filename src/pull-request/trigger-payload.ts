import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';

const commit = z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/));
const number = z.int().check(z.minimum(1));
const name = z.string().check(z.minLength(1), z.maxLength(500));
const login = z.string().check(z.minLength(1), z.maxLength(100));
const account = z.object({ login, type: z.optional(z.string()) });

const repository = z.object({
  full_name: name,
  default_branch: name,
  node_id: z.optional(z.string()),
  html_url: z.optional(name),
});
const sender = z.optional(z.nullable(account));

/** The fields that are read; GitHub sends many more. */
const payloads = {
  pull_request: z.object({
    action: name,
    repository,
    sender,
    pull_request: z.object({
      number,
      draft: z.optional(z.boolean()),
      changed_files: z.optional(z.int()),
      user: z.optional(z.nullable(account)),
      // The repository of a fork that was deleted is null.
      head: z.object({ sha: commit, ref: name, repo: z.nullable(z.object({ full_name: name })) }),
      base: z.object({ sha: commit, ref: name }),
    }),
  }),
  issue_comment: z.object({
    action: name,
    repository,
    issue: z.object({ number, state: z.optional(z.string()), pull_request: z.optional(z.nullable(z.object({}))) }),
    comment: z.object({
      id: number,
      body: z.optional(z.nullable(z.string())),
      // Null when the account is gone.
      user: z.nullable(account),
    }),
  }),
  push: z.object({
    repository,
    sender,
    ref: name,
    before: commit,
    after: commit,
    forced: z.optional(z.boolean()),
    deleted: z.optional(z.boolean()),
  }),
  merge_group: z.object({
    action: name,
    repository,
    sender,
    merge_group: z.object({ head_sha: commit, head_ref: name, base_sha: commit, base_ref: name }),
  }),
  workflow_run: z.object({
    repository,
    sender,
    workflow_run: z.object({
      actor: z.optional(z.nullable(z.object({ login: z.string() }))),
      event: name,
      head_sha: commit,
      head_branch: z.nullable(name),
      // Null when the fork is gone.
      head_repository: z.nullable(z.object({ full_name: name, owner: account })),
    }),
  }),
  other: z.object({ repository: z.optional(repository), sender }),
} as const;

type Payloads = typeof payloads;

export type PayloadOf<Event extends keyof Payloads> = z.infer<Payloads[Event]>;

/** The fields of a payload that are used. Throws `E_USAGE` that names the first wrong field. */
export function readPayload<Event extends keyof Payloads>(
  event: Event,
  payload: unknown,
  eventName: string = event,
): PayloadOf<Event> {
  const read = payloads[event].safeParse(payload);
  // TypeScript loses which schema of the union `event` has picked.
  if (read.success) return read.data as PayloadOf<Event>;
  const field = read.error.issues[0]?.path.join('.') ?? '';
  throw new PrpError(
    'E_USAGE',
    `The payload of the event ${eventName} ${field === '' ? 'is no object' : `has no usable ${field}`}.`,
    { hint: 'Run this as a step of a GitHub workflow: the runner writes the payload to the file GITHUB_EVENT_PATH.' },
  );
}
