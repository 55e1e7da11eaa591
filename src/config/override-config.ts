import type { Config } from './config.ts';

/** Options of an entry point that take precedence over the configuration. */
export interface ConfigOverrides {
  readonly versionsBranch?: string | undefined;
  /** A remote's name; true: the configured one, or origin; false: none. */
  readonly remote?: string | boolean | undefined;
  readonly workers?: Config['workers'] | undefined;
  readonly timeout?: number | undefined;
  readonly failOn?: Config['fail-on'] | undefined;
}

export function overrideConfig(config: Config, overrides: ConfigOverrides): Config {
  const { versionsBranch: branch = config.versions.branch, remote, workers, timeout, failOn } = overrides;
  const configured = config.versions.remote;
  const named = remote === undefined ? configured : remote === true ? (configured ?? 'origin') : remote || undefined;
  return {
    ...config,
    workers: workers ?? config.workers,
    timeout: timeout ?? config.timeout,
    'fail-on': failOn ?? config['fail-on'],
    versions: { ...config.versions, branch, remote: named },
  };
}
