import type { AttemptEnd } from './attempt.ts';
import type { Component } from './component.ts';
import type { MediatorOptions } from './mediator-options.ts';

/** A component as the mediator sees it. It outlives its registration until its last attempt has ended. */
export interface Colleague extends Candidate {
  readonly component: Component;
  health: Health;
  running: number;
  leaked: number;
  /** Attempts started, ever. */
  attempts: number;
  crashes: number;
}

/** The registered components and their health. */
export class ComponentRegistry {
  readonly #colleagues = new Map<string, Colleague>();
  readonly #providers = new Map<string, Set<Colleague>>();
  readonly #open = new Set<Colleague>();
  #remote = 0;
  readonly #options: Required<MediatorOptions>;
  readonly #available: (colleague: Colleague) => void;

  /** Calls `available` when a colleague may take work that it did not take before. */
  constructor(options: Required<MediatorOptions>, available: (colleague: Colleague) => void) {
    this.#options = options;
    this.#available = available;
  }

  add(component: Component): void {
    const { name, provides, concurrency = Infinity } = component;
    if (this.#colleagues.has(name)) throw new Error(`Internal error: a component named ${name} is registered already`);
    if (!(concurrency >= 1)) throw new Error(`Internal error: component ${name} takes ${concurrency} attempts at once`);
    const colleague = { component, concurrency, health: healthy, running: 0, leaked: 0, attempts: 0, crashes: 0 };
    this.#colleagues.set(name, colleague);
    for (const operation of provides) {
      const providers = this.#providers.get(operation) ?? new Set();
      this.#providers.set(operation, providers.add(colleague));
    }
    if (component.isRemote === true) this.#remote += 1;
    this.#available(colleague);
  }

  /** Returns the component and the operations without a provider now; `undefined` when there is no such component. */
  remove(name: string): { readonly component: Component; readonly orphaned: readonly string[] } | undefined {
    const colleague = this.#colleagues.get(name);
    if (colleague === undefined) return undefined;
    this.#colleagues.delete(name);
    this.#open.delete(colleague);
    const { component } = colleague;
    if (component.isRemote === true) this.#remote -= 1;
    const orphaned = component.provides.filter((operation) => {
      const providers = this.#providers.get(operation);
      providers?.delete(colleague);
      return providers?.size === 0 && this.#providers.delete(operation);
    });
    return { component, orphaned };
  }

  /** Whether a component may start without a slot. */
  get hasRemote(): boolean {
    return this.#remote > 0;
  }

  provides(operation: string): boolean {
    return this.#providers.has(operation);
  }

  /** The colleague for the operation's next task; `undefined` while none can take one. */
  choose(operation: string): Colleague | undefined {
    return route(this.#providers.get(operation) ?? []);
  }

  recordStart(colleague: Colleague): void {
    colleague.attempts += 1;
    this.#setHealth(colleague, afterStart(colleague.health));
  }

  recordEnd(colleague: Colleague, end: AttemptEnd): void {
    if (end.how === 'threw' || end.how === 'timed-out' || 'gone' in end) {
      colleague.crashes += 1;
      this.#setHealth(colleague, afterCrash(colleague.health, this.#options.clock.now(), this.#options));
    } else this.#setHealth(colleague, end.how === 'returned' ? healthy : afterNothing(colleague.health));
  }

  /** An attempt has lent its slots to a sub-task, which may need the same component. */
  recordLending(colleague: Colleague): void {
    this.#setHealth(colleague, afterNothing(colleague.health));
  }

  /** Half-opens the colleagues whose pause is over; returns the end of the next pause. */
  endPauses(): number | undefined {
    const now = this.#options.clock.now();
    let next: number | undefined;
    for (const colleague of this.#open) {
      this.#setHealth(colleague, afterPause(colleague.health, now));
      if (colleague.health.state === 'open') next = Math.min(next ?? Infinity, colleague.health.until);
    }
    return next;
  }

  colleagues(): readonly Colleague[] {
    return [...this.#colleagues.values()];
  }

  #setHealth(colleague: Colleague, health: Health): void {
    const before = colleague.health;
    if (admits(health) && !admits(before)) this.#available(colleague);
    colleague.health = health;
    const component = colleague.component.name;
    if (health.state === before.state || this.#colleagues.get(component) !== colleague) return;
    const { announce, crashPauseMs } = this.#options;
    if (health.state === 'open') {
      this.#open.add(colleague);
      announce({ type: 'component-opened', component, pauseMs: crashPauseMs });
    } else {
      this.#open.delete(colleague);
      announce({ type: health.state === 'closed' ? 'component-closed' : 'component-half-opened', component });
    }
  }
}

export interface Candidate {
  /** Attempts that hold one of its slots. */
  readonly running: number;
  /** Attempts that ignored their signal and have not ended: each occupies a slot too. */
  readonly leaked: number;
  readonly concurrency: number;
  readonly health: Health;
}

export function hasRoom(candidate: Candidate): boolean {
  return candidate.running + candidate.leaked < candidate.concurrency;
}

/** The least loaded of the healthy candidates with room; the first of several. */
export function route<Provider extends Candidate>(providers: Iterable<Provider>): Provider | undefined {
  let best: Provider | undefined;
  for (const provider of providers) {
    if (!admits(provider.health) || !hasRoom(provider)) continue;
    if (best === undefined || provider.running + provider.leaked < best.running + best.leaked) best = provider;
  }
  return best;
}

/** The states of a circuit breaker: whether a component may get work. */
export type Health =
  | { readonly state: 'closed'; /** Consecutive ones. */ readonly crashes: number }
  /** Gets nothing until that time. */
  | { readonly state: 'open'; readonly until: number }
  /** May have one attempt, the probe, which decides. */
  | { readonly state: 'half-open'; readonly probing: boolean };

/** At the start, and after every success. */
export const healthy: Health = { state: 'closed', crashes: 0 };

export function admits(health: Health): boolean {
  return health.state === 'closed' || (health.state === 'half-open' && !health.probing);
}

export function afterStart(health: Health): Health {
  return health.state === 'half-open' ? { state: 'half-open', probing: true } : health;
}

/** An attempt that was cancelled, or that lent its slots to a sub-task, proves nothing: the next one is the probe. */
export function afterNothing(health: Health): Health {
  return health.state === 'half-open' ? { state: 'half-open', probing: false } : health;
}

/** A crash is an attempt that threw, timed out, or ignored its signal. */
export function afterCrash(
  health: Health,
  now: number,
  { crashThreshold, crashPauseMs }: Pick<Required<MediatorOptions>, 'crashThreshold' | 'crashPauseMs'>,
): Health {
  if (health.state === 'open') return health;
  const crashes = health.state === 'closed' ? health.crashes + 1 : crashThreshold;
  if (crashes < crashThreshold) return { state: 'closed', crashes };
  return { state: 'open', until: now + crashPauseMs };
}

export function afterPause(health: Health, now: number): Health {
  return health.state === 'open' && now >= health.until ? { state: 'half-open', probing: false } : health;
}
