/** A key, a program or a closed terminal that asks this one to end. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From now on a signal ends what runs and then this program, with exit code 130; a second one ends it at once. Returns
 * what undoes that.
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
    // What is ending by now ends in its own way.
    if (!isEnding) for (const signal of signals) process.off(signal, interrupt);
  };
}

/** What still has something to say says it to nobody, which is no error. */
function ignoreClosedTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.on('error', () => undefined);
  }
}
