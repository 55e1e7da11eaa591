import { PrpError } from '../base/errors.ts';
import { type ApiResponse, messageOf, shown } from './api-response.ts';
import type { GraphqlError } from './classify-failure.ts';

/**
 * A change was sent, and GitHub may or may not have made it. The caller must find out before it sends the change again.
 */
export class UnknownOutcomeError extends PrpError {
  constructor(request: string, failure: string, cause?: unknown) {
    super('E_GITHUB', `${request}: ${failure}, so its outcome is unknown.`, {
      hint: 'Check the current state on GitHub, then run it again if it is needed.',
      ...(cause !== undefined && { cause }),
    });
  }
}

/** The error for a REST response. `request` is its method and path. */
export function restApiError(request: string, response: ApiResponse): PrpError {
  const { status } = response;
  const detail = messageOf(response);
  const message = `${request}: GitHub answered ${status}${detail === '' ? '' : ` (${detail})`}.`;
  if (status === 401) {
    return forbidden(message, 'The token is wrong, has expired or was revoked: check `github-token`.');
  }
  if (status === 403) return forbidden(message, permissionHint(response.header('x-accepted-github-permissions')));
  if (status === 404) {
    return new PrpError('E_NOT_FOUND', message, {
      hint: 'Check the name; GitHub also answers 404 for what the token may not see.',
    });
  }
  return new PrpError('E_GITHUB', message, { hint: statusHint(status) });
}

/** The error for a GraphQL response. `needs` is the permission that the request needs, as a workflow writes it. */
export function graphqlApiError(request: string, { type, message }: GraphqlError, needs: string): PrpError {
  const full = `${request}: GitHub refused it${type === undefined ? '' : ` as ${shown(type)}`} (${shown(message)}).`;
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES') return forbidden(full, permissionHint(needs));
  if (type === 'BRANCH_PROTECTION_RULE_VIOLATION' || /\brule violation|\bprotected branch/i.test(message)) {
    return forbidden(full, 'A rule of the repository protects the branch.');
  }
  if (type === 'NOT_FOUND') {
    return new PrpError('E_NOT_FOUND', full, { hint: 'Check the name, and that the token may see the repository.' });
  }
  return new PrpError('E_GITHUB', full, { hint: "See GitHub's message; a rule of the repository may forbid it." });
}

function forbidden(message: string, hint: string): PrpError {
  return new PrpError('E_FORBIDDEN', message, { hint });
}

/** `contents=write, pull_requests=read; contents=write`: any of the groups suffices, the hint names the first. */
function permissionHint(accepted: string | undefined): string {
  const entries = (accepted?.split(';')[0] ?? '')
    .split(',')
    .flatMap(
      (one) => /^\s*([a-z_]{1,50})=(read|write|admin)\s*$/.exec(one)?.slice(1).join(': ').replaceAll('_', '-') ?? [],
    );
  const missing = entries.length === 0 ? '' : ` It needs \`${entries.join('`, `')}\` under \`permissions:\`.`;
  return `The token lacks a permission.${missing}`;
}

function statusHint(status: number): string {
  if (status >= 500) return 'GitHub failed: see https://www.githubstatus.com, then run it again.';
  if (status === 409) return 'Another writer changed it, or the repository is empty: check, then run it again.';
  if (status >= 300 && status < 400) return 'The repository was moved or renamed: use its new name.';
  return "Read GitHub's message, and report a bug if the request looks wrong.";
}
