import { createHash } from 'node:crypto';
import { bucketOf, directoryOf } from '../history/versions/layout.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { Version } from './version-data.ts';

type FileLink = Pick<PullRequestReport, 'repositoryUrl' | 'versionsBranch' | 'head'>;

/** The address of a file in the run's commit. */
export function fileUrl({ repositoryUrl, head }: FileLink, path: string): string {
  return `${repositoryUrl}/blob/${encoded(head)}/${encoded(path)}`;
}

/** The address of a line of a file in the run's commit. */
export function lineUrl(link: FileLink, path: string, line: number): string {
  return `${fileUrl(link, path)}?plain=1#L${line}`;
}

/** The address of a commit. */
export function commitUrl({ repositoryUrl }: Pick<FileLink, 'repositoryUrl'>, commit: string): string {
  return `${repositoryUrl}/commit/${encoded(commit)}`;
}

/** The address of the versions branch. */
export function versionsUrl({ repositoryUrl, versionsBranch }: Omit<FileLink, 'head'>): string {
  return `${repositoryUrl}/tree/${encoded(versionsBranch)}`;
}

/** The paths of the files that Markdown links to, in any commit of the repository; each once. */
export function linkedFiles(markdown: string, { repositoryUrl }: Pick<FileLink, 'repositoryUrl'>): readonly string[] {
  const parts = markdown.split(`](${repositoryUrl}/blob/`).slice(1);
  const paths = parts.flatMap((part) => /^[^/\s)]+\/([^?#)\s]+)/.exec(part)?.[1] ?? []);
  return [...new Set(paths.flatMap((path) => decoded(path) ?? []))];
}

/** Undefined for what is no encoded text. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** A link to a commit, with seven of its digits. */
export function commitLink({ repositoryUrl }: Pick<FileLink, 'repositoryUrl'>, commit: string): string {
  return `[\`${commit.slice(0, 7)}\`](${commitUrl({ repositoryUrl }, commit)})`;
}

/** The address of a version's directory. */
export function versionUrl({ repositoryUrl, versionsBranch }: FileLink, { prp, sequence, id }: Version): string {
  const directory = directoryOf({ prp, bucket: bucketOf(sequence), id });
  return `${repositoryUrl}/tree/${encoded(versionsBranch)}/${encoded(directory)}`;
}

/** The address of a line of a version's content, which an encrypted one does not show. */
export function versionLineUrl(link: FileLink, { prp, sequence, id }: Version, line: number): string {
  const directory = directoryOf({ prp, bucket: bucketOf(sequence), id });
  return `${fileUrl({ ...link, head: link.versionsBranch }, `${directory}/prp.md`)}?plain=1#L${line}`;
}

/** The address of a PRP's directory on the versions branch. */
export function historyUrl(link: Omit<FileLink, 'head'>, prp: string): string {
  return `${versionsUrl(link)}/${encoded(prp)}`;
}

/** The address of a file's changes in a pull request. */
export function changesUrl({ repositoryUrl }: FileLink, number: number, path: string): string {
  return `${repositoryUrl}/pull/${number}/files#diff-${createHash('sha256').update(path).digest('hex')}`;
}

/** Escapes a path for an address in Markdown: no character in it may end either. */
function encoded(path: string): string {
  return encodeURIComponent(path.toWellFormed())
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()*~_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
