import type { Octokit } from 'octokit';

type Endpoint = Octokit['request']['endpoint'];
type RequestParameters = Parameters<Endpoint['parse']>[0];

export interface DescribedRequest {
  /** Its method and path, or the name of a GraphQL operation. */
  readonly name: string;
  /** It has the method of a read. */
  readonly isRead: boolean;
  readonly isGraphql: boolean;
  /** An app asks for the token of an installation, inside of the request that needs the token. */
  readonly isForToken: boolean;
  /** Whether executing it twice does no harm. */
  readonly isRepeatable: boolean;
}

/** Describes a request by the parameters that Octokit hands to a hook. */
export function describeRequest(parameters: RequestParameters, endpoint: Endpoint): DescribedRequest {
  const { method, url } = endpoint.parse(parameters);
  const path = new URL(url).pathname;
  const base = new URL(parameters.baseUrl).pathname.replace(/\/$/, '');
  const override: unknown = parameters.request?.['isRepeatable'];
  const isRead = method === 'GET' || method === 'HEAD';
  const document = path.endsWith('/graphql') ? parameters['query'] : undefined;
  if (typeof document === 'string') {
    const isQuery = graphqlOperation(document).kind === 'query';
    const name = graphqlName(document);
    return { name, isRead, isGraphql: true, isForToken: false, isRepeatable: override === true || isQuery };
  }
  const isForToken = method === 'POST' && /\/app\/installations\/\d+\/access_tokens$/.test(path);
  return {
    name: `${method} ${path.startsWith(`${base}/`) ? path.slice(base.length) : path}`,
    isRead,
    isGraphql: false,
    isForToken,
    isRepeatable: override === true || isRead || isForToken,
  };
}

/** The kind of a document, and the name of its first operation. Any `mutation` in it makes it one. */
export function graphqlOperation(document: string): { readonly kind: 'query' | 'mutation'; readonly name: string } {
  const [, name = ''] = /\b(?:query|mutation)\s+(\w+)/.exec(document) ?? [];
  return { kind: /\bmutation\b/.test(document) ? 'mutation' : 'query', name };
}

export function graphqlName(document: string): string {
  const { kind, name } = graphqlOperation(document);
  return `GraphQL ${kind} ${name}`.trim();
}
