/**
 * Calls listeners when a signal fires, through one event listener for each signal, however many tasks share it: adding
 * an event listener costs the length of the signal's list.
 */
export class SharedSignals<Listener> {
  readonly #watched = new Map<AbortSignal, { readonly listeners: Set<Listener>; readonly unwatch: () => void }>();
  readonly #onAbort: (listener: Listener, reason: unknown) => void;

  constructor(onAbort: (listener: Listener, reason: unknown) => void) {
    this.#onAbort = onAbort;
  }

  add(signal: AbortSignal, listener: Listener): void {
    const watched = this.#watched.get(signal) ?? this.#watch(signal);
    watched.listeners.add(listener);
  }

  remove(signal: AbortSignal, listener: Listener): void {
    const watched = this.#watched.get(signal);
    if (watched?.listeners.delete(listener) !== true || watched.listeners.size > 0) return;
    watched.unwatch();
    this.#watched.delete(signal);
  }

  #watch(signal: AbortSignal) {
    const listeners = new Set<Listener>();
    const fire = (): void => {
      for (const listener of listeners) this.#onAbort(listener, signal.reason);
    };
    signal.addEventListener('abort', fire);
    const watched = { listeners, unwatch: () => signal.removeEventListener('abort', fire) };
    this.#watched.set(signal, watched);
    return watched;
  }
}
