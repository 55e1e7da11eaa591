import type { StepResult } from '../../test/support/workflow.ts';
import { type Step, workflowIn } from '../../test/support/workflow.ts';
import type { WorkflowEvent } from '../../test/support/action-run.ts';
import type { Pull } from '../../test/support/github/repository-state.ts';
import type { RepositoryChange } from '../../test/support/github/fake-repository.ts';

/** One thing that the action left on GitHub. */
export interface Shown {
  /** Part of the file's name. */
  readonly name: string;
  readonly kind: 'comment' | 'check' | 'summary';
  /** Of a check: its conclusion and its title. */
  readonly title: string;
  /** A check has two fields; empty: it is not there. */
  readonly markdown: readonly string[];
}

/** `acme/notes` on a GitHub of the preview, where each run of the built action happens one minute after the one before. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A module for `--import`. */
export const clockFile = new URL('fixed-clock.ts', import.meta.url).href;

export async function openStage(files: Readonly<Record<string, string>>) {
  let now = Date.parse('2026-11-28T09:00:00Z');
  let runs = 0;
  const at = await workflowIn({ fullName: 'acme/notes', now: () => new Date(now), files });
  const { repository, events } = at;
  repository.allow('ada', 'write');

  async function run(event: WorkflowEvent, step: Step = {}): Promise<StepResult> {
    now += 60_000;
    runs += 1;
    const env = { NODE_OPTIONS: `--import=${clockFile}`, PRP_PREVIEW_NOW: new Date(now).toISOString(), ...step.env };
    return at.runBuilt(event, { runId: 4400 + runs, runNumber: runs, ...step, env });
  }

  /** Commits to `main`, and runs the action for the push. */
  async function push(change: RepositoryChange): Promise<StepResult> {
    const before = await repository.head();
    const after = await repository.commit('main', change);
    return run(await events.push('main', { before, after }));
  }

  /** The address of this GitHub is another one in each run. */
  const shown = (kind: Shown['kind'], name: string, title: string, ...texts: readonly string[]): Shown => ({
    name,
    kind,
    title,
    markdown: texts
      .filter((text) => text !== '')
      .map((text) => text.replaceAll(at.github.serverUrl, 'https://github.com')),
  });

  async function validate(pull: Pull, step: Step = {}): Promise<StepResult> {
    return run(await events.pullRequest(pull, 'synchronize'), step);
  }

  /** Opens a pull request with a change. */
  async function propose(change: RepositoryChange, branch = 'topic'): Promise<Pull> {
    await repository.commit(branch, change);
    return repository.openPull({ head: branch, author: 'ada', title: 'A pull request' });
  }

  return {
    at,
    repository,
    events,
    run,
    push,
    validate,
    propose,
    /** Validates a change in a pull request, and merges it: its versions are kept as passed. */
    async merge(change: RepositoryChange): Promise<void> {
      const pull = await propose(change, `merged-${runs}`);
      await validate(pull);
      await repository.closePull(pull, 'ada');
    },
    /** Writes a comment on a pull request, and runs the action for it. */
    async say(pull: Pull, body: string): Promise<StepResult> {
      return run(await events.issueComment(repository.comment(pull.number, body, 'ada')));
    },
    /** The newest comment of the action. */
    lastComment(name = ''): Shown {
      const theirs = [...repository.comments.values()].filter(({ author }) => author.login.endsWith('[bot]'));
      const [last] = theirs.toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt) || other.id - one.id);
      return shown('comment', name, '', last?.body ?? '');
    },
    lastCheck(name = ''): Shown {
      const check = repository.checkRuns.at(-1);
      const state = check?.conclusion ?? check?.status ?? 'no check';
      return shown('check', name, `${state}: ${check?.title ?? ''}`, check?.summary ?? '', check?.text ?? '');
    },
    summary: ({ summary }: StepResult, name = ''): Shown => shown('summary', name, '', summary),
    /** The text of the line to paste in the last comment that begins like this. */
    pasted(start: string): string {
      const body = [...repository.comments.values()].at(-1)?.body ?? '';
      return (
        body
          .split('\n')
          .find((line) => line.trim().startsWith(start))
          ?.trim() ?? start
      );
    },
  };
}
