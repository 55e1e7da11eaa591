import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import { parseRepositoryName } from '../github/repository-name.ts';
import type { PullRequestContext } from './pull-request-context.ts';

const document = `query workflows($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    object(expression: "HEAD:.github/workflows") {
      ... on Tree { entries { name object { ... on Blob { text } } } }
    }
  }
}`;

const schema = z.object({
  repository: z.object({
    object: z.nullable(
      z.object({
        entries: z.optional(
          z.array(
            z.object({
              name: z.string(),
              object: z.nullable(z.object({ text: z.optional(z.nullable(z.string())) })),
            }),
          ),
        ),
      }),
    ),
  }),
});

/** A step that uses the action, of any owner: Enterprise Servers have copies of it. */
const usesAction = /^\s*(?:-\s+)?uses:\s*['"]?[\w.-]+\/prp-action(?:\/[\w./-]*)?@/m;

/**
 * Chooses the one program that reports on the pull requests of a repository and answers comments there, for the app. Both
 * the action and the app read the same configuration, and the action does not need to know of the app: there are never two
 * reports, whichever starts first. Throws as the client.
 */
export async function chooseReporter({
  github,
  repositoryName,
  config,
}: Pick<PullRequestContext, 'github' | 'repositoryName' | 'config'>): Promise<'action' | 'app'> {
  const chosen = config['report-by'];
  if (chosen !== 'auto') return chosen;
  const { owner, name } = parseRepositoryName(repositoryName);
  const { data } = await github.graphql(document, { owner, name });
  const entries = parseResponse(schema, data).repository.object?.entries ?? [];
  const workflows = entries.filter((entry) => /\.ya?ml$/i.test(entry.name));
  return workflows.some(({ object }) => usesAction.test(object?.text ?? '')) ? 'action' : 'app';
}
