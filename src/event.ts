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
  /** What a remote had was brought here, or what only we had was brought there; `versions` were renumbered for that. */
  | {
      readonly type: 'versions-shared';
      readonly remote: string;
      readonly branch: string;
      readonly did: 'fetched' | 'published' | 'united';
      readonly versions: number;
    }
  /** What was saved here could not be brought to the remote. Nothing is lost: the next try brings it too. */
  | { readonly type: 'versions-unpublished'; readonly remote: string; readonly branch: string; readonly reason: string }
  /** As far as is known without asking, the remote's branch has commits that ours has not. */
  | {
      readonly type: 'versions-behind';
      readonly remote: string;
      readonly branch: string;
      readonly behind: number;
      /** Commits that only ours has. */
      readonly ahead: number;
    }
  /** Old versions were removed, because it was time. */
  | { readonly type: 'cleaned-up'; readonly removed: number; readonly prps: number; readonly kept: number }
  /** Something that stops nothing, and that somebody should mend. */
  | { readonly type: 'warning'; readonly message: string; readonly hint: string }
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

/** The events that may leave the machine. */
export const notifiable = [
  'run-started',
  'run-finished',
  'validation-started',
  'gate-finished',
  'file-written',
  'version-saved',
  'versions-shared',
  'versions-unpublished',
  'versions-behind',
  'cleaned-up',
] as const satisfies readonly PrpEvent['type'][];

export type Notifiable = (typeof notifiable)[number];
