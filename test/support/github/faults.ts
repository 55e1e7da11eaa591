export interface RequestMatch {
  readonly method?: string;
  /** Of the path without the `/api/v3` of an Enterprise Server. */
  readonly path?: RegExp;
  /** Name of the operation, or of a field that it asks for at its top. */
  readonly graphql?: string;
  /** A text in the variables of GraphQL, such as the name of a branch. */
  readonly about?: string;
}

/** A fault of the server. */
export type Fault =
  /** It is answered instead of done. */
  | {
      readonly status: number;
      readonly message?: string;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** It is done, and then answered so, or not at all. */
  | { readonly lostAnswer: number | 'hang-up' }
  /** It is done, then this happens, and the connection ends without an answer. */
  | { readonly afterwards: () => Promise<unknown> }
  /** The connection ends before anything is done. */
  | { readonly hangUp: true }
  /** The answer takes its time. */
  | { readonly slowMs: number }
  /** Something else happens right before: another writer's commit, say. */
  | { readonly meanwhile: () => Promise<unknown> };

export interface PlannedFault {
  readonly match: RequestMatch;
  /** How often it happens. @default 1 */
  readonly times?: number;
  readonly with: Fault;
}

export interface Asked {
  readonly method: string;
  /** Without the prefix of an Enterprise Server and without the query. */
  readonly path: string;
  readonly graphql?: {
    readonly operation: string | undefined;
    readonly fields: readonly string[];
    readonly variables?: unknown;
  };
}

/** Faults in the order in which they were planned; the first that fits happens. */
export function faultPlan() {
  const planned: { match: RequestMatch; left: number; fault: Fault }[] = [];
  return {
    add: ({ match, times = 1, with: fault }: PlannedFault) => void planned.push({ match, left: times, fault }),
    next(asked: Asked): Fault | undefined {
      const found = planned.find(({ match, left }) => left > 0 && fits(match, asked));
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}

function fits({ method, path, graphql, about }: RequestMatch, asked: Asked): boolean {
  if (about !== undefined && !JSON.stringify(asked.graphql?.variables ?? null).includes(about)) return false;
  if (method !== undefined && method !== asked.method) return false;
  if (path !== undefined && !path.test(asked.path)) return false;
  if (graphql === undefined) return true;
  return asked.graphql?.operation === graphql || asked.graphql?.fields.includes(graphql) === true;
}

/** GitHub's reply to too many requests in a short time. */
export function secondaryLimit(retryAfterSeconds = 1): Fault {
  return {
    status: 403,
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    headers: { 'retry-after': String(retryAfterSeconds) },
  };
}
