import * as z from 'zod/mini';

/** As GitHub names accounts and repositories: nothing else gets into a path or the log. */
export const repositoryNamePattern = /^[\w.-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;

const commitPattern = /^[\da-f]{40}(?:[\da-f]{24})?$/;

const number = z.object({ number: z.int() });
const pulls = z.optional(z.array(number));
const commit = z.optional(z.string().check(z.regex(commitPattern)));

/** The fields that name the subject of an event. */
const schema = z.object({
  repository: z.optional(z.object({ full_name: z.string().check(z.regex(repositoryNamePattern)) })),
  installation: z.optional(z.object({ id: z.int() })),
  pull_request: z.optional(number),
  issue: z.optional(number),
  check_run: z.optional(z.object({ pull_requests: pulls, head_sha: commit })),
  check_suite: z.optional(z.object({ pull_requests: pulls, head_sha: commit })),
  workflow_run: z.optional(z.object({ pull_requests: pulls, head_sha: commit })),
});

/**
 * The lane of an event, within which deliveries are handled one at a time and in order: a pull request, `owner/name#7`; a
 * commit that GitHub names no pull request for, `owner/name@<sha>`; else the repository, or the installation.
 */
export function laneOf(payload: unknown): string {
  const read = schema.safeParse(payload);
  if (!read.success) return 'unknown';
  const { repository, installation, pull_request: pull, issue, ...checks } = read.data;
  if (repository === undefined) return `installation ${installation?.id ?? ''}`;
  const name = repository.full_name.toLowerCase();
  const check = checks.check_run ?? checks.check_suite ?? checks.workflow_run;
  const about = pull?.number ?? issue?.number ?? check?.pull_requests?.[0]?.number;
  if (about !== undefined) return `${name}#${about}`;
  return check?.head_sha === undefined ? name : `${name}@${check.head_sha}`;
}
