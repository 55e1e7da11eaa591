/**
 * Who is to be told when a signal fires. One listener for each signal, however many tasks share it: adding a listener
 * costs the length of the list of those already there.
 */
export class SharedSignals<Listener> {
  readonly #watched = new Map<AbortSignal, { readonly listeners: Set<Listener>; readonly unwatch: () => void }>();
  readonly #tell: (listener: Listener, reason: unknown) => void;

  constructor(tell: (listener: Listener, reason: unknown) => void) {
    this.#tell = tell;
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
      for (const listener of listeners) this.#tell(listener, signal.reason);
    };
    signal.addEventListener('abort', fire);
    const watched = { listeners, unwatch: () => signal.removeEventListener('abort', fire) };
    this.#watched.set(signal, watched);
    return watched;
  }
}
