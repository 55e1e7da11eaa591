import * as z from 'zod/mini';
import type { Task } from '../task.ts';

/** One delivery, with everything that a worker process needs for it: a token for its repository, but no key of the app. */
export interface Job {
  readonly task: Task;
  readonly event: string;
  readonly payload: string;
  /** Of the delivery: orders the reports on one pull request. */
  readonly receivedAt: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** Of the installation, for this repository alone. */
  readonly token: string;
  readonly appId: number;
  /** `owner/name`. */
  readonly repositoryName: string;
  readonly defaultBranch: string;
  /** The result lists the requests to GitHub. */
  readonly isTraced: boolean;
  /** Absolute path of the clone, which may not exist yet. */
  readonly clone: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** Requests to GitHub, by operation: no path, which may name a file. Status 0 is no answer. */
const requests = z.optional(
  z.array(z.object({ name: z.string(), startedAt: z.number(), durationMs: z.number(), status: z.number() })),
);

/** Requests that the installation may still make in this hour, by the resource that GitHub counts them for. */
const rateLimitLeft = z.optional(z.record(z.string(), z.number()));

/** How a job ended. Messages may quote content: they are for the list of dead deliveries, and for no log. */
export const jobResultSchema = z.union([
  z.object({
    status: z.enum(['passed', 'failed', 'skipped']),
    reason: z.string(),
    message: z.string(),
    /** PRPs that a commit of the job restored. */
    restored: z.optional(z.number()),
    rateLimitLeft,
    requests,
  }),
  z.object({
    status: z.literal('error'),
    code: z.string(),
    message: z.string(),
    hint: z.string(),
    rateLimitLeft,
    requests,
  }),
]);

export type JobResult = z.infer<typeof jobResultSchema>;
export type SentRequest = NonNullable<JobResult['requests']>[number];

/** The job ended with an error that another attempt may not meet. */
export class JobError extends Error {
  override readonly name = 'JobError';
  readonly code: string;

  constructor({ code, message, hint }: Extract<JobResult, { status: 'error' }>) {
    super(`${code}: ${message} ${hint}`);
    this.code = code;
  }
}
