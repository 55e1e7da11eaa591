import { markdownText } from './markdown-text.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { commitUrl, versionsUrl } from './repository-links.ts';

/** The places that the last line of a comment links to. */
export interface FooterTarget extends Pick<PullRequestReport, 'head' | 'repositoryUrl' | 'versionsBranch'> {
  /** Name of the branch that the head is compared with; null if unknown. */
  readonly base: string | null;
  /** Address of the run. */
  readonly runUrl: string;
}

/** The last line of a comment. */
export function reportFooter(target: FooterTarget, verb: 'Checked' | 'Tried' = 'Checked'): string {
  const { head, base } = target;
  const commit = `[\`${head.slice(0, 7)}\`](${commitUrl(target, head)})`;
  const against = base === null ? '' : ` against ${markdownText(base, 100)}`;
  const links = `[report](${target.runUrl}) · [versions](${versionsUrl(target)}) · \`/prp help\``;
  return `<sub>${verb} ${commit}${against} · ${links}</sub>`;
}
