import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { loopbackProxy, secureFront } from '../support/loopback-proxy.ts';
import { type Step, workflowIn } from '../support/workflow.ts';

const prp = 'PRPs/search.md';
const edited = completePrp.replace('in seconds', 'at once');

/** Validates a pull request, with GitHub's API at another host. */
async function validate(hostOf: (port: string) => string, env: (apiUrl: string) => Promise<Step['env']>) {
  const at = await workflowIn({ files: { ...completeFiles, [prp]: completePrp } });
  await at.repository.commit('topic', { write: { [prp]: edited } });
  const event = await at.events.pullRequest(await at.repository.openPull({ head: 'topic' }));
  const { serverUrl, apiUrl, graphqlUrl } = at.github;
  const elsewhere = (url: string) => `${hostOf(new URL(url).port)}${new URL(url).pathname.replace(/\/$/, '')}`;
  const github = { serverUrl, apiUrl: elsewhere(apiUrl), graphqlUrl: elsewhere(graphqlUrl) };
  // Git reads the same variables.
  const result = await at.runBuilt(event, { github, env: { no_proxy: '127.0.0.1', ...(await env(apiUrl)) } });
  expect(result).toMatchObject({ exitCode: 0, outputs: { status: 'passed' } });
  expect(at.repository.checkRuns).toMatchObject([{ conclusion: 'success' }]);
}

describe('the built action behind a proxy', () => {
  it.each(['http_proxy', 'HTTP_PROXY'])('sends all requests to GitHub through %s', async (variable) => {
    const proxy = await loopbackProxy();
    // Only the proxy can resolve the name.
    await validate(
      (port) => `http://github.invalid:${port}`,
      async () => ({ [variable]: proxy.url }),
    );
    expect(new Set(proxy.hosts)).toEqual(new Set([expect.stringMatching(/^github\.invalid:\d+$/)]));
  });

  it.skipIf(!hasOpenssl())('takes https_proxy for an address with https', async () => {
    let hosts: readonly string[] = [];
    await validate(
      () => 'https://github.invalid',
      async (apiUrl) => {
        const front = await secureFront('github.invalid', apiUrl);
        const proxy = await loopbackProxy(front.port);
        ({ hosts } = proxy);
        return { https_proxy: proxy.url, http_proxy: 'http://127.0.0.1:1', NODE_EXTRA_CA_CERTS: front.certificate };
      },
    );
    expect(new Set(hosts)).toEqual(new Set(['github.invalid:443']));
  });

  it('sends requests past the proxy to a host of no_proxy', async () => {
    const proxy = await loopbackProxy();
    await validate(
      (port) => `http://0.0.0.0:${port}`,
      async () => ({ http_proxy: proxy.url, no_proxy: '127.0.0.1,0.0.0.0' }),
    );
    expect(proxy.hosts).toEqual([]);
  });
});

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
