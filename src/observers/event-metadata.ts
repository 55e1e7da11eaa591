import { type Notifiable, notifiable, type PrpEvent } from '../event.ts';

type NotifiableEvent = Extract<PrpEvent, { type: Notifiable }>;

/** Paths and ids in one list. The repository has all of them. */
const mostListed = 100;

export function isNotifiable(event: PrpEvent): event is NotifiableEvent {
  return notifiable.some((type) => type === event.type);
}

/**
 * Event fields that are safe to send to a webhook: names, numbers and states. Lists each field, because a new field of
 * an event must not leave the machine by default. Texts of documents, findings, commands and errors never leave.
 */
export function metadataOf(event: NotifiableEvent): Readonly<Record<string, unknown>> {
  switch (event.type) {
    case 'run-started':
      return { command: event.command };
    case 'run-finished': {
      const { command, status, durationMs, code = null } = event;
      return { command, status, durationMs, code };
    }
    case 'validation-started': {
      const { prps, gates } = event;
      return { count: prps.length, prps: prps.slice(0, mostListed), gates: gates.slice(0, mostListed) };
    }
    case 'gate-finished': {
      const { id, status, durationMs, queuedMs, attempts, findings } = event.gate;
      const own = findings.filter(({ baseline }) => !baseline);
      const numberOf = (weight: string) => own.filter(({ severity }) => severity === weight).length;
      const totals = { errors: numberOf('error'), warnings: numberOf('warning'), notices: numberOf('notice') };
      const baseline = findings.length - own.length;
      return { prp: event.prp, gate: { id, status, durationMs, queuedMs, attempts, ...totals, baseline } };
    }
    case 'file-written':
      return { path: event.path };
    case 'version-saved': {
      const { prp, version, sequence, reason } = event;
      return { prp, version, sequence, reason };
    }
    case 'versions-shared': {
      const { remote, branch, did, versions } = event;
      return { remote, branch, did, versions };
    }
    case 'versions-unpublished':
      return { remote: event.remote, branch: event.branch };
    case 'versions-behind': {
      const { remote, branch, behind, ahead } = event;
      return { remote, branch, behind, ahead };
    }
    case 'cleaned-up': {
      const { removed, prps, kept } = event;
      return { removed, prps, kept };
    }
  }
}
