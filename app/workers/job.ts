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
  /** Absolute path of the clone, which may not exist yet. */
  readonly clone: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** How a job ended. Messages are for the log of the operator. */
export const jobResultSchema = z.union([
  z.object({ status: z.enum(['passed', 'failed', 'skipped']), reason: z.string(), message: z.string() }),
  z.object({ status: z.literal('error'), code: z.string(), message: z.string(), hint: z.string() }),
]);

export type JobResult = z.infer<typeof jobResultSchema>;
