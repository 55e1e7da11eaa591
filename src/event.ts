import type { MediatorEvent } from './mediator/mediator-event.ts';
import type { GateResult } from './prp/gate-result.ts';

/** All events of a run. Observers receive them and return nothing. */
export type PrpEvent =
  /** A command begins. */
  | { readonly type: 'run-started'; readonly command: string }
  /** The gates are selected and start now; `prps` are paths, `commands` those of the gates that run once. */
  | {
      readonly type: 'validation-started';
      readonly prps: readonly string[];
      readonly gates: readonly string[];
      readonly commands: readonly string[];
      readonly workers: number;
    }
  /** The commands of the run are queued; `usualMs` is known after a first run. */
  | {
      readonly type: 'commands-queued';
      readonly commands: readonly {
        readonly id: string;
        readonly needs: readonly string[];
        readonly usualMs: number | undefined;
      }[];
    }
  /** A running command has printed a line with a count, such as `214 tests passed`. */
  | { readonly type: 'command-counted'; readonly gate: string; readonly count: string }
  /** All gates of a document have ended; the blocks of its validation loop may follow. */
  | { readonly type: 'document-checked'; readonly prp: string }
  /** A gate has ended: for one PRP, or (`prp` null) for the run. */
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
      /** The former path of a renamed PRP, in its first version under the new path. */
      readonly movedFrom?: string;
    }
  /** Versions were fetched from a remote or published to it; `versions` were renumbered for that. */
  | {
      readonly type: 'versions-shared';
      readonly remote: string;
      readonly branch: string;
      readonly did: 'fetched' | 'published' | 'united';
      readonly versions: number;
    }
  /** New versions could not be published to the remote. They are kept here; the next run publishes them too. */
  | { readonly type: 'versions-unpublished'; readonly remote: string; readonly branch: string; readonly reason: string }
  /** The remote's branch, as last fetched, has commits that ours lacks. */
  | {
      readonly type: 'versions-behind';
      readonly remote: string;
      readonly branch: string;
      readonly behind: number;
      /** Commits that only our branch has. */
      readonly ahead: number;
    }
  /** The scheduled clean-up removed old versions. */
  | { readonly type: 'cleaned-up'; readonly removed: number; readonly prps: number; readonly kept: number }
  /** A problem that stops nothing. The user should fix it. */
  | { readonly type: 'warning'; readonly message: string; readonly hint: string }
  /** A step of the mediator with its tasks or components. */
  | { readonly type: 'mediator'; readonly event: MediatorEvent }
  /** A command has ended; `code` is that of the error that ended it. */
  | {
      readonly type: 'run-finished';
      readonly command: string;
      readonly status: 'passed' | 'failed' | 'error';
      readonly durationMs: number;
      readonly code?: string;
    };

/** Passes an event to the observers. Never fails and never waits. */
export type Announce = (event: PrpEvent) => void;

/** The events that may be sent to other machines. */
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
