import type { PrpEvent } from '../event.ts';
import { plural } from '../base/plural.ts';
import { type Paint, plain } from '../report/paint.ts';

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
