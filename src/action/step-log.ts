import type { Announce, PrpEvent } from '../event.ts';
import { NothingSent, notifyAll, type Observer, settleAll } from '../observers/observer.ts';
import { duration, plain } from '../report/paint.ts';
import { plural } from '../base/plural.ts';
import { annotate, printDebug, printLine } from './runner.ts';

/** Sends events to the log of the step, and to the observers of the configuration once they are known. */
export interface StepLog {
  readonly announce: Announce;
  add(observers: readonly Observer[]): void;
  /** Waits until all observers have finished, for three seconds at most. */
  settle(): Promise<void>;
}

const graceMs = 3_000;

export function openStepLog(): StepLog {
  const observers: Observer[] = [printEvent, printDebug];
  return {
    announce: notifyAll(observers, warnOfObserver),
    add: (more) => void observers.push(...more),
    settle: () => settleAll(observers, graceMs, warnOfObserver),
  };
}

function warnOfObserver(error: unknown): void {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof NothingSent) annotate('notice', said);
  else annotate('warning', `An observer failed: ${said}`);
}

/** Expected events print nothing. */
function printEvent(event: PrpEvent): void {
  switch (event.type) {
    case 'validation-started':
      printLine(`Validating ${plural(event.prps.length, 'PRP')} with ${plural(event.gates.length, 'gate')}.`);
      break;
    case 'gate-finished': {
      // Of the gates that passed only commands are printed: they take the time.
      const { id, status, durationMs } = event.gate;
      if (event.prp !== null && (status === 'passed' || status === 'skipped')) break;
      const of = event.prp === null ? '' : ` of ${plain(event.prp)}`;
      printLine(`Gate ${plain(id)}${of} ${status} (${duration(durationMs)}).`);
      break;
    }
    case 'version-saved':
      printLine(`Kept ${plain(event.prp)} as v${event.sequence}, ${event.version}.`);
      break;
    case 'cleaned-up':
      printLine(`Removed ${plural(event.removed, 'old version')} of ${plural(event.prps, 'PRP')}.`);
      break;
    case 'warning':
      annotate('warning', `${event.message}\n${event.hint}`);
      break;
    default:
  }
}
