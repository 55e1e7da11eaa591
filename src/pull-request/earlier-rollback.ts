import * as z from 'zod/mini';
import { parseResponse } from '../github/api-response.ts';
import { parseRepositoryName, pathOf } from '../github/repository-name.ts';
import { markdownCode } from '../report/markdown-text.ts';
import { findPullsWith, type PullRequestHead } from './find-pull-request.ts';
import type { PullRequestContext } from './pull-request-context.ts';
import { ownLogin } from './sticky-comment.ts';

type Context = Pick<PullRequestContext, 'github' | 'repositoryName' | 'run'>;

const commitSchema = z.object({
  sha: z.string(),
  commit: z.object({ message: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});

/**
 * Describes a rollback that an earlier attempt of this run committed without saying so, since it ended between the
 * two: the head of the pull request is then that commit, right on top of `on`, which may be shortened.
 */
export async function describeEarlierRollback(
  { head }: Pick<PullRequestHead, 'head'>,
  on: string,
  { github, repositoryName, run }: Context,
): Promise<{ readonly commit: string; readonly markdown: string } | undefined> {
  if (run.runAttempt === 1 || head.startsWith(on)) return undefined;
  const path = `${pathOf(parseRepositoryName(repositoryName))}/commits/${head}`;
  const { commit, parents } = parseResponse(commitSchema, (await github.rest('GET', path)).body);
  const trailers = [...commit.message.matchAll(/^(Prp|Prp-Action): (.+)$/gm)].map(([, name, value]) => [name, value]);
  const isRollback = trailers.some(([name, value]) => name === 'Prp-Action' && value === 'restored');
  if (!isRollback || parents[0]?.sha.startsWith(on) !== true) return undefined;
  const prps = trailers.flatMap(([name, value = '']) => (name === 'Prp' ? [markdownCode(value)] : []));
  const markdown = `### ↩️ Restored\n\nCommit \`${head.slice(0, 7)}\` on this branch restores ${prps.join(', ')}. To take that back: \`git revert ${head.slice(0, 7)}\`.\n`;
  return { commit: head, markdown };
}

/** Says in a comment what `describeEarlierRollback` found on the pull requests that the commit is in. */
export async function explainEarlierRollback(
  commit: string,
  { mark, reason }: { readonly mark: string; readonly reason: string },
  context: Context,
): Promise<void> {
  if (context.run.runAttempt === 1) return;
  for (const pull of await findPullsWith(context.github, context.repositoryName, commit)) {
    const found = pull.isOpen && !pull.fromFork ? await describeEarlierRollback(pull, commit, context) : undefined;
    if (found !== undefined) await commentOnce(pull, mark, `${reason}${found.markdown}`, context);
  }
}

const commentsSchema = z.array(
  z.object({
    body: z.optional(z.nullable(z.string())),
    user: z.nullable(z.object({ login: z.string() })),
  }),
);

/** Writes a comment that begins with the mark. A run that was started again looks for it first. */
export async function commentOnce(
  { number }: Pick<PullRequestHead, 'number'>,
  mark: string,
  markdown: string,
  { github, repositoryName, run }: Context,
): Promise<void> {
  const path = `${pathOf(parseRepositoryName(repositoryName))}/issues/${number}/comments`;
  if (run.runAttempt > 1 && (await isWritten())) return;
  await github.rest('POST', path, { body: { body: `${mark}\n${markdown}` } });

  async function isWritten(): Promise<boolean> {
    const authors: string[] = [];
    for await (const { body } of github.pages(path)) {
      const comments = parseResponse(commentsSchema, body).filter((comment) => comment.body?.startsWith(mark));
      authors.push(...comments.map(({ user }) => user?.login ?? ''));
    }
    // Anyone can write such a mark.
    return authors.length > 0 && authors.includes(await ownLogin(github));
  }
}
