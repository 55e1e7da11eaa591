import { PrpError } from '../base/errors.ts';
import { type ApiResponse, messageOf, shown } from './api-response.ts';
import type { GraphqlError } from './classify-failure.ts';

/** What a request to REST was refused with. `request` is its method and path. */
export function restApiError(request: string, answer: ApiResponse): PrpError {
  const { status } = answer;
  const said = messageOf(answer);
  const message = `${request}: GitHub answered ${status}${said === '' ? '' : ` (${said})`}.`;
  if (status === 401)
    return forbidden(message, 'The token is wrong, has expired or was revoked: check `github-token`.');
  if (status === 403) return forbidden(message, permissionHint(answer.header('x-accepted-github-permissions')));
  if (status === 404) {
    return new PrpError('E_NOT_FOUND', message, {
      hint: 'Check the name; GitHub also answers 404 for what the token may not see.',
    });
  }
  return new PrpError('E_GITHUB', message, { hint: statusHint(status) });
}

/** What GraphQL refused. `needs` is the permission that the request needs, as a workflow writes it. */
export function graphqlApiError(request: string, { type, message }: GraphqlError, needs: string): PrpError {
  const said = `${request}: GitHub refused it${type === undefined ? '' : ` as ${shown(type)}`} (${shown(message)}).`;
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return forbidden(said, permissionHint(needs));
  if (type === 'NOT_FOUND') {
    return new PrpError('E_NOT_FOUND', said, { hint: 'Check the name, and that the token may see the repository.' });
  }
  return new PrpError('E_GITHUB', said, { hint: 'See what GitHub says; a rule of the repository may forbid it.' });
}

function forbidden(message: string, hint: string): PrpError {
  return new PrpError('E_FORBIDDEN', message, { hint });
}

/** `contents=write, pull_requests=read; contents=write`: any of the groups is enough, the first is named. */
function permissionHint(accepted: string | undefined): string {
  const entries = (accepted?.split(';')[0] ?? '')
    .split(',')
    .flatMap(
      (one) => /^\s*([a-z_]{1,50})=(read|write|admin)\s*$/.exec(one)?.slice(1).join(': ').replaceAll('_', '-') ?? [],
    );
  const lacking = entries.length === 0 ? '' : ` It needs \`${entries.join('`, `')}\` under \`permissions:\`.`;
  return `The token lacks a permission.${lacking} The token of a fork's pull request may only read.`;
}

function statusHint(status: number): string {
  if (status >= 500) return 'Something failed over there: see https://www.githubstatus.com, then run it again.';
  if (status === 409)
    return 'Something else changed it meanwhile, or the repository is empty: look, then run it again.';
  if (status >= 300 && status < 400) return 'The repository was moved or renamed: use its new name.';
  return 'Look at what GitHub says, and report it as a bug if the request looks wrong.';
}
