/** The limits of a part of the torture. */
export interface SuiteLimits {
  /** The same seed makes the same attempts; moments of a kill still depend on the machine. */
  readonly seed: number;
  /** How many attempts are promised. */
  readonly count: number;
  /** When no further attempt begins, as `performance.now()` tells time. */
  readonly endsAt: number;
  /** Attempts at once. */
  readonly lanes: number;
  /** Only this attempt: its number, or a part of its name. */
  readonly only?: string | undefined;
  /** Whether attempts are judged by the time they took, too. */
  readonly timed: boolean;
  /** Hears of each loss when it is found. */
  report(loss: Failure): void;
}

/** A failure, and the attempt that it came from. */
export interface Failure {
  readonly attempt: string;
  readonly message: string;
}

export interface SuiteResult {
  /** How many attempts came to their end. */
  readonly done: number;
  readonly promised: number;
  /** A summary of the attempts and results. */
  readonly told: string;
}

export interface TortureSuite {
  readonly name: string;
  /** Share of the whole time, 0 to 1. */
  readonly share: number;
  /** Attempts of a whole run. */
  readonly count: number;
  run(bounds: SuiteLimits): Promise<SuiteResult>;
}

/** Makes attempts 0 to `count` - 1, several at once, until the time is over. Returns how many came to their end. */
export async function runConcurrently(
  { count, lanes, endsAt }: Pick<SuiteLimits, 'count' | 'lanes' | 'endsAt'>,
  attempt: (index: number, lane: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  let done = 0;
  const work = async (lane: number) => {
    while (next < count && performance.now() < endsAt) {
      const index = next;
      next += 1;
      await attempt(index, lane);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  return done;
}
