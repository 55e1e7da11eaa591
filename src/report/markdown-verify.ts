import { projectUrl } from '../base/docs-url.ts';
import { plural } from '../base/plural.ts';
import type { Problem } from '../history/versions/tampered-error.ts';
import { markdownDetails, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import type { VerifyData } from './report.ts';
import { commitLink } from './repository-links.ts';
import { shellCommand } from './pasteable-command.ts';

type Place = Pick<PullRequestReport, 'repositoryUrl' | 'versionsBranch'>;

const problemsAtMost = 50;
const notesAtMost = 5;
const prpsAtMost = 20;

const kinds = {
  'checksum-mismatch': 'Content differs from its checksum',
  'digest-mismatch': 'A sealed file was changed',
  'chain-broken': 'The chain of versions is broken',
  'missing-content': 'Content was deleted',
  unreadable: 'Content cannot be read',
} as const satisfies Record<Problem['kind'], string>;

/** The result of a verification of all versions: one sentence when all is well. Returns blocks. */
export function verifyBlocks(data: VerifyData, place: Place): readonly string[] {
  const { problems, partly, checked } = data;
  if (problems.length > 0) return alarm(data, place);
  const extent = extentOf(data);
  const notes = data.notes.slice(0, notesAtMost).map((note) => `> ${markdownMessage(note)}`);
  if (partly === undefined) {
    const all =
      checked === 0 ? 'No versions are kept yet' : `All ${plural(checked, 'version')} are as they were sealed`;
    return [
      `### ✅ ${checked === 1 ? 'The only version is as it was sealed' : all}`,
      ...(extent === '' ? [] : [`${extent}.`]),
      ...notes,
    ];
  }
  return [
    `### ❌ ${plural(checked, 'version')} checked, but not the log of the branch`,
    `The log could not be read: ${markdownMessage(partly)}`,
    'A version that was deleted as a whole would not be noticed.',
    ...(extent === '' ? [] : [`${extent}.`]),
  ];
}

/** `31 PRPs, 214 versions, 1,902 records, and the log back to its first commit`. */
function extentOf({ prps, checked, partly, isLogComplete }: VerifyData): string {
  if (prps === undefined) return '';
  const records = prps.reduce((sum, one) => sum + one.records, 0);
  const counts = [
    plural(prps.length, 'PRP'),
    plural(checked, 'version'),
    `${records.toLocaleString('en')} ${records === 1 ? 'record' : 'records'}`,
  ];
  if (partly !== undefined) return counts.join(', ');
  return `${counts.join(', ')}, and the log back to ${isLogComplete === false ? 'where it was cut off' : 'its first commit'}`;
}

function alarm(data: VerifyData, place: Place): readonly string[] {
  const { problems, checked, head } = data;
  const versions = new Set(problems.map(({ prp, version }) => `${prp}\n${version}`)).size;
  const extent = extentOf(data);
  const branch = `\`${markdownBranch(place.versionsBranch)}\``;
  const at = head === undefined ? '' : ` at ${commitLink(place, head)}`;
  const numbered = withNumbers(problems);
  // The files and the log may both show one change.
  const all = [
    ...new Set(
      numbered.map((problem) => `| ❌ ${kinds[problem.kind]} | ${whereOf(problem)} | ${changedBy(problem, place)} |`),
    ),
  ];
  const rows = all.slice(0, problemsAtMost);
  const left = all.length - rows.length;
  return [
    `### ❌ ${versions} of ${plural(Math.max(checked, versions), 'version')} ${versions === 1 ? 'is' : 'are'} not as ${versions === 1 ? 'it was' : 'they were'} sealed`,
    `Checked ${branch}${at}${extent === '' ? '' : `: ${extent}`}.`,
    ['| What | Where | Changed by |', '|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more problem')}.`] : []),
    markdownDetails(
      'Each problem in a sentence',
      problems
        .slice(0, problemsAtMost)
        .map(({ message }) => `- ${markdownMessage(message)}`)
        .join('\n'),
    ),
    `Nothing was repaired. ${versions === 1 ? 'This version cannot' : 'These versions cannot'} be restored, compared or shown until ${versions === 1 ? 'it is' : 'they are'} repaired.`,
    ...whatToDo(problems, place),
    ...soundOnes(data),
  ];
}

/** Problems with the number of their version, where any of them has it: ids are long. */
function withNumbers(problems: readonly Problem[]): readonly Problem[] {
  const numbers = new Map(problems.map(({ prp, version, sequence }) => [sequence && `${prp}\n${version}`, sequence]));
  return problems.map((problem) => {
    const sequence = problem.sequence ?? numbers.get(`${problem.prp}\n${problem.version}`);
    return sequence === undefined ? problem : { ...problem, sequence };
  });
}

/** The name of a branch in code: the configuration allows no backtick. */
function markdownBranch(name: string): string {
  return name.replaceAll(/[`|\n]/g, '');
}

