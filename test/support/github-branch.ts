import type { PrpEvent } from '../../src/event.ts';
import { type GithubClient, githubClient } from '../../src/github/client.ts';
import { type GithubBranch, githubBranch, type GithubBranchOptions } from '../../src/github/github-branch.ts';
import { octokitFor, type OctokitSettings } from '../../src/github/octokit.ts';
import { History } from '../../src/history/history.ts';
import { type FakeGithub, fakeGithub } from './github/fake-github.ts';
import type { FakeRepository } from './github/fake-repository.ts';

export interface VersionsOnGithub {
  readonly github: FakeGithub;
  readonly repository: FakeRepository;
  readonly events: readonly PrpEvent[];
  client(options?: Partial<OctokitSettings>): GithubClient;
  /** Another eye on the branch each time, which asks for the head each time. */
  branch(options?: GithubBranchOptions, client?: Partial<OctokitSettings>): GithubBranch;
  /** A run's view of the versions, as a workflow has it. */
  history(branch?: GithubBranch): History;
  /** The requests that are made during `work`, in words: `GraphQL objects`, `GET /repos/…`. */
  asked(work: () => Promise<unknown>): Promise<readonly string[]>;
}

const prpVersions = 'prp-versions';

/** A repository on a GitHub of this test alone, without pauses between retries. */
export async function versionsOnGithub(): Promise<VersionsOnGithub> {
  const github = await fakeGithub({ hourlyLimit: 100_000 });
  const repository = await github.repository('acme/api');
  const events: PrpEvent[] = [];
  const sleep = async () => {};

  const client = (options: Partial<OctokitSettings> = {}) => {
    const settings = {
      token: github.appToken(repository, { contents: 'write' }),
      apiUrl: github.apiUrl,
      userAgent: 'prp-action/test',
      announce: (event: PrpEvent) => void events.push(event),
      sleep,
      ...options,
    };
    return githubClient(() => octokitFor(settings), github);
  };
  const branch = (options: GithubBranchOptions = {}, about: Partial<OctokitSettings> = {}) =>
    githubBranch(client(about), 'acme/api', prpVersions, { freshForMs: 0, sleep, ...options });

  return {
    github,
    repository,
    events,
    client,
    branch,
    history: (of = branch()) => new History(of),
    async asked(work) {
      const before = github.requests.length;
      await work();
      return github.requests
        .slice(before)
        .map(({ method, path, graphql }) => (graphql ? `GraphQL ${graphql.operation ?? ''}` : `${method} ${path}`));
    },
  };
}
