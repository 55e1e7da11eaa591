import type { Octokit } from 'octokit';
import { PrpError } from '../base/errors.ts';
import { careful, type CarefulOptions, type Fetch } from './careful.ts';

export interface OctokitSettings extends CarefulOptions {
  readonly token: string;
  /** `GITHUB_API_URL` of a workflow: `https://HOST/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** Names this program; GitHub refuses requests without it. */
  readonly userAgent: string;
  /** @default the built-in */
  readonly fetch?: Fetch;
}

/** Makes an Octokit of one token, with our plugin. Loads the package only now. Throws as `checkToken`. */
export async function octokitFor({ token, apiUrl, userAgent, fetch, ...options }: OctokitSettings): Promise<Octokit> {
  const auth = checkToken(token);
  const { Octokit: Base } = await import('octokit');
  const CarefulOctokit = Base.plugin(careful(options));
  return new CarefulOctokit({
    auth,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent,
    log: silent,
    // `careful` does their work.
    retry: { enabled: false },
    throttle: { enabled: false },
    ...(fetch !== undefined && { request: { fetch } }),
  });
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** Returns the token without the space around it. Throws `E_USAGE` when it cannot be a token. */
export function checkToken(token: string): string {
  const trimmed = token.trim();
  if (/^[!-~]+$/.test(trimmed)) return trimmed;
  // No message shows it.
  throw new PrpError('E_USAGE', `The token for GitHub is ${trimmed === '' ? 'missing' : 'not a valid token'}.`, {
    hint: 'Give one as `github-token`; `${{ github.token }}` is what a workflow has.',
  });
}
