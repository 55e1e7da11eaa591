import * as z from 'zod/mini';
import type { Config } from '../config/config.ts';
import { defaultConfig } from '../config/default-config.ts';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';

/** The path of the configuration, unless the action's input names another one. */
const configPath = '.github/prp.yml';

/** The configuration on the default branch, or the default one without a file. Throws `E_CONFIG`, and as the client. */
export async function readDefaultBranchConfig(client: GithubClient, repositoryName: string): Promise<Config> {
  const bytes = await readDefaultBranchFile(configPath, repositoryName, client);
  if (bytes === undefined) return defaultConfig;
  const { parseConfig } = await import('../config/config-file.ts');
  return parseConfig(new TextDecoder().decode(bytes), configPath);
}

const contentSchema = z.object({ content: z.string(), encoding: z.literal('base64') });

/** A file of the default branch; undefined without one. Throws as the client. */
export async function readDefaultBranchFile(
  path: string,
  repositoryName: string,
  client: GithubClient,
): Promise<Uint8Array | undefined> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const address = `${pathOf(parseRepositoryName(repositoryName))}/contents/${encoded}`;
  const { status, body } = await client.rest('GET', address, { expect: [404] });
  return status === 404 ? undefined : Buffer.from(parseResponse(contentSchema, body).content, 'base64');
}
