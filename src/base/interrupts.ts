/** Signals that ask this program to end: from a key, from a program, or from a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Milliseconds. A key sends its signal to a program and to the launcher above it, which passes it on. */
const sameSignalMs = 100;

/**
 * From now on a signal calls `endWhatRuns` and then ends this program with exit code 130; a second signal ends it at
 * once. Returns a function that removes the handlers.
 */
export function onInterrupt(endWhatRuns: () => Promise<void>): () => void {
  let endsSince: number | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (endsSince !== undefined) {
      if (now - endsSince > sameSignalMs) process.exit(130);
      return;
    }
    endsSince = now;
    if (signal === 'SIGHUP') ignoreClosedTerminal();
    void endWhatRuns().finally(() => process.exit(130));
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    // The program is already ending.
    if (endsSince === undefined) for (const signal of signals) process.off(signal, interrupt);
  };
}

/** Writes after this go nowhere, which is no error. */
function ignoreClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', () => undefined);
  }
}
