import { plural } from '../base/plural.ts';
import type { GateTrend } from '../history/records/gate-trends.ts';
import type { StatusData } from './command-data.ts';
import { markdownDetails, markdownFence, markdownMessage, markdownText } from './markdown-text.ts';
import { duration } from './paint.ts';
import { slashLine } from './pasteable-command.ts';
import type { PullRequestReport } from './pull-request-report.ts';
import { historyUrl, versionUrl } from './repository-links.ts';
import type { CleanupData, HistoryData, ListData, SaveData } from './report.ts';
import type { Version } from './version-data.ts';

/** Where a reply or a summary stands. With a `number` it is in a pull request, where slash-commands work. */
export type ReplyTarget = Pick<PullRequestReport, 'head' | 'repositoryUrl' | 'versionsBranch' | 'number' | 'landing'>;

const rowsAtMost = 50;
const tagsAtMost = 5;
const problemsAtMost = 5;

const states = {
  passed: '✅ passed',
  failed: '❌ failed',
  unvalidated: '⚪ not checked',
} as const satisfies Record<Version['status'], string>;
const tampered = '❌ changed after it was kept';

/** A command to paste; nothing when it cannot be written on one line, or where no comment is answered. */
export function paste(what: string, target: ReplyTarget, ...words: readonly string[]): readonly string[] {
  const line = target.number === undefined ? undefined : slashLine(...words);
  return line === undefined ? [] : [what, markdownFence(line)];
}

/** The versions of a PRP, or all PRPs. */
export function listBlocks({ versions, prps, problems }: ListData, target: ReplyTarget): readonly string[] {
  const bad = problems
    .slice(0, problemsAtMost)
    .map(({ version, message }) => `> ❌ ${markdownText(version, 60)}: ${markdownMessage(message)}`);
  if (prps !== undefined) return [...allPrps(prps, target), ...bad];
  const [latest] = versions ?? [];
  if (versions === undefined || latest === undefined) {
    return ['### No versions are kept yet', ...bad, ...paste('To keep one:', target, 'validate')];
  }
  const rows = versions.slice(0, rowsAtMost).map((version) => {
    const { timestamp, status, reason, tags } = version;
    const named = tags.slice(0, tagsAtMost).map((tag) => ` **${markdownText(tag, 64)}**`);
    return `| [v${version.sequence}](${versionUrl(target, version)})${named.join('')} | ${states[status]} | ${minute(timestamp)}, ${reason} |`;
  });
  const left = versions.length - rows.length;
  const passed = versions.slice(1).find(({ status }) => status === 'passed');
  return [
    `### Versions of ${markdownText(latest.prp, 200)}`,
    ['| Version | Result | Made (UTC) |', '|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'older version')}.`] : []),
    ...bad,
    ...(versions.length > 1
      ? paste('What the latest version changed:', target, 'diff', latest.prp, 'previous', 'latest')
      : []),
    ...(passed === undefined
      ? []
      : paste(
          `To restore v${passed.sequence}:`,
          target,
          'rollback',
          latest.prp,
          `v${passed.sequence}`,
          '--expect',
          target.head,
        )),
  ];
}

function allPrps(listed: NonNullable<ListData['prps']>, target: ReplyTarget): readonly string[] {
  const prps = listed.filter(({ movedTo }) => movedTo === null);
  const moved = listed.flatMap(({ prp, movedTo }) =>
    movedTo === null ? [] : [`- ${markdownText(prp, 200)} moved to ${markdownText(movedTo, 200)}`],
  );
  if (prps.length === 0) return ['### No versions are kept yet', ...paste('To keep one:', target, 'validate')];
  const versions = prps.reduce((sum, one) => sum + one.versions, 0);
  const rows = prps.slice(0, rowsAtMost).map(({ prp, latest, versions: count, movedTo }) => {
    const link = `[${markdownText(prp, 200)}](${historyUrl(target, prp)})`;
    if (movedTo !== null) return `| ${link} | moved to ${markdownText(movedTo, 200)} | ${plural(count, 'version')} |`;
    return `| ${link} | ${latest === null ? tampered : states[latest.status]} | ${latest === null ? plural(count, 'version') : versionLink(latest, target)} |`;
  });
  const left = prps.length - rows.length;
  const [first] = prps;
  return [
    `### ${plural(prps.length, 'PRP')}, ${plural(versions, 'version')}`,
    ['| PRP | Result | Version |', '|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more PRP')}.`] : []),
    ...(moved.length > 0 ? [moved.slice(0, rowsAtMost).join('\n')] : []),
    ...(first === undefined ? [] : paste('The versions of one:', target, 'list', first.prp)),
  ];
}

function versionLink(version: Version, target: ReplyTarget): string {
  return `[v${version.sequence}](${versionUrl(target, version)})`;
}

/** The versions that a push kept. */
export function saveBlocks({ versions }: SaveData, target: ReplyTarget): readonly string[] {
  const created = versions.filter((version) => version.created);
  const rows = versions.slice(0, rowsAtMost).map((version) => {
    const did = version.created ? 'new' : 'unchanged';
    return `| ${markdownText(version.prp, 200)} | ${versionLink(version, target)} | ${did} |`;
  });
  const left = versions.length - rows.length;
  const head =
    versions.length === 0
      ? '### No version was kept'
      : created.length === 0
        ? '### ✅ No new version: all PRPs are kept already'
        : `### ✅ ${plural(created.length, 'new version')}`;
  if (versions.length === 0) return [head];
  return [
    head,
    ['| PRP | Version | State |', '|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more PRP')}.`] : []),
  ];
}

/** The state of all PRPs. Nothing about this machine. */
export function statusBlocks({ versions, performance }: StatusData, target: ReplyTarget): readonly string[] {
  const { prps, totals, states: counts } = versions;
  if (prps.length === 0) return ['### No versions are kept yet', ...paste('To keep one:', target, 'validate')];
  const said = [
    ...(counts.failed > 0 ? [`❌ ${counts.failed} failed`] : []),
    ...(counts.tampered > 0 ? [`❌ ${counts.tampered} changed after they were kept`] : []),
    ...(counts.passed > 0 ? [`✅ ${counts.passed} passed`] : []),
    ...(counts.unvalidated > 0 ? [`⚪ ${counts.unvalidated} not checked`] : []),
  ];
  const order = { failed: 1, unvalidated: 2, passed: 3 } as const;
  const sorted = prps.toSorted(
    (a, b) => (a.latest === null ? 0 : order[a.latest.status]) - (b.latest === null ? 0 : order[b.latest.status]),
  );
  const rows = sorted.slice(0, rowsAtMost).map(({ prp, latest, versions: count }) => {
    const link = `[${markdownText(prp, 200)}](${historyUrl(target, prp)})`;
    if (latest === null) return `| ${link} | ${tampered} | ${plural(count, 'version')} |`;
    const when = latest.validation === null ? '' : `, ${minute(latest.validation.timestamp)}`;
    return `| ${link} | ${states[latest.status]}${when} | v${latest.sequence} |`;
  });
  const left = prps.length - rows.length;
  return [
    `### ${plural(totals.prps, 'PRP')}, ${plural(totals.versions, 'version')}`,
    said.join(' · '),
    ['| PRP | Last result (UTC) | Version |', '|---|---|---|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more PRP')}.`] : []),
    ...trendFold(performance),
  ];
}

/** The validations and executions of a PRP, and how its gates have done. */
export function historyBlocks({ prp, executions, validations, trends, problems }: HistoryData): readonly string[] {
  if (validations.length + executions.length + problems.length === 0) {
    return [`### ${markdownText(prp, 200)} was not checked yet`];
  }
  const checks = validations.slice(0, rowsAtMost).map(({ sequence, timestamp, verdict, totals }) => {
    const errors = totals.errors > 0 ? `, ${plural(totals.errors, 'error')}` : '';
    return `| v${sequence} | ${states[verdict]}${errors} | ${minute(timestamp)} |`;
  });
  const runs = executions.slice(0, rowsAtMost).map(({ sequence, timestamp, status, agent }) => {
    const by = agent === null || agent === undefined ? '' : `, ${markdownText(agent, 60)}`;
    return `| v${sequence} | ${markdownText(status, 30)}${by} | ${minute(timestamp)} |`;
  });
  const left = validations.length - checks.length;
  return [
    `### History of ${markdownText(prp, 200)}`,
    ...(checks.length === 0 ? [] : [['| Version | Result | Checked (UTC) |', '|---|---|---|', ...checks].join('\n')]),
    ...(left > 0 ? [`… and ${plural(left, 'older validation')}.`] : []),
    ...(runs.length === 0 ? [] : [['| Version | Executed | When (UTC) |', '|---|---|---|', ...runs].join('\n')]),
    ...problems.slice(0, problemsAtMost).map(({ message }) => `> ❌ ${markdownMessage(message)}`),
    ...trendFold(trends.gates),
  ];
}

