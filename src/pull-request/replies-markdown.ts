import { replyMarkdown } from '../report/markdown-reply.ts';
import { markdownText } from '../report/markdown-text.ts';
import type { Report } from '../report/report.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';

/** What commands have to say, one after the other, below what somebody should know. */
export function repliesMarkdown(reports: readonly Report[], { run, config }: Job, heard: Heard): string {
  const place = {
    head: run.sha,
    repositoryUrl: `${run.serverUrl}/${run.repository}`,
    versionsBranch: config.versions.branch,
  };
  const notices = heard.notices().map((notice) => `> ${markdownText(notice)}\n`);
  return [...notices, ...reports.map((report) => replyMarkdown(report, place))].join('\n');
}
