import { markdownText } from './markdown-text.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { commitLink, versionsUrl } from './repository-links.ts';

/** The places that the last line of a comment links to. */
export interface FooterTarget extends Pick<PullRequestReport, 'head' | 'repositoryUrl' | 'versionsBranch'> {
  /** Name of the branch that the head is compared with; null if unknown. */
  readonly base: string | null;
  /** Address of the run or of its check; absent in these themselves. */
  readonly runUrl?: string | undefined;
  /** Slash-commands work in the comments of a pull request only. @default true */
  readonly takesCommands?: boolean;
}

/** The last line of a comment. */
export function reportFooter(target: FooterTarget, verb: 'Checked' | 'Tried' = 'Checked'): string {
  const { head, base, runUrl, takesCommands = true } = target;
  const against = base === null ? '' : ` against ${markdownText(base, 100)}`;
  const parts = [
    `${verb} ${commitLink(target, head)}${against}`,
    ...(runUrl === undefined ? [] : [`[report](${runUrl})`]),
    `[versions](${versionsUrl(target)})`,
    ...(takesCommands ? ['`/prp help`'] : []),
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
}
