import { posix } from 'node:path';
import type { Notifiable } from '../event.ts';
import { PrpError } from '../base/errors.ts';
import { isGitPath } from '../base/git-name.ts';
import { metricsFile } from './recorded-metrics.ts';
import type { Repository } from '../system/repository.ts';
import { recordMetrics } from './metrics.ts';
import { logTo, makeIgnoredDirectory } from './event-log.ts';
import { NothingSent, type Observer } from './observer.ts';

/** The part of the configuration that names observers. */
export interface ObserverSettings {
  /** Path of the event log. */
  readonly log?: string | undefined;
  /** Whether metrics are recorded; a path also receives them as text. */
  readonly metrics: string | boolean;
  readonly notify: readonly {
    readonly url: string;
    readonly events: readonly Notifiable[];
    readonly 'secret-env': string;
  }[];
}

/** Creates the observers that the configuration names. Throws `E_CONFIG`. */
export async function configuredObservers(
  { observers }: { readonly observers: ObserverSettings },
  repository: Repository,
): Promise<readonly Observer[]> {
  const { log, metrics, notify } = observers;
  const configured: Observer[] = [];
  if (log !== undefined) configured.push(logTo(repository.files, ownFile('observers.log', log, repository)));
  if (metrics !== false) configured.push(metricsOf(metrics, repository));
  if (notify.length > 0) configured.push(...(await webhooks(notify, repository)));
  return configured;
}

/** `metrics: true` only records the metrics; a path also receives them as text. */
function metricsOf(metrics: string | true, repository: Repository): Observer {
  const file = () => metricsFile(repository.git);
  if (metrics === true) return recordMetrics({ file });
  const path = ownFile('observers.metrics', metrics, repository);
  return recordMetrics({
    file,
    async publish(text) {
      const directory = posix.dirname(path);
      await makeIgnoredDirectory(repository.files, directory);
      repository.files.write(path, text);
    },
  });
}

async function webhooks(notify: ObserverSettings['notify'], repository: Repository): Promise<readonly Observer[]> {
  // Loaded only when a webhook is configured.
  const { webhookTo } = await import('./webhook.ts');
  return notify.map(({ url, events, 'secret-env': variable }): Observer => {
    const secret = process.env[variable];
    if (secret) return webhookTo({ url, events, secret, repository: () => repository.name() });
    return ({ type }) => {
      // The secret is that of CI: a developer's machine sends nothing.
      if (!process.env['CI'] || !events.some((one) => one === type)) return;
      throw new NothingSent(`${variable} is not set, so nothing is sent to ${new URL(url).origin}.`);
    };
  });
}

/** The path of a file of the work tree that may be written. */
function ownFile(key: string, typed: string, repository: Repository): string {
  const path = repository.pathOf(typed, repository.root);
  if (!isGitPath(path)) return path;
  throw new PrpError('E_CONFIG', `${key}: ${path} is inside Git's own directory.`, {
    hint: `Use a file of the work tree, for example .prp/${key === 'observers.log' ? 'events.jsonl' : 'metrics.prom'}.`,
  });
}
