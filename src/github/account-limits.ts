import type { Announce } from '../event.ts';

/** The limits that all requests of one account share: an account is a token or an installation of an app. */
export interface AccountLimits {
  /** Runs a request and its retries as soon as the limits allow it: some reads at once, changes one after the other. */
  schedule<Value>(isRepeatable: boolean, request: () => Promise<Value>): Promise<Value>;
  /** Waits, and keeps all other requests of the account waiting, because GitHub asked for a pause. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Waits for the end of a pause. */
  ready(): Promise<unknown>;
}

export interface LimitParts {
  /** Waits some milliseconds. */
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly announce: Announce;
}

/** GitHub allows 100 at once, for all programs of a user together. */
const readsAtOnce = 10;
/** GitHub asks for this interval between changes. It is kept only after GitHub first asked for a pause. */
const betweenChangesMs = 1000;
const accountsAtMost = 1000;

function accountLimits({ sleep, announce }: LimitParts): AccountLimits {
  const limitReads = limitConcurrency(readsAtOnce);
  const limitChanges = limitConcurrency(1);
  let paused: Promise<unknown> = Promise.resolve();
  let wasLimited = false;

  return {
    async schedule(isRepeatable, request) {
      if (isRepeatable) return limitReads(request);
      return limitChanges(async () => {
        if (wasLimited) await sleep(betweenChangesMs);
        return request();
      });
    },

    async pause(milliseconds) {
      const seconds = Math.ceil(milliseconds / 1000);
      announce({
        type: 'warning',
        message: `GitHub limits the rate of requests: waiting ${seconds} s.`,
        hint: 'The run goes on after the pause. Fewer runs at the same time avoid it.',
      });
      wasLimited = true;
      // GitHub prolongs the pause when requests go on.
      paused = sleep(milliseconds);
      await paused;
    },

    ready: async () => paused,
  };
}

/** Finds the limits of an account by its name. A client without a name has limits for itself. */
export function limitsByAccount(parts: LimitParts): (account: string | undefined) => AccountLimits {
  const known = new Map<string, AccountLimits>();
  return (account) => {
    if (account === undefined) return accountLimits(parts);
    const limits = known.get(account) ?? accountLimits(parts);
    // The account that was used longest ago stands first.
    known.delete(account);
    known.set(account, limits);
    const [oldest] = known.keys();
    if (known.size > accountsAtMost && oldest !== undefined) known.delete(oldest);
    return limits;
  };
}

/** Runs work, with a limit on how much of it runs at once. */
type Limiter = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** A semaphore: at most `atOnce` run at a time; the others start in the order of their calls. */
function limitConcurrency(atOnce: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running < atOnce) running += 1;
    // The work that ends passes its slot on.
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
