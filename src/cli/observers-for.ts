import type { Config } from '../config/config.ts';
import { configuredObservers } from '../observers/configured-observers.ts';
import type { Observer } from '../observers/observer.ts';
import type { Repository } from '../system/repository.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { printerTo } from './printer.ts';
import type { PrpEvent } from '../event.ts';
import { plural } from '../base/plural.ts';
import { type Paint, plain, plainLines } from '../report/paint.ts';

/** The observers of a command: those of the configuration, and the terminal. Throws `E_CONFIG`. */
export async function observersFor(
  config: Config,
  repository: Repository,
  options: GlobalOptions,
): Promise<readonly Observer[]> {
  const observers: Observer[] = [...(await configuredObservers(config, repository))];
  const err = printerTo(process.stderr, options.color);
  observers.push((event) => {
    if (event.type === 'cleaned-up') err.print(cleanedUpText(event, err.paint));
    err.print(sharingText(event, err.paint));
    if (event.type === 'warning') err.print(warningText(event, err.paint));
  });
  if (options.debug || options.verbose) observers.push((event) => err.print(`debug: ${JSON.stringify(event)}\n`));
  return observers;
}

/** One line on how local versions relate to the remote's; empty for any other event. */
export function sharingText(event: PrpEvent, paint: Paint): string {
  switch (event.type) {
    case 'versions-shared': {
      const { did, remote, branch, versions } = event;
      if (did === 'fetched') return '';
      const what =
        did === 'published'
          ? `${branch} published to ${remote}`
          : `merged ${branch} with ${remote}: ${plural(versions, 'local version')} now follow the remote's`;
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
      return `${paint('yellow', 'notice')} ${plain(what)}: --remote=${plain(remote)} merges them\n`;
    }
    default:
      return '';
  }
}

function warningText({ message, hint }: { readonly message: string; readonly hint: string }, paint: Paint): string {
  return `${paint('yellow', 'warning')} ${plainLines(message)}\n${paint('cyan', 'hint:')} ${plainLines(hint)}\n`;
}

function cleanedUpText(
  { removed, prps, kept }: { readonly removed: number; readonly prps: number; readonly kept: number },
  paint: Paint,
): string {
  const what = `${plural(removed, 'old version')} of ${plural(prps, 'PRP')} removed, ${kept} kept`;
  return `${paint('cyan', 'clean-up:')} ${what}; the log of the versions branch names them.\n`;
}
