import { addMeasured } from './measured-file.ts';
import { metrics } from './metrics.ts';
import type { Observer } from './observer.ts';
import { openMetrics } from './open-metrics.ts';

export interface KeptMetricsOptions {
  /** The file that holds the sums, once it is known. */
  readonly file: () => Promise<string>;
  /** Gets the sums as OpenMetrics text, too. @default nobody does */
  readonly publish?: (text: string) => Promise<void>;
}

/** A process lives for one command: when it ends, what it measured is added to what all before it did. */
export function keptMetrics({ file, publish }: KeptMetricsOptions): Observer {
  const { observer, read } = metrics();

  async function settle(): Promise<void> {
    try {
      const sum = await addMeasured(await file(), read());
      await publish?.(openMetrics(sum));
    } catch (error) {
      // Who may only read the repository can do nothing about it, and has asked for no file.
      if (publish === undefined && isForbidden(error)) return;
      throw new Error(`metrics could not be kept: ${messageOf(error)}`, { cause: error });
    }
  }

  return Object.assign((event: Parameters<Observer>[0]) => observer(event), { settle });
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
