import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { levelInAnswer } from './permission.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';

const schema = z.object({
  user: z.nullable(
    z.object({ login: z.string(), permissions: z.optional(z.nullable(z.record(z.string(), z.unknown()))) }),
  ),
});

/** What an account may do in a repository, as `permitOf` takes it; `none` where GitHub knows nothing of it. */
export async function permissionIn(client: GithubClient, repository: string, login: string): Promise<string> {
  const place = pathOf(parseRepositoryName(repository));
  const path = `${place}/collaborators/${encodeURIComponent(login)}/permission`;
  const { status, body } = await client.rest('GET', path, { expect: [404] });
  if (status === 404) return 'none';
  const { user } = parseResponse(schema, body);
  return user?.login.toLowerCase() === login.toLowerCase() ? levelInAnswer(user.permissions ?? undefined) : 'none';
}
