/** A number, or `auto`: as many as there is work for, between 1 and what the machine runs in parallel. */
export type Workers = number | 'auto';

/**
 * How many attempts may run at once. A worker is a permit, which costs nothing to create or to drop; so `auto` follows
 * the demand (tasks that run or could start) at once, up and down, instead of creeping towards it.
 */
export function workerLimit(workers: Workers, demand: number, parallelism: number): number {
  return workers === 'auto' ? Math.max(1, Math.min(demand, parallelism)) : workers;
}
