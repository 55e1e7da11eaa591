import { bucketOf, directoryOf } from '../history/versions/layout.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { Version } from './version.ts';

type FileLink = Pick<PullRequestReport, 'repositoryUrl' | 'versionsBranch' | 'head'>;

/** The file as the run saw it, at a line. */
export function lineUrl({ repositoryUrl, head }: FileLink, path: string, line: number): string {
  return `${repositoryUrl}/blob/${encoded(head)}/${encoded(path)}?plain=1#L${line}`;
}

/** The directory of a version. */
export function versionUrl({ repositoryUrl, versionsBranch }: FileLink, { prp, sequence, id }: Version): string {
  const directory = directoryOf({ prp, bucket: bucketOf(sequence), id });
  return `${repositoryUrl}/tree/${encoded(versionsBranch)}/${encoded(directory)}`;
}

/** All that is kept of a PRP. */
export function historyUrl({ repositoryUrl, versionsBranch }: FileLink, prp: string): string {
  return `${repositoryUrl}/tree/${encoded(versionsBranch)}/${encoded(prp)}`;
}

/** A path inside an address inside Markdown: nothing is left in it that ends either. */
function encoded(path: string): string {
  return encodeURIComponent(path.toWellFormed())
    .replaceAll('%2F', '/')
    .replaceAll(/[!'()*~_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
