import type { Job } from './pull-request-context.ts';
import type { PullRequestChange } from './pull-request-changes.ts';

/** What is left out from the start, and why. */
export function noticesOn(
  { trigger, inputs }: Job,
  { missing, newestHead }: PullRequestChange,
  isOutdated: boolean,
): readonly string[] {
  const { fromFork, rights } = trigger;
  const notices: string[] = [];
  if (!rights.report) {
    const who = fromFork === true ? 'of a fork' : 'of Dependabot';
    notices.push(`This is a pull request ${who}, whose token may only read: ${withoutRights}`);
  } else if (fromFork === true) {
    notices.push('This pull request comes from a fork: static gates only, and no version is kept.');
  }
  if (isOutdated) {
    const now = newestHead?.slice(0, 7) ?? 'another commit';
    notices.push(`The pull request is at ${now} by now: this old run keeps no version.`);
  }
  if (inputs['dry-run']) notices.push('A dry run: nothing was kept, and nothing is said outside this summary.');
  const [first, ...others] = missing;
  if (first !== undefined) {
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    notices.push(
      `${first}${more} could not be looked at: no file of the checkout, or a link that leads nowhere in it.`,
    );
  }
  return notices;
}

const withoutRights =
  'static gates only, no version is kept, and this summary is the report. A workflow on `workflow_run` can say more.';
