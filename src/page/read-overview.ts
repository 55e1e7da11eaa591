import type { ListedVersion, StoredVersion } from '../history/history.ts';
import type { ValidationRecord } from '../history/records/validation-record.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { namePrps, type PrpName } from '../report/prp-names.ts';
import { risksBetween } from './compared-versions.ts';
import { prpFolder } from './page-path.ts';
import { orIfDamaged, type PageSource } from './page-source.ts';
import { type PrpState, rankOf, stateOf } from './prp-state.ts';

/** One PRP among all. */
export interface PrpSummary {
  readonly prp: string;
  readonly name: PrpName;
  /** How many, also under its former paths. */
  readonly versions: number;
  readonly latest: ListedVersion;
  readonly state: PrpState;
  /** Number of the version before, and where the latest asks for less; empty without one. */
  readonly before: number | undefined;
  readonly risks: readonly Risk[];
  /** Files that the latest version cites, and those of them that changed since; undefined where that is unknown. */
  readonly cites: { readonly files: number; readonly changed: number } | undefined;
}

export interface Overview {
  readonly head: string | undefined;
  /** Those that need a person first, then the newest first. */
  readonly prps: readonly PrpSummary[];
  /** The newest validations of all PRPs by run, newest first: all records of one run have one time. */
  readonly runs: readonly (readonly Validated[])[];
  /** By the folder of their pages. */
  readonly byFolder: ReadonlyMap<string, PrpSummary>;
  readonly versions: number;
  /** The newest versions or records are from then; empty without any. */
  readonly newest: string;
  /** PRPs that were compared with their version before: the ones that changed last. */
  readonly compared: number;
}

/** PRPs whose latest version is compared with the one before: a change of long ago needs no second look. */
const mostCompared = 50;

/** Reads the newest version of every PRP, once for each commit of the branch. */
export async function readOverview(source: PageSource): Promise<Overview> {
  const [head, files] = await Promise.all([source.history.head(), source.cited?.state()]);
  return source.memory.keepFor(`${head} ${files}`, 'overview', () => readAll(source, head));
}

async function readAll(source: PageSource, head: string | undefined): Promise<Overview> {
  const { history } = source;
  const listed = (await history.prps()).filter(({ movedTo }) => movedTo === null);
  const names = namePrps(listed.map(({ prp }) => prp));
  const recent = listed
    .filter(({ versions }) => versions > 1)
    .toSorted((a, b) => (timeOf(a.latest) < timeOf(b.latest) ? 1 : -1))
    .slice(0, mostCompared);
  const looks = new Map<string, Pick<PrpSummary, 'before' | 'risks'>>();
  for (const { prp } of recent) {
    const { versions } = await orIfDamaged({ total: 0, versions: [] }, () => history.slice(prp, { from: 0, count: 2 }));
    const [latest, before] = versions;
    const risks = await risksBetween(before, latest, source);
    looks.set(prp, { before: before === undefined || before.tampered ? undefined : before.memento.sequence, risks });
  }
  const citesOf = await readCites(
    listed.map(({ latest }) => latest),
    source,
  );
  const prps: PrpSummary[] = [];
  for (const { prp, versions, latest } of listed) {
    const { before, risks } = looks.get(prp) ?? { before: undefined, risks: [] };
    const passedAs = latest.tampered ? undefined : await orIfDamaged(undefined, () => history.passedAs(prp, latest));
    const name = names.get(prp) ?? { name: prp, folder: '' };
    const state = stateOf(latest, risks, passedAs);
    prps.push({ prp, name, versions, latest, before, risks, state, cites: citesOf(latest) });
  }
  const sorted = prps.toSorted(
    (a, b) =>
      rankOf(a.state) - rankOf(b.state) || timeOf(b.latest).localeCompare(timeOf(a.latest)) || (a.prp < b.prp ? -1 : 1),
  );
  return {
    head,
    prps: sorted,
    runs: runsOf(sorted),
    byFolder: new Map(prps.map((summary) => [prpFolder(summary.prp), summary])),
    versions: listed.reduce((sum, { versions }) => sum + versions, 0),
    newest: listed.reduce((newest, { latest }) => later(newest, timeOf(latest), validatedAt(latest)), ''),
    compared: recent.length,
  };
}

/** Compares the files that versions cite with those of now, all at once. */
async function readCites(
  versions: readonly ListedVersion[],
  { cited }: PageSource,
): Promise<(version: ListedVersion) => PrpSummary['cites']> {
  if (cited === undefined) return () => undefined;
  const paths = new Set(versions.flatMap((version) => referencesOf(version).map(({ path }) => path)));
  const ids = await cited.ids([...paths]);
  return (version) => {
    const references = referencesOf(version);
    return {
      files: references.length,
      changed: references.filter(({ path, blob }) => ids.get(path) !== blob).length,
    };
  };
}

function referencesOf(version: ListedVersion) {
  return version.tampered ? [] : version.memento.references.filter(({ blob }) => blob !== null);
}

function timeOf(version: ListedVersion): string {
  return version.tampered ? '' : version.memento.timestamp;
}

function validatedAt(version: ListedVersion): string {
  return version.tampered ? '' : (version.validation?.timestamp ?? '');
}

function later(...times: readonly string[]): string {
  return times.reduce((latest, time) => (time > latest ? time : latest), '');
}

/** A validation with its version. */
export interface Validated {
  readonly summary: PrpSummary;
  readonly version: StoredVersion;
  readonly record: ValidationRecord;
}

function runsOf(prps: readonly PrpSummary[]): readonly (readonly Validated[])[] {
  const validated = prps.flatMap((summary): readonly Validated[] => {
    const { latest } = summary;
    return latest.tampered || latest.validation === null
      ? []
      : [{ summary, version: latest, record: latest.validation }];
  });
  return [...Map.groupBy(validated, ({ record }) => record.timestamp)]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([, run]) => run);
}
