import type { Ticket } from './ticket.ts';

/**
 * Brings the chain lengths of everything that the newcomers need up to date. Newcomers come with those they need
 * before them, so one pass backwards is enough for them; tickets that were there before are followed upwards only as
 * far as their chain really grows. `raise` stores a ticket's new length.
 */
export function lengthenChains(newcomers: readonly Ticket[], raise: (ticket: Ticket, chainMs: number) => void): void {
  if (!newcomers.some(({ needs }) => needs.length > 0)) return;
  const fresh = new Set(newcomers);
  const raised = new Set<Ticket>();

  const raiseNeeds = ({ needs, chainMs }: Ticket): void => {
    for (const need of needs) {
      if (need.state === 'settled' || need.expectedMs + chainMs <= need.chainMs) continue;
      raise(need, need.expectedMs + chainMs);
      if (!fresh.has(need)) raised.add(need);
    }
  };

  for (const newcomer of newcomers.toReversed()) raiseNeeds(newcomer);
  // A set is walked in the order of insertion, and sees what is added during the walk.
  for (const ticket of raised) {
    raised.delete(ticket);
    raiseNeeds(ticket);
  }
}
