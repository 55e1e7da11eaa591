import type { AttemptEnd } from './attempt.ts';
import type { Clock } from './clock.ts';
import type { Component } from './component.ts';
import { admits, afterCrash, afterNothing, afterPause, afterStart, healthy } from './health.ts';
import type { Health, HealthSettings } from './health.ts';
import type { Announce } from './mediator-event.ts';
import { route } from './route.ts';

/** A component as the mediator sees it. It outlives its place on the roster until its last attempt has ended. */
export interface Colleague {
  readonly component: Component;
  readonly concurrency: number;
  health: Health;
  /** Attempts that hold one of its places. */
  running: number;
  /** Attempts that ignored their signal and have not ended. */
  leaked: number;
  /** Attempts started, ever. */
  attempts: number;
  crashes: number;
}

export interface RegistryHost {
  readonly announce: Announce;
  /** The colleague may take work that it would not take before. */
  readonly available: (colleague: Colleague) => void;
}

/** The components that take part, and their health. */
export class ComponentRegistry {
  readonly #colleagues = new Map<string, Colleague>();
  readonly #providers = new Map<string, Set<Colleague>>();
  readonly #open = new Set<Colleague>();
  readonly #settings: HealthSettings;
  readonly #clock: Clock;
  readonly #host: RegistryHost;

  constructor(settings: HealthSettings, clock: Clock, host: RegistryHost) {
    this.#settings = settings;
    this.#clock = clock;
    this.#host = host;
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
    this.#host.available(colleague);
  }

  /** The component, and the operations that nobody provides any more; `undefined` when there is no such component. */
  remove(name: string): { readonly component: Component; readonly orphaned: readonly string[] } | undefined {
    const colleague = this.#colleagues.get(name);
    if (colleague === undefined) return undefined;
    this.#colleagues.delete(name);
    this.#open.delete(colleague);
    const { component } = colleague;
    const orphaned = component.provides.filter((operation) => {
      const providers = this.#providers.get(operation);
      providers?.delete(colleague);
      return providers?.size === 0 && this.#providers.delete(operation);
    });
    return { component, orphaned };
  }

  provides(operation: string): boolean {
    return this.#providers.has(operation);
  }

  /** Who takes the operation's next task; `undefined` while nobody can. */
  choose(operation: string): Colleague | undefined {
    return route(this.#providers.get(operation) ?? []);
  }

  /** Its colleague begins an attempt. */
  started(colleague: Colleague): void {
    colleague.attempts += 1;
    this.#set(colleague, afterStart(colleague.health));
  }

  /** The attempt it began has ended. */
  ended(colleague: Colleague, end: AttemptEnd): void {
    const { health } = colleague;
    if (isCrash(end)) {
      colleague.crashes += 1;
      this.#set(colleague, afterCrash(health, this.#clock.now(), this.#settings));
    } else this.#set(colleague, end.how === 'returned' ? healthy : afterNothing(health));
  }

  /** The attempt it began waits for a sub-task, which may need the same component. */
  lent(colleague: Colleague): void {
    this.#set(colleague, afterNothing(colleague.health));
  }

  /** Half-opens what has paused long enough; answers when the next pause ends. */
  endPauses(): number | undefined {
    const now = this.#clock.now();
    let next: number | undefined;
    for (const colleague of this.#open) {
      this.#set(colleague, afterPause(colleague.health, now));
      if (colleague.health.state === 'open') next = Math.min(next ?? Infinity, colleague.health.until);
    }
    return next;
  }

  colleagues(): readonly Colleague[] {
    return [...this.#colleagues.values()];
  }

  #set(colleague: Colleague, health: Health): void {
    const before = colleague.health.state;
    if (admits(health) && !admits(colleague.health)) this.#host.available(colleague);
    colleague.health = health;
    const component = colleague.component.name;
    if (health.state === before || this.#colleagues.get(component) !== colleague) return;
    if (health.state === 'open') {
      this.#open.add(colleague);
      this.#host.announce({ type: 'component-opened', component, pauseMs: this.#settings.crashPauseMs });
    } else {
      this.#open.delete(colleague);
      this.#host.announce({
        type: health.state === 'closed' ? 'component-closed' : 'component-half-opened',
        component,
      });
    }
  }
}

function isCrash(end: AttemptEnd): boolean {
  return end.how === 'threw' || end.how === 'timed-out' || 'gone' in end;
}
