import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Caller, objection, sees } from './caller.ts';
import type { FakeRepository } from './fake-repository.ts';
import { Refused } from './reply.ts';

/** `/owner/name.git/info/refs` and so on. */
export const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

/** Serves clones, fetches and pushes through `git http-backend`, for callers who may. */
export async function serveGit(
  request: IncomingMessage,
  response: ServerResponse,
  repository: FakeRepository | undefined,
  caller: Caller,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const isPush = url.pathname.endsWith('git-receive-pack') || url.searchParams.get('service') === 'git-receive-pack';
  const refused = refusal(repository, caller, isPush);
  if (refused !== undefined || repository === undefined) {
    const status = refused?.reply.status ?? 404;
    response.writeHead(status, { 'content-type': 'text/plain', 'www-authenticate': 'Basic realm="GitHub"' });
    response.end(`${refused?.message ?? 'Repository not found.'}\n`);
    return;
  }
  const [, , , service = ''] = gitPath.exec(url.pathname) ?? [];
  const child = spawn('git', ['http-backend'], {
    env: {
      ...repository.store.git.env,
      GIT_PROJECT_ROOT: repository.store.directory,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: `/${service}`,
      QUERY_STRING: url.searchParams.toString(),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
      REMOTE_USER: caller.kind,
      REMOTE_ADDR: '127.0.0.1',
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const isPacked = request.headers['content-encoding'] === 'gzip';
  const input = isPacked ? pipeline(request, createGunzip(), child.stdin) : pipeline(request, child.stdin);
  // A git that has enough closes its end; its answer tells the story.
  input.catch(() => child.stdin.destroy());
  await answer(child.stdout, response);
}

/** Sends the output of a CGI program: headers, an empty line, the body. */
async function answer(output: NodeJS.ReadableStream, response: ServerResponse): Promise<void> {
  let head = Buffer.alloc(0);
  let isBody = false;
  for await (const chunk of output) {
    // A stream without an encoding gives bytes.
    const bytes = chunk as Buffer;
    if (isBody) {
      response.write(bytes);
      continue;
    }
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    isBody = true;
    const headers = head
      .toString('latin1', 0, end)
      .split('\r\n')
      .map((line) => line.split(': '));
    const status = Number(headers.find(([name]) => name === 'Status')?.[1]?.slice(0, 3) ?? 200);
    response.writeHead(status, Object.fromEntries(headers.filter(([name]) => name !== 'Status')));
    response.write(head.subarray(end + 4));
  }
  response.end();
}

function refusal(repository: FakeRepository | undefined, caller: Caller, isPush: boolean): Refused | undefined {
  if (repository === undefined || !sees(caller, repository)) {
    // A caller without a token is asked for one first.
    return new Refused(caller.kind === 'nobody' ? 401 : 404, 'Repository not found.');
  }
  return objection(caller, repository, isPush ? 'contents=write' : 'contents=read');
}
