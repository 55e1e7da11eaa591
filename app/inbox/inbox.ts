/** A webhook as GitHub sent it, after its signature was verified. */
export interface Delivery {
  /** `X-GitHub-Delivery`. GitHub keeps it when it sends the same event again. */
  readonly id: string;
  /** `X-GitHub-Event`, such as `pull_request`. */
  readonly event: string;
  /** Deliveries of one lane are handled one at a time, in the order of their arrival: those of one pull request. */
  readonly lane: string;
  /** The body: JSON. */
  readonly payload: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** A delivery that one worker handles now. The lease ends at a time, unless the worker renews it. */
export interface LeasedDelivery extends Delivery {
  /** Differs for each lease: a worker whose lease has ended changes nothing. */
  readonly lease: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** A delivery that failed too often. It waits for an operator. */
export interface DeadDelivery extends Pick<Delivery, 'id' | 'event' | 'lane' | 'receivedAt'> {
  readonly attempts: number;
  /** Of the last attempt. */
  readonly error: string;
}

export interface InboxCounts {
  /** Deliveries that wait for a worker, for their lane, or for their next attempt. */
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
  /** Milliseconds since the arrival of the oldest delivery that is waiting or running; 0 without one. */
  readonly lagMs: number;
}

/**
 * Keeps deliveries between their arrival and their end, across restarts. Times are milliseconds since 1970, from the
 * caller's clock. Each delivery is leased at least once, and is never leased twice at the same time.
 */
export interface Inbox {
  /** Resolves when the delivery is stored: `false` for an id that was added before. Throws `E_IO`. */
  add(delivery: Delivery): Promise<boolean>;
  /** Whether the id was added, and is not forgotten. */
  knows(id: string): Promise<boolean>;
  /** Leases the oldest delivery that may run: no older one of its lane is open. */
  take(now: number, leaseMs: number): Promise<LeasedDelivery | undefined>;
  /** `false` when the lease has ended and another worker may have the delivery. */
  renew(leased: LeasedDelivery, now: number, leaseMs: number): Promise<boolean>;
  /** Ends the delivery. Like the next two, does nothing and returns `false` when the lease has ended. */
  finish(leased: LeasedDelivery, now: number): Promise<boolean>;
  /** Ends this attempt. The lane waits for the next one. */
  retry(leased: LeasedDelivery, nextAt: number, error: string): Promise<boolean>;
  /** Sets the delivery aside, and lets its lane go on. */
  bury(leased: LeasedDelivery, error: string): Promise<boolean>;
  /** The newest first. */
  dead(limit: number): Promise<readonly DeadDelivery[]>;
  /** Makes a dead delivery wait again, at the end of its lane. `false` when it is not dead. */
  replay(id: string): Promise<boolean>;
  counts(now: number): Promise<InboxCounts>;
  /** Removes ended deliveries that are older; their ids are then forgotten. */
  forget(before: number): Promise<void>;
  close(): Promise<void>;
}
