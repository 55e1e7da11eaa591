import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { maxConfigBytes } from '../base/limits.ts';
import { parseResponse } from '../github/api-response.ts';
import type { GithubClient } from '../github/client.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import type { Repository } from '../system/repository.ts';
import { inputDefaults } from './inputs.ts';
import type { StepRequest } from './read-request.ts';

const contentSchema = z.object({ content: z.string(), encoding: z.literal('base64') });

/**
 * The text of the configuration, from where it may be trusted; undefined where there is none and nobody asked for it.
 * Throws `E_NOT_FOUND` for a file that an input names, `E_OUTSIDE_REPOSITORY`, and as the client.
 */
export async function configTextOf(
  { inputs, run, trigger }: StepRequest,
  repository: Repository,
  github: () => GithubClient,
): Promise<string | undefined> {
  const path = repository.pathOf(inputs.config, repository.root);
  const fromCheckout = trigger.rights.configFrom === 'checkout';
  const bytes = fromCheckout
    ? await inCheckout(path, repository)
    : await onDefaultBranch(path, run.repository, github());
  if (bytes === undefined && path !== inputDefaults.config) {
    throw new PrpError('E_NOT_FOUND', `There is no configuration ${path}.`, {
      hint: fromCheckout ? 'Check the input `config`.' : 'It is read from the default branch here: put it there.',
    });
  }
  return bytes && new TextDecoder().decode(bytes);
}

async function inCheckout(path: string, repository: Repository): Promise<Uint8Array | undefined> {
  return (await repository.workTree.kindOf(path)) === 'file' ? repository.read(path, maxConfigBytes) : undefined;
}

async function onDefaultBranch(path: string, name: string, client: GithubClient): Promise<Uint8Array | undefined> {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const address = `${pathOf(parseRepositoryName(name))}/contents/${encoded}`;
  const { status, body } = await client.rest('GET', address, { expect: [404] });
  return status === 404 ? undefined : Buffer.from(parseResponse(contentSchema, body).content, 'base64');
}
