/** Commands that anybody who runs commands can be given. */
export interface Workload {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly workers: number;
}

export interface Step {
  readonly id: string;
  readonly run: string;
  readonly needs: readonly string[];
}

export function independent(name: string, count: number, run: string, workers = 4): Workload {
  const steps = Array.from({ length: count }, (_, index) => ({ id: `step${index + 1}`, run, needs: [] }));
  return { name, steps, workers };
}

/** Two at once: eight short steps declared before a chain of five. 1.45 s when the chain goes first, 2.05 s in order. */
export const chainLast: Workload = {
  name: 'chain',
  steps: [
    ...independent('', 8, 'sleep 0.2').steps,
    ...Array.from({ length: 5 }, (_, index) => ({
      id: `link${index + 1}`,
      run: 'sleep 0.25',
      needs: index === 0 ? [] : [`link${index}`],
    })),
  ],
  workers: 2,
};

export const chainLastMs = 1_450;

/** Busy for half a second or so: what it costs here is measured, not assumed. */
export const busy = `awk 'BEGIN { for (i = 0; i < 15000000; i++) s += i }'`;
