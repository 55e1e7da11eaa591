import type { Config } from '../config.ts';
import type { Announce, PrpEvent } from '../event.ts';
import type { Git } from '../git.ts';
import { type GitBranch, gitBranch } from '../history/git-branch.ts';
import { type Paint, plain, plural } from '../report/paint.ts';

/** Where a command keeps versions: on this machine alone, or shared through a remote. */
export async function versionsBranch(
  git: Git,
  { branch, remote }: Config['versions'],
  announce: Announce,
): Promise<GitBranch> {
  if (remote === undefined) return gitBranch(git, branch, { announce });
  // Loaded only where there is something to share.
  const { remoteBranch } = await import('../history/remote-branch.ts');
  return remoteBranch(git, branch, { remote, announce });
}

/** What a user is told of how their versions stand to a remote's, in one line; nothing for what goes without saying. */
export function sharingText(event: PrpEvent, paint: Paint): string {
  switch (event.type) {
    case 'versions-shared': {
      const { did, remote, branch, versions } = event;
      if (did === 'fetched') return '';
      const what =
        did === 'published'
          ? `${branch} published to ${remote}`
          : `${branch} united with ${remote}: ${plural(versions, 'version')} of ours follow theirs`;
      return `${paint('cyan', 'versions:')} ${plain(what)}\n`;
    }
    case 'versions-unpublished': {
      const { remote, branch, reason } = event;
      return `${paint('yellow', 'warning')} ${plain(`${branch} could not be published to ${remote}: ${reason}`)}\n`;
    }
    case 'versions-behind': {
      const { remote, branch, behind, ahead } = event;
      const lacks = `${branch} lacks ${plural(behind, 'commit')} of ${remote}`;
      const what = ahead === 0 ? lacks : `${lacks}, which lacks ${ahead} of ours`;
      return `${paint('yellow', 'notice')} ${plain(what)}: --remote=${plain(remote)} brings them together\n`;
    }
    default:
      return '';
  }
}
