import * as z from 'zod/mini';
import { PrpError } from '../base/errors.ts';
import { blobId } from '../system/blob-id.ts';
import type { GithubClient } from './client.ts';
import { pathOf, type RepositoryName } from './repository-name.ts';

const blobSchema = z.object({ content: z.string(), encoding: z.literal('base64') });

/** The bytes of an object that GraphQL does not show. Throws `E_INTEGRITY` when other bytes come than were asked for. */
export async function downloadBlob(client: GithubClient, repository: RepositoryName, id: string): Promise<Uint8Array> {
  const { body } = await client.rest('GET', `${pathOf(repository)}/git/blobs/${id}`, { expect: [404] });
  const read = blobSchema.safeParse(body);
  const bytes = Buffer.from(read.success ? read.data.content : '', 'base64');
  if (read.success && blobId(bytes) === id) return bytes;
  throw damaged('blob', id);
}

/** An object that must be there is another, or nothing. */
export function damaged(type: 'blob' | 'tree', id: string): PrpError {
  return new PrpError('E_INTEGRITY', `The versions branch needs the ${type} ${id}, and GitHub does not give it.`, {
    hint: 'Clone the repository and run `git fsck`; what is missing can be pushed again from a clone that has it.',
  });
}
