import type { Config } from '../config/config.ts';
import { configuredObservers } from '../observers/configured-observers.ts';
import type { Observer } from '../observers/observer.ts';
import type { Repository } from '../system/repository.ts';
import { liveGates } from './live-gates.ts';
import type { GlobalOptions } from './read-arguments.ts';
import { cleanedUpText, warningText } from './output.ts';
import { sharingText } from './sharing.ts';
import { printerTo } from './printer.ts';

/** Everybody who hears what a command does: whom the configuration names, and the terminal. Throws `E_CONFIG`. */
export async function observersFor(
  config: Config,
  repository: Repository,
  options: GlobalOptions,
): Promise<readonly Observer[]> {
  const heard: Observer[] = [...(await configuredObservers(config, repository))];
  const out = printerTo(process.stdout, options.color);
  const err = printerTo(process.stderr, options.color);
  heard.push((event) => {
    if (event.type === 'cleaned-up') err.print(cleanedUpText(event, err.paint));
    err.print(sharingText(event, err.paint));
    if (event.type === 'warning') err.print(warningText(event, err.paint));
  });
  // Standard output belongs to the report where another program reads it.
  if (!options.json) heard.push(liveGates(options.format === undefined ? out : err));
  if (options.debug) heard.push((event) => err.print(`debug: ${JSON.stringify(event)}\n`));
  return heard;
}
