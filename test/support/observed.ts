import { gitBranch } from '../../src/history/branch/git-branch.ts';
import { History, type StoredVersion } from '../../src/history/history.ts';
import { gitIn } from '../../src/system/git.ts';
import { githubActions } from './github/caller.ts';
import type { Workflow } from './workflow.ts';

type Place = Pick<Workflow, 'github' | 'repository'>;

/** A check of GitHub Actions at a commit; with the conclusion null it is running. It replaces an earlier one. */
export function setCheck(
  { github, repository }: Place,
  {
    name,
    headSha,
    conclusion,
  }: { readonly name: string; readonly headSha: string; readonly conclusion: string | null },
): void {
  const known = repository.checkRuns.findIndex((run) => run.name === name && run.headSha === headSha);
  if (known >= 0) repository.checkRuns.splice(known, 1);
  const now = github.world.now();
  repository.checkRuns.push({
    id: github.world.nextId(),
    app: githubActions,
    headSha,
    name,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    externalId: '',
    detailsUrl: null,
    startedAt: now,
    completedAt: conclusion === null ? null : now,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    actions: [],
  });
}

/** Newest first, without those that were tampered with. */
export async function versionsOf({ repository }: Place, prp: string): Promise<readonly StoredVersion[]> {
  const history = new History(gitBranch(gitIn(repository.store.directory), 'prp-versions'));
  return (await history.list(prp)).flatMap((version) => (version.tampered ? [] : [version]));
}
