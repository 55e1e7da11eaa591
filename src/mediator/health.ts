/** Whether a component may be given work: the states of a circuit breaker. */
export type Health =
  | { readonly state: 'closed'; /** In a row. */ readonly crashes: number }
  /** Gets nothing until that time. */
  | { readonly state: 'open'; readonly until: number }
  /** May have one attempt, the probe, which decides. */
  | { readonly state: 'half-open'; readonly probing: boolean };

export interface HealthSettings {
  /** Crashes in a row that open the circuit. */
  readonly crashThreshold: number;
  /** How long it stays open, in milliseconds. */
  readonly crashPauseMs: number;
}

/** At the start, and after every success. */
export const healthy: Health = { state: 'closed', crashes: 0 };

export function admits(health: Health): boolean {
  return health.state === 'closed' || (health.state === 'half-open' && !health.probing);
}

export function afterStart(health: Health): Health {
  return health.state === 'half-open' ? { state: 'half-open', probing: true } : health;
}

/** An attempt that was cancelled, or that lent its place to a sub-task, says nothing: the next one is the probe. */
export function afterNothing(health: Health): Health {
  return health.state === 'half-open' ? { state: 'half-open', probing: false } : health;
}

/** A crash is an attempt that threw, ran into its timeout, or ignored its signal. */
export function afterCrash(health: Health, now: number, settings: HealthSettings): Health {
  if (health.state === 'open') return health;
  const crashes = health.state === 'closed' ? health.crashes + 1 : settings.crashThreshold;
  if (crashes < settings.crashThreshold) return { state: 'closed', crashes };
  return { state: 'open', until: now + settings.crashPauseMs };
}

export function afterPause(health: Health, now: number): Health {
  return health.state === 'open' && now >= health.until ? { state: 'half-open', probing: false } : health;
}
