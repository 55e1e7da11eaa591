import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { checkName } from './publish-report.ts';

/** The result of one check of a commit. */
export interface ConcludedCheck {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Milliseconds; 0 when unknown. */
  readonly durationMs: number;
}

/** `undefined` results: not all of the checks have concluded yet. */
export type CheckResults = readonly ConcludedCheck[] | undefined;

const time = z.optional(z.nullable(z.string()));
const runsSchema = z.object({
  check_runs: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      conclusion: z.nullable(z.string()),
      started_at: time,
      completed_at: time,
    }),
  ),
});
const statusSchema = z.object({ statuses: z.array(z.object({ context: z.string(), state: z.string() })) });

/** A check with one of these says nothing about the commit: it may still pass. */
const inconclusive: ReadonlySet<string> = new Set(['cancelled', 'stale', 'action_required', 'startup_failure']);

/**
 * The newest result of each check and status of a commit whose name matches one of `patterns`, by name. Our own check is
 * left out. `path` is the repository's in REST. Throws as the client.
 */
export async function readChecks(
  client: GithubClient,
  { path, commit, patterns }: { readonly path: string; readonly commit: string; readonly patterns: readonly string[] },
): Promise<CheckResults> {
  const isChosen = matcher(patterns);
  const results: (ConcludedCheck | undefined)[] = [];
  for await (const { body } of client.pages(`${path}/commits/${commit}/check-runs`)) {
    const { check_runs: runs } = parseResponse(runsSchema, body);
    for (const { name, status, conclusion, started_at: started, completed_at: completed } of runs) {
      if (name === checkName || !isChosen(name)) continue;
      const isConcluded = status === 'completed' && conclusion !== null && !inconclusive.has(conclusion);
      const durationMs = Math.max(0, Date.parse(completed ?? '') - Date.parse(started ?? '')) || 0;
      results.push(isConcluded ? { name, status: statusOf(conclusion), durationMs } : undefined);
    }
  }
  const { body } = await client.rest('GET', `${path}/commits/${commit}/status`, { query: { per_page: 100 } });
  for (const { context, state } of parseResponse(statusSchema, body).statuses) {
    if (!isChosen(context)) continue;
    const status = state === 'success' ? 'passed' : 'failed';
    results.push(state === 'pending' ? undefined : { name: context, status, durationMs: 0 });
  }
  const concluded = results.flatMap((result) => result ?? []);
  return concluded.length < results.length ? undefined : concluded.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function statusOf(conclusion: string): ConcludedCheck['status'] {
  if (conclusion === 'success' || conclusion === 'neutral') return 'passed';
  return conclusion === 'skipped' ? 'skipped' : 'failed';
}

function matcher(patterns: readonly string[]): (name: string) => boolean {
  const all = patterns.map((pattern) => pattern.toLowerCase().split('*'));
  return (name) => all.some((parts) => matches(name.toLowerCase(), parts));
}

/** Whether a name has the parts in their order; linear, unlike a regular expression. */
function matches(name: string, [first = '', ...others]: readonly string[]): boolean {
  if (others.length === 0) return name === first;
  if (!name.startsWith(first)) return false;
  const last = others.at(-1) ?? '';
  let at = first.length;
  for (const part of others.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
