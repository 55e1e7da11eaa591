export interface BackoffSettings {
  /** Upper bound of the first pause, in milliseconds; it doubles with every attempt. */
  readonly retryDelayMs: number;
  readonly maxRetryDelayMs: number;
}

/** The pause after the given attempt: full jitter, so that tasks which failed together do not come back together. */
export function backoffMs(attempt: number, settings: BackoffSettings, random: () => number): number {
  return random() * Math.min(settings.maxRetryDelayMs, settings.retryDelayMs * 2 ** (attempt - 1));
}
