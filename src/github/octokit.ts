import type { Octokit } from 'octokit';
import { PrpError } from '../base/errors.ts';
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

/**
 * Makes an Octokit of one token, with our plugin. Loads the package only now, and from now on all `fetch` of the process
 * go through the proxy that the environment names. Throws as `checkToken`, and `E_USAGE` for an invalid proxy.
 */
export async function octokitFor({ token, apiUrl, userAgent, fetch, ...options }: OctokitSettings): Promise<Octokit> {
  const auth = checkToken(token);
  await useEnvProxy(process.env);
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

let isProxySet = false;

/** Octokit takes no proxy, and `fetch` uses the one of the environment only after this call. */
async function useEnvProxy({ http_proxy, https_proxy, HTTP_PROXY, HTTPS_PROXY, ...env }: NodeJS.ProcessEnv) {
  const proxies = { http_proxy: http_proxy || HTTP_PROXY, https_proxy: https_proxy || HTTPS_PROXY };
  if (isProxySet || Object.values(proxies).every((proxy) => !proxy)) return;
  isProxySet = true;
  const { setGlobalProxyFromEnv } = await import('node:http');
  // This machine is reached directly, as @actions/http-client does it.
  const no_proxy = ['localhost', '127.0.0.1', '[::1]', env['no_proxy'] || env['NO_PROXY']].filter(Boolean).join(',');
  try {
    // Node has it from 24.14 on.
    setGlobalProxyFromEnv?.({ ...proxies, no_proxy });
  } catch {
    // The error quotes the address, which may contain a password.
    throw new PrpError('E_USAGE', 'The address of the proxy for GitHub is invalid.', {
      hint: 'Check HTTP_PROXY and HTTPS_PROXY: they need an address like http://proxy.example.com:3128.',
    });
  }
}
