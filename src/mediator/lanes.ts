import { Queue } from './queue.ts';
import type { Ticket } from './ticket.ts';
import { isMoreUrgent } from './urgency.ts';

/**
 * Tickets in lanes: those of a lane can be served by the same components, so a lane that nobody can serve now blocks no
 * other. Choosing looks at the first ticket of each lane only, however long the lanes are.
 */
export class Lanes<Key> {
  readonly #lanes = new Map<Key, Queue<Ticket>>();
  #size = 0;

  /** Tickets in all lanes. */
  get size(): number {
    return this.#size;
  }

  add(key: Key, ticket: Ticket): void {
    const lane = this.#lanes.get(key) ?? new Queue<Ticket>(isMoreUrgent);
    if (lane.size === 0) this.#lanes.set(key, lane);
    lane.push(ticket);
    this.#size += 1;
  }

  /** False when the ticket is not in that lane. */
  remove(key: Key, ticket: Ticket): boolean {
    const lane = this.#lanes.get(key);
    if (lane?.remove(ticket) !== true) return false;
    this.#size -= 1;
    if (lane.size === 0) this.#lanes.delete(key);
    return true;
  }

  /** Takes out the most urgent ticket of those lanes that `serverOf` finds a server for. */
  take<Server>(serverOf: (key: Key) => Server | undefined): { ticket: Ticket; server: Server } | undefined {
    let best: { key: Key; ticket: Ticket; server: Server } | undefined;
    for (const [key, lane] of this.#lanes) {
      const ticket = lane.peek();
      if (ticket === undefined || (best !== undefined && !isMoreUrgent(ticket, best.ticket))) continue;
      const server = serverOf(key);
      if (server !== undefined) best = { key, ticket, server };
    }
    if (best !== undefined) this.remove(best.key, best.ticket);
    return best;
  }

  /** Takes out a whole lane, most urgent first. */
  drain(key: Key): readonly Ticket[] {
    const lane = this.#lanes.get(key);
    const tickets: Ticket[] = [];
    for (let next = lane?.pop(); next !== undefined; next = lane?.pop()) tickets.push(next);
    this.#lanes.delete(key);
    this.#size -= tickets.length;
    return tickets;
  }
}
