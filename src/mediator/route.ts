import { admits, type Health } from './health.ts';

export interface Candidate {
  /** Attempts that hold one of its places. */
  readonly running: number;
  /** Attempts that were given up but have not ended: they hold a place too. */
  readonly leaked: number;
  readonly concurrency: number;
  readonly health: Health;
}

export function hasRoom(candidate: Candidate): boolean {
  return candidate.running + candidate.leaked < candidate.concurrency;
}

/** The least loaded of those that are healthy and have room; the first of them when several are. */
export function route<Provider extends Candidate>(providers: Iterable<Provider>): Provider | undefined {
  let best: Provider | undefined;
  for (const provider of providers) {
    if (!admits(provider.health) || !hasRoom(provider)) continue;
    if (best === undefined || provider.running + provider.leaked < best.running + best.leaked) best = provider;
  }
  return best;
}