const longerMs = 1_000;

/** Only gates that fail at times, take long or change: all others are as they should be. */
function trendFold(gates: readonly GateTrend[]): readonly string[] {
  const telling = gates.filter(({ passRate, p50Ms }) => passRate < 1 || p50Ms >= longerMs);
  if (telling.length === 0) return [];
  const rows = telling.slice(0, rowsAtMost).map(({ id, runs, passRate, p50Ms, trend }) => {
    const change = trend === 'improving' || trend === 'worsening' ? `, ${trend}` : '';
    return `| ${markdownText(id, 60)} | ${Math.round(passRate * 100)} % of ${plural(runs, 'run')}${change} | ${duration(p50Ms)} |`;
  });
  return [
    markdownDetails(
      'Gates that failed or took long',
      ['| Gate | Passed | Usual time |', '|---|---|---|', ...rows].join('\n'),
    ),
  ];
}

/** The versions that a clean-up removed. */
export function cleanupBlocks({ removed, kept, dryRun, limits }: CleanupData): readonly string[] {
  if (limits.maxVersions === null && limits.olderThanDays === null)
    return ['No limit is set, so no version is too old.'];
  if (removed.length === 0) return [`No version is beyond the limits; ${plural(kept, 'version')} stay.`];
  const byPrp = [...Map.groupBy(removed, ({ prp }) => prp)];
  const rows = byPrp
    .slice(0, rowsAtMost)
    .map(([prp, versions]) => `| ${markdownText(prp, 200)} | ${versions.length} |`);
  const left = byPrp.length - rows.length;
  return [
    `### ${plural(removed.length, 'old version')} ${dryRun ? 'would be removed' : 'removed'}; ${kept} stay`,
    ['| PRP | Removed |', '|---|--:|', ...rows].join('\n'),
    ...(left > 0 ? [`… and ${plural(left, 'more PRP')}.`] : []),
  ];
}

function minute(timestamp: string): string {
  return timestamp.slice(0, 16).replace('T', ' ');
}
