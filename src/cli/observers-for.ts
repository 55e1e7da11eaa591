import type { Config } from '../config.ts';
import { configuredObservers } from '../observers/configured-observers.ts';
import type { Observer } from '../observers/observer.ts';
import type { Repository } from '../repository.ts';
import { liveGates } from './live-gates.ts';
import type { GlobalOptions } from './options.ts';
import { cleanedUpText, warningText } from './output.ts';
import { sharingText } from './sharing.ts';
import { paintFor } from './terminal.ts';

/** Everybody who hears what a command does: whom the configuration names, and the terminal. Throws `E_CONFIG`. */
export async function observersFor(
  config: Config,
  repository: Repository,
  options: GlobalOptions,
): Promise<readonly Observer[]> {
  const heard: Observer[] = [...(await configuredObservers(config, repository))];
  heard.push((event) => {
    const paint = paintFor(process.stderr, options.color);
    if (event.type === 'cleaned-up') process.stderr.write(cleanedUpText(event, paint));
    const sharing = sharingText(event, paint);
    if (sharing !== '') process.stderr.write(sharing);
    if (event.type === 'warning') process.stderr.write(warningText(event, paint));
  });
  // Standard output belongs to the report where another program reads it.
  const live = options.format === undefined ? process.stdout : process.stderr;
  if (!options.json) heard.push(liveGates(live, paintFor(live, options.color)));
  if (options.debug) heard.push((event) => void process.stderr.write(`debug: ${JSON.stringify(event)}\n`));
  return heard;
}
