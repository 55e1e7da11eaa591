import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { answerRest, replyOf } from './answer-rest.ts';
import type { Caller } from './caller.ts';
import type { faultPlan } from './faults.ts';
import { answerGraphql, type GraphqlRequest } from './graphql.ts';
import { rateLimits } from './rate-limit.ts';
import { recordHead, type RecordedRequest, recordRequest, tokenOf } from './recorded-request.ts';
import { Refused, type Reply } from './reply.ts';
import { gitPath, serveGit } from './smart-http.ts';
import { requestId, type World } from './world.ts';

export interface AnswererOptions {
  readonly world: World;
  readonly faults: ReturnType<typeof faultPlan>;
  readonly requests: RecordedRequest[];
  readonly violations: string[];
  readonly hourlyLimit: number;
}

/** Answers HTTP requests of every kind: Git, GraphQL, REST; lets what was planned go wrong. */
export function answerer({ world, faults, requests, violations, hourlyLimit }: AnswererOptions) {
  const limits = rateLimits(hourlyLimit);

  function callerOf(token: string | undefined): Caller | undefined {
    if (token === undefined) return { kind: 'nobody' };
    const app = token.includes('.') ? world.appOfJwt(token) : undefined;
    return app === undefined ? world.tokens.get(token) : { kind: 'jwt', app };
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const server = `http://${request.headers.host ?? ''}`;
    const url = new URL(request.url ?? '/', server);
    const token = tokenOf(request.headers.authorization);
    const caller = callerOf(token);

    const [, owner, name] = gitPath.exec(url.pathname) ?? [];
    if (owner !== undefined && owner !== 'repos') {
      requests.push(recordHead(request, url.pathname, url.searchParams));
      const repository = world.repositories.get(`${owner}/${name}`.toLowerCase());
      return serveGit(request, response, repository, caller ?? { kind: 'nobody' });
    }

    const prefix = url.pathname.startsWith('/api/v3/') ? '/api/v3' : '';
    const path = url.pathname === '/api/graphql' ? '/graphql' : url.pathname.slice(prefix.length);
    const resource = path === '/graphql' ? 'graphql' : 'core';
    const recorded = await recordRequest(request, path, url.searchParams);
    requests.push(recorded);

    const fault = faults.next(recorded) ?? nothingWrong;
    if ('meanwhile' in fault) await fault.meanwhile();
    if ('slowMs' in fault) await setTimeout(fault.slowMs);
    if ('hangUp' in fault) return void request.socket.destroy();
    if ('status' in fault) return send(planned(fault));
    const reply = await answered().catch(replyOf);
    if ('afterwards' in fault) {
      await fault.afterwards();
      return void request.socket.destroy();
    }
    if (!('lostAnswer' in fault)) return send(reply);
    if (fault.lostAnswer === 'hang-up') return void request.socket.destroy();
    return send(planned({ status: fault.lostAnswer }));

    async function answered(): Promise<Reply> {
      if (caller === undefined) throw new Refused(401, 'Bad credentials');
      if (limits.isSpent(token ?? '', resource)) return spent[resource];
      if (resource === 'core') {
        const addresses = { api: `${server}${prefix}`, server };
        const where = { query: url.searchParams, url: `${server}${url.pathname}`, addresses };
        return answerRest(recorded, { world, caller, accept: request.headers.accept ?? '', ...where }, violations);
      }
      if (caller.kind === 'nobody') throw new Refused(401, 'This endpoint requires you to be authenticated.');
      // Of another form, it is answered with what GraphQL says to it.
      return { status: 200, body: await answerGraphql(world, caller, recorded.body as GraphqlRequest) };
    }

    function send({ status, body, headers }: Reply): void {
      const bytes = bytesOf(body);
      const etag = `W/"${createHash('sha256').update(bytes).digest('hex')}"`;
      const hasTag = request.method === 'GET' && status === 200;
      const isKnown = hasTag && request.headers['if-none-match'] === etag;
      recorded.status = isKnown ? 304 : status;
      response.writeHead(recorded.status, {
        'content-type': 'application/json; charset=utf-8',
        'x-github-media-type': 'github.v3; format=json',
        'x-github-request-id': requestId(),
        ...limits.count(token ?? '', resource, isKnown),
        ...(hasTag && { etag }),
        ...headers,
      });
      response.end(isKnown || status === 204 ? undefined : bytes);
    }
  };
}

const nothingWrong = { none: true };

/** The reply to a caller that has used up this hour's requests. */
const spent: Readonly<Record<'core' | 'graphql', Reply>> = {
  core: { status: 403, body: { message: 'API rate limit exceeded.' } },
  graphql: { status: 200, body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded.' }] } },
};

interface PlannedAnswer {
  readonly status: number;
  readonly message?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function planned({ status, message = 'Server Error', body = { message }, headers = {} }: PlannedAnswer): Reply {
  return { status, body, headers };
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body;
  return Buffer.from(body === undefined ? '' : JSON.stringify(body));
}
