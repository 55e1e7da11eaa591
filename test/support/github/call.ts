import { type Caller, type Need, objection, sees } from './caller.ts';
import type { FakeRepository } from './fake-repository.ts';
import type { Addresses } from './json-people.ts';
import { notFound, ok, type Reply } from './reply.ts';
import type { World } from './world.ts';

/** A REST request on its way to who answers it. */
export interface Call {
  readonly world: World;
  readonly caller: Caller;
  /** From the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Already held against GitHub's description of its API. */
  readonly body: unknown;
  readonly accept: string;
  readonly addresses: Addresses;
  /** The address that was asked, without its query. */
  readonly url: string;
}

export interface RepositoryCall extends Call {
  readonly repository: FakeRepository;
}

export type Routes = Readonly<Record<string, (call: Call) => Promise<Reply>>>;

/** Answers within one repository: for those who see it, and may do it. */
export function inRepository(need: Need, answer: (call: RepositoryCall) => Promise<Reply>) {
  return async (call: Call): Promise<Reply> => {
    const { owner, repo } = call.parameters;
    const repository = call.world.repositories.get(`${owner}/${repo}`.toLowerCase());
    if (repository === undefined || !sees(call.caller, repository)) throw notFound();
    const refused = objection(call.caller, repository, need);
    if (refused !== undefined) throw refused;
    return answer({ ...call, repository });
  };
}

/** One page of a list, with the `Link` header to the others. `per_page` is 30, at most 100. */
export function page<Item>(
  { query, url }: Pick<Call, 'query' | 'url'>,
  all: readonly Item[],
  body: (items: readonly Item[]) => unknown = (items) => items,
): Reply {
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30), 1), 100);
  const current = Math.max(Number(query.get('page') ?? 1), 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const link = (number: number, relation: string) => {
    const address = new URLSearchParams(query);
    address.set('page', String(number));
    return `<${url}?${address.toString()}>; rel="${relation}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, 'prev')] : []),
    ...(current < last ? [link(current + 1, 'next'), link(last, 'last')] : []),
    ...(current > 1 ? [link(1, 'first')] : []),
  ];
  const items = all.slice((current - 1) * size, current * size);
  return ok(body(items), links.length === 0 ? {} : { link: links.join(', ') });
}

/** A path parameter that the contract has seen to be there. */
export function parameter({ parameters }: Pick<Call, 'parameters'>, name: string): string {
  const value = parameters[name];
  if (value === undefined) throw new Error(`Internal error: no parameter ${name}.`);
  return value;
}
