import { plural } from '../base/plural.ts';
import { type Paint, plain, statusMark } from './paint.ts';
import type { ListData, SaveData, TagData } from './report.ts';
import { hint, movedLine } from './text-validate.ts';
import type { Version } from './version-data.ts';

export function saveText({ versions }: SaveData, paint: Paint): string {
  const lines = versions.flatMap(({ created, ...version }) => [
    created
      ? `${paint('green', '✓')} ${plain(version.prp)} saved as ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`
      : `${paint('dim', '·')} ${plain(version.prp)} is unchanged since ${paint('bold', `v${version.sequence}`)} ${paint('dim', version.id)}`,
    ...(created ? movedLine(version, paint) : []),
  ]);
  return `${lines.join('\n')}\n`;
}

export function listText({ versions, prps, problems }: ListData, paint: Paint): string {
  const numbers = new Map((versions ?? []).map(({ id, sequence }) => [id, `v${sequence}`]));
  const rows = prps ? prpRows(prps, paint) : (versions ?? []).map((version) => versionRow(version, numbers, paint));
  if (rows.length === 0 && problems.length === 0) {
    return 'No versions yet. `prp validate` and `prp save <prp>` keep one.\n';
  }
  const head = versions?.[0] === undefined ? [] : [plain(versions[0].prp)];
  const first = prps?.find(({ movedTo }) => movedTo === null)?.prp;
  return [
    ...head,
    ...rows,
    ...problems.map(
      ({ version, message }) => ` ${paint('red', '✗')} ${version} ${paint('red', 'tampered')} ${plain(message)}`,
    ),
    ...(first === undefined ? [] : [hint('Versions of one', ['prp', 'list', first], paint)]),
    '',
  ].join('\n');
}

function versionRow(version: Version, numbers: ReadonlyMap<string, string>, paint: Paint): string {
  const { sequence, id, status, reason, restoredFrom, commit, source, tags, encrypted, actor } = version;
  const { mark, style } = statusMark[version.passedAs === undefined ? status : 'passed'];
  const moved = version.movedFrom === null ? [] : [`was ${plain(version.movedFrom)}`];
  const origin = restoredFrom === null ? reason : `${reason} from ${numbers.get(restoredFrom) ?? restoredFrom}`;
  const at = commit === null ? 'no commit' : `${commit.slice(0, 7)}${source.dirty ? '+' : ''}`;
  return [
    ` ${paint(style, mark)}`,
    paint('bold', `v${sequence}`.padEnd(5)),
    paint('cyan', id),
    when(version),
    (version.passedAs === undefined ? status : `passed (as v${version.passedAs})`).padEnd(11),
    at.padEnd(9),
    origin,
    ...moved,
    ...tags.map((tag) => paint('yellow', `[${plain(tag)}]`)),
    ...(encrypted ? ['encrypted'] : []),
    paint('dim', plain(actor ?? '')),
  ].join(' ');
}

function prpRows(prps: NonNullable<ListData['prps']>, paint: Paint): readonly string[] {
  const width = Math.max(...prps.map(({ prp }) => prp.length));
  return prps.map(({ prp, versions, latest, movedTo }) => {
    if (movedTo !== null) return ` ${paint('dim', '↪')} ${plain(prp).padEnd(width)}  moved to ${plain(movedTo)}`;
    const { mark, style } = statusMark[latest?.passedAs === undefined ? (latest?.status ?? 'failed') : 'passed'];
    const newest = latest ? `latest ${paint('bold', `v${latest.sequence}`)} ${paint('dim', when(latest))}` : '';
    return ` ${paint(style, mark)} ${plain(prp).padEnd(width)}  ${plural(versions, 'version').padEnd(12)} ${newest}`;
  });
}

function when({ timestamp }: Version): string {
  return timestamp.slice(0, 16).replace('T', ' ');
}

export function tagText({ prp, action, name, dryRun, tags }: TagData, paint: Paint): string {
  const width = Math.max(0, ...tags.map((tag) => tag.name.length));
  const rows = tags.map(({ name: own, version, sequence, timestamp, actor, problem }) =>
    [
      ` ${problem === null ? paint('yellow', '•') : paint('red', '✗')}`,
      paint('bold', plain(own).padEnd(width)),
      (sequence === null ? '' : `v${sequence}`).padEnd(5),
      paint('cyan', version),
      timestamp.slice(0, 16).replace('T', ' '),
      problem === null ? paint('dim', plain(actor ?? '')) : paint('red', plain(problem)),
    ].join(' '),
  );
  const done =
    name === null ? [] : [`${paint('green', '✓')} ${plain(name)} ${tagChange(action, dryRun)} in ${plain(prp)}`];
  if (tags.length > 0) return [...done, plain(prp), ...rows, ''].join('\n');
  return [
    ...done,
    `${plain(prp)} has no tags.`,
    hint('Add one', ['prp', 'tag', prp, 'latest', 'approved'], paint),
    '',
  ].join('\n');
}

function tagChange(action: TagData['action'], dryRun: boolean): string {
  if (action === 'unchanged' || action === 'listed') return 'is there already';
  return `${dryRun ? 'would be ' : ''}${action}`;
}
