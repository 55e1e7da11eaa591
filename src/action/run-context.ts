import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';

/** The run of the workflow. Its number grows with each run of one workflow, for all events. */
export interface RunContext {
  /** `owner/name`. */
  readonly repository: string;
  /** The commit of the checkout; for a pull request, its merge with the base. */
  readonly sha: string;
  /** In full, such as `refs/heads/main`. */
  readonly ref: string;
  readonly runId: number;
  readonly runNumber: number;
  /** 1, and one more for each repetition. */
  readonly runAttempt: number;
  /** Without a slash at the end. */
  readonly serverUrl: string;
}

const count = z.string().check(z.regex(/^[1-9]\d{0,14}$/));
const schema = z.object({
  GITHUB_REPOSITORY: z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/)),
  GITHUB_SHA: z.string().check(z.regex(/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/)),
  GITHUB_REF: z.string().check(z.startsWith('refs/')),
  GITHUB_RUN_ID: count,
  GITHUB_RUN_NUMBER: count,
  GITHUB_RUN_ATTEMPT: z._default(count, '1'),
  GITHUB_SERVER_URL: z._default(z.string().check(z.regex(/^https?:\/\/[\w.:-]+\/?$/)), 'https://github.com'),
});

/** Reads the variables of the runner. Throws `E_USAGE` with the name of a missing or invalid variable. */
export function readRunContext(env: Readonly<Record<string, string | undefined>>): RunContext {
  const read = schema.safeParse(env);
  if (!read.success) {
    const variable = String(read.error.issues[0]?.path[0]);
    throw new PrpError('E_USAGE', `The environment variable ${variable} is missing or is not from a runner.`, {
      hint: 'Run this as a step of a GitHub workflow; anywhere else use the command line, `prp`.',
    });
  }
  const { data } = read;
  return {
    repository: data.GITHUB_REPOSITORY,
    sha: data.GITHUB_SHA,
    ref: data.GITHUB_REF,
    runId: Number(data.GITHUB_RUN_ID),
    runNumber: Number(data.GITHUB_RUN_NUMBER),
    runAttempt: Number(data.GITHUB_RUN_ATTEMPT),
    serverUrl: data.GITHUB_SERVER_URL.replace(/\/$/, ''),
  };
}
