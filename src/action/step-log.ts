import type { Announce, PrpEvent } from '../event.ts';
import { notifyAll, type Observer, settleAll } from '../observers/observer.ts';
import { plural } from '../base/plural.ts';
import { duration, plain } from '../report/paint.ts';
import { workflowCommand } from './runner.ts';

/** Who reads along: the log of the step, and whoever the configuration names once it is known. */
export interface StepLog {
  readonly announce: Announce;
  add(observers: readonly Observer[]): void;
  /** Lets all of them finish, for three seconds at most. */
  settle(): Promise<void>;
}

const graceMs = 3_000;

/** `print` writes to the log of the step. */
export function openStepLog(env: NodeJS.ProcessEnv, print: (text: string) => void): StepLog {
  // The runner sets it when somebody runs a job again to see more.
  const isDebug = env['RUNNER_DEBUG'] === '1';
  const observers: Observer[] = [
    (event) => {
      const line = lineOf(event);
      if (line !== '') print(line);
      if (isDebug) print(`::debug::${JSON.stringify(event).replaceAll('%', '%25')}\n`);
    },
  ];
  const onError = (error: unknown) =>
    print(workflowCommand('warning', `An observer failed: ${error instanceof Error ? error.message : String(error)}`));
  return {
    announce: notifyAll(observers, onError),
    add: (more) => void observers.push(...more),
    settle: () => settleAll(observers, graceMs, onError),
  };
}

/** What goes without saying gets no line. */
function lineOf(event: PrpEvent): string {
  switch (event.type) {
    case 'validation-started':
      return `Validating ${plural(event.prps.length, 'PRP')} with ${plural(event.gates.length, 'gate')}.\n`;
    case 'gate-finished': {
      // Of what passed, only commands: they are what takes time.
      const { id, status, durationMs } = event.gate;
      if (event.prp !== null && (status === 'passed' || status === 'skipped')) return '';
      const of = event.prp === null ? '' : ` of ${plain(event.prp)}`;
      return `Gate ${plain(id)}${of} ${status} (${duration(durationMs)}).\n`;
    }
    case 'version-saved':
      return `Kept ${plain(event.prp)} as v${event.sequence}, ${event.version}.\n`;
    case 'cleaned-up':
      return `Removed ${plural(event.removed, 'old version')} of ${plural(event.prps, 'PRP')}.\n`;
    case 'warning':
      return workflowCommand('warning', `${event.message}\n${event.hint}`);
    default:
      return '';
  }
}
