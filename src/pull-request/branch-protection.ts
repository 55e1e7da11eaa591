import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';

const schema = z.object({ protected: z.boolean() });

/** Whether a branch is protected; `undefined` when that cannot be found out. */
export async function isProtected(
  client: GithubClient,
  repository: string,
  branch: string,
): Promise<boolean | undefined> {
  try {
    const path = `${pathOf(parseRepositoryName(repository))}/branches/${encodeURIComponent(branch)}`;
    const read = schema.safeParse((await client.rest('GET', path)).body);
    return read.success ? read.data.protected : undefined;
  } catch (error) {
    if (error instanceof PrpError) return undefined;
    throw error;
  }
}
