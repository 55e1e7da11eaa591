import { PrpError } from '../../base/errors.ts';
import type { RetentionPolicy } from '../../history/cleanup/retention.ts';
import type { Runtime } from '../../runtime.ts';

/** The limits of the configuration. */
export function policyOf({ versions }: Runtime['config']): Required<RetentionPolicy> {
  return { maxPerPrp: versions['max-per-prp'], maxAgeDays: versions['max-age-days'] };
}

/**
 * Removes old versions when a clean-up is due; `prps` were just saved. The command's own work is done by now: an error
 * here is a warning only.
 */
export async function keepTidy(prps: readonly string[], { history, config, announce }: Runtime): Promise<void> {
  const intervalDays = config.versions['cleanup-interval-days'];
  if (prps.length === 0 || intervalDays === 0) return;
  try {
    const cleanup = await history.cleanupIfDue(policyOf(config), { intervalDays, prps });
    if (cleanup === undefined || cleanup.removed.length === 0) return;
    const cleaned = new Set(cleanup.removed.map(({ memento }) => memento.prp));
    announce({ type: 'cleaned-up', removed: cleanup.removed.length, prps: cleaned.size, kept: cleanup.kept });
  } catch (error) {
    announce({
      type: 'warning',
      message: `Old versions could not be cleaned up: ${error instanceof Error ? error.message : String(error)}`,
      hint: error instanceof PrpError ? error.hint : 'Try `prp cleanup --dry-run --debug`.',
    });
  }
}
