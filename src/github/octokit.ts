import type { Octokit } from 'octokit';
import { careful, type CarefulOptions, type Fetch } from './careful.ts';
import { checkToken, silentLog } from './client.ts';

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
    log: silentLog,
    // `careful` does their work.
    retry: { enabled: false },
    throttle: { enabled: false },
    ...(fetch !== undefined && { request: { fetch } }),
  });
}
