/** Signals that ask this program to end: from a key, from a program, or from a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From now on a signal calls `endWhatRuns` and then ends this program with exit code 130; a second signal ends it at
 * once. Returns a function that removes the handlers.
 */
export function onInterrupt(endWhatRuns: () => Promise<void>): () => void {
  let isEnding = false;
  const interrupt = (signal: NodeJS.Signals) => {
    if (isEnding) process.exit(130);
    isEnding = true;
    if (signal === 'SIGHUP') ignoreClosedTerminal();
    void endWhatRuns().finally(() => process.exit(130));
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => {
    // The program is already ending.
    if (!isEnding) for (const signal of signals) process.off(signal, interrupt);
  };
}

/** Writes after this go nowhere, which is no error. */
function ignoreClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', () => undefined);
  }
}