function whereOf({ prp, version, sequence }: Problem): string {
  if (prp === null) return 'the branch';
  const name = prp.slice(prp.lastIndexOf('/') + 1).replace(/(?<=.)\.md$/i, '');
  const which = sequence === undefined ? (version === null ? '' : ` ${markdownText(version, 60)}`) : ` v${sequence}`;
  return `**${markdownText(name, 80) || 'untitled'}**${which}`;
}

function changedBy({ commit }: Problem, place: Place): string {
  if (commit === undefined) return '·';
  const when = commit.timestamp === undefined ? '' : `, ${dayOf(commit.timestamp)}`;
  return `${commitLink(place, commit.id)}${when}`;
}

function dayOf(timestamp: string): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return markdownText(timestamp, 30);
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
}

function whatToDo(problems: readonly Problem[], { versionsBranch }: Place): readonly string[] {
  const ids = [...new Set(problems.flatMap(({ commit }) => commit?.id ?? []))].filter((id) =>
    /^[\da-f]{7,64}$/.test(id),
  );
  const steps =
    ids.length === 0
      ? ['1. Look at the last commits of the branch: some commit is not by `prp`.']
      : [
          `1. Look at the ${ids.length === 1 ? 'commit' : 'commits'} above: \`prp\` did not write ${ids.length === 1 ? 'it' : 'them'}.`,
          [
            '2. Undo the change; every later version stays:',
            '',
            ...markdownFence(
              [
                shellCommand('git', 'worktree', 'add', '../versions', versionsBranch),
                shellCommand('git', '-C', '../versions', 'revert', ...ids.slice(0, 10).map((id) => id.slice(0, 12))),
                shellCommand('git', '-C', '../versions', 'push'),
              ].join('\n'),
              'sh',
            )
              .split('\n')
              .map((line) => `   ${line}`),
          ].join('\n'),
        ];
  const last = `${ids.length === 0 ? 2 : 3}. Let only the workflow write this branch: [how](${projectUrl('SECURITY.md')})`;
  return ['**What to do**', [...steps, last].join('\n')];
}

function soundOnes({ prps = [], problems }: VerifyData): readonly string[] {
  const hurt = new Set(problems.map(({ prp }) => prp));
  const sound = prps.filter(({ prp }) => !hurt.has(prp));
  if (sound.length === 0) return [];
  const shown = sound.slice(0, prpsAtMost).map(({ prp, versions }) => `${markdownText(prp, 120)} (${versions})`);
  const left = sound.length - shown.length;
  const many = sound.length === 1 ? '1 PRP is' : `${sound.length} PRPs are`;
  return [
    markdownDetails(
      `${many} as ${sound.length === 1 ? 'it was' : 'they were'} sealed`,
      `${shown.join(', ')}${left > 0 ? ` … and ${left} more` : ''}`,
    ),
  ];
}
