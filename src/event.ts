import type { MediatorEvent } from './mediator/mediator-event.ts';
import type { GateResult } from './prp/gate-result.ts';

/** Everything that can be heard while a command runs. Observers hear it and answer nothing. */
export type PrpEvent =
  /** A command begins. */
  | { readonly type: 'run-started'; readonly command: string }
  /** The gates are known and start now; `prps` are paths. */
  | { readonly type: 'validation-started'; readonly prps: readonly string[]; readonly gates: readonly string[] }
  /** A gate has said all it has to say: of one PRP, or (`prp` null) of the run. */
  | { readonly type: 'gate-finished'; readonly prp: string | null; readonly gate: GateResult }
  /** A file of the work tree was written. */
  | { readonly type: 'file-written'; readonly path: string }
  /** A version was added to the versions branch. */
  | {
      readonly type: 'version-saved';
      readonly prp: string;
      readonly version: string;
      readonly sequence: number;
      readonly reason: string;
    }
  /** What the mediator does with its tasks and components. */
  | { readonly type: 'mediator'; readonly event: MediatorEvent }
  /** A command has ended; `code` is the error's, when one ended it. */
  | {
      readonly type: 'run-finished';
      readonly command: string;
      readonly status: 'passed' | 'failed' | 'error';
      readonly durationMs: number;
      readonly code?: string;
    };

/** How a stage says what it does; it never fails and never waits. */
export type Announce = (event: PrpEvent) => void;
