import { PrpError } from '../../base/errors.ts';
import { TamperedError } from './tampered-error.ts';

/** The location of a version on the branch, from directory names alone. */
export interface VersionLocation {
  readonly prp: string;
  readonly bucket: string;
  readonly id: string;
}

export const bucketSize = 100;

const secondPattern = String.raw`\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])_(?:[01]\d|2[0-3])[0-5]\d[0-5]\d`;

const versionIdPattern = new RegExp(`^v${secondPattern}_([0-9a-f]{7})$`);

const recordIdPattern = new RegExp(`^${secondPattern}_\\d{3}_[0-9a-f]{8}$`);

export const readmePath = 'README.md';

export const maintenancePath = 'maintenance.json';

/** Where a repair keeps the readable part of a file: under `aside`, named after its former path. */
export function asidePath(stamp: Date, path: string): string {
  return `aside/${timestampText(stamp.getTime()).slice(0, 15)}/${encodeURIComponent(path)}`;
}

export function isAside(path: string): boolean {
  return /^aside\/\d{8}_\d{6}\/[^/]+$/.test(path) && !path.endsWith(`/${tagsFile}`);
}

/** A hundred versions share a directory, so an append rewrites small trees only. */
export function bucketOf(sequence: number): string {
  return String(Math.floor((sequence - 1) / bucketSize)).padStart(4, '0');
}

export function locationOf(memento: {
  readonly prp: string;
  readonly sequence: number;
  readonly id: string;
}): VersionLocation {
  const { prp, sequence, id } = memento;
  return { prp, bucket: bucketOf(sequence), id };
}

/** The lowest sequence in a bucket. */
export function lowestSequence(bucket: string): number {
  return Number(bucket) * bucketSize + 1;
}

export function isBucket(name: string): boolean {
  return /^\d{4,}$/.test(name);
}

export function isVersionId(name: string): boolean {
  return versionIdPattern.test(name);
}

/** The first digits of a checksum at the end of a version id. */
export function checksumHexOf(id: string): string {
  return versionIdPattern.exec(id)?.[1] ?? '';
}

export function directoryOf({ prp, bucket, id }: VersionLocation): string {
  return `${prp}/${bucket}/${id}`;
}

export function contentPath(location: VersionLocation): string {
  return `${directoryOf(location)}/prp.md`;
}

export function encryptedPath(location: VersionLocation): string {
  return `${contentPath(location)}.age`;
}

export function mementoPath(location: VersionLocation): string {
  return `${directoryOf(location)}/memento.json`;
}

export function validationsDirectory(location: VersionLocation): string {
  return `${directoryOf(location)}/validations`;
}

export function validationPath(location: VersionLocation, record: string): string {
  return `${validationsDirectory(location)}/${record}.json`;
}

export function executionsDirectory(location: VersionLocation): string {
  return `${directoryOf(location)}/executions`;
}

export function executionPath(location: VersionLocation, record: string): string {
  return `${executionsDirectory(location)}/${record}.json`;
}

/** The tags of a PRP are stored beside its buckets. */
export const tagsFile = 'tags.json';

export function tagsPath(prp: string): string {
  return `${prp}/${tagsFile}`;
}

/** The record's id, when a file name is that of a record. */
export function recordIdOf(fileName: string): string | undefined {
  const id = fileName.replace(/\.json$/, '');
  return id !== fileName && recordIdPattern.test(id) ? id : undefined;
}

/**
 * A new version id: the current time, but at least a second later than `parent`. Ids therefore sort as sequences do,
 * even where clocks go backwards or many versions are saved at once. Throws `E_INTEGRITY` when there is no later id.
 */
export function versionId(now: Date, checksum: string, parent: string | undefined): string {
  const earliest = parent === undefined ? 0 : parseTimestamp(parent.slice(1)) + 1000;
  const time = timestampText(Math.max(now.getTime(), earliest)).slice(0, 15);
  return `v${time}_${checksum.replace(/^sha256:/, '').slice(0, 7)}`;
}

/** When a version was made, from its id: milliseconds since 1970. */
export function sealedAt(id: string): number {
  return parseTimestamp(id.slice(1));
}

/** When a record was made, from its id: milliseconds since 1970. */
export function recordedAt(id: string): number {
  return parseTimestamp(id);
}

/** A record id that sorts after `newest`, whatever the clock says. `random` is below 1 and makes it unique. */
export function recordId(now: Date, newest: string | undefined, random: number): string {
  const earliest = newest === undefined ? 0 : parseTimestamp(newest) + 1;
  const suffix = Math.floor(random * 2 ** 32);
  return `${timestampText(Math.max(now.getTime(), earliest))}_${suffix.toString(16).padStart(8, '0')}`;
}

/** False for a path that cannot be a directory of the branch: it would be mistaken for a file of ours. */
export function isPrpPath(prp: string): boolean {
  const names = prp.split('/');
  const odd = names.find(
    (name) => ['', '.', '..', tagsFile].includes(name) || /^\.git$/i.test(name) || isVersionId(name),
  );
  return odd === undefined && names[0] !== maintenancePath && !prp.includes('\0');
}

/** Throws `E_USAGE` for such a path. */
export function checkPrpPath(prp: string): void {
  if (isPrpPath(prp)) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(prp)} cannot be the path of a PRP.`, {
    hint: 'Name it by its path from the root of the repository, for example PRPs/user-api.md.',
  });
}

export const branchReadme = `# Versions of this repository's PRPs

\`prp-action\` keeps every version of every PRP (Product Requirements Prompt) on this branch. It shares no history with
the code, and it only ever grows by new commits.

    PRPs/user-api.md/                    one directory for each PRP, named after its path
      0000/                              versions 1 to 100; 0001 holds the next hundred
        v20261122_101530_3fa9c1d/        one version: when it was sealed (UTC), and the start of its checksum
          prp.md                         the document, byte for byte; prp.md.age when it is encrypted
          memento.json                   where it came from, its checksum, and the digest of the version before it
          validations/                   what validating it showed, one file a run

Please do not edit anything here by hand: each version carries a digest of itself and of the one before it, so an edit
shows, and a version that was edited is refused from then on.

To look around:

    prp list                             the PRPs and how many versions each has
    prp list PRPs/user-api.md            its versions, newest first
    prp show PRPs/user-api.md v3         one version
    prp verify                           check every digest and checksum
    git log <this branch>                who saved what, and when
`;

/** The last time that an id can hold: the next year has five digits. */
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');

/** `20261122_101530_123`, UTC. Throws `E_INTEGRITY` after the year 9999, which no true id reaches. */
function timestampText(milliseconds: number): string {
  if (milliseconds > lastMs) {
    throw new TamperedError('chain-broken', 'No id can follow one from the end of the year 9999: that one is forged.');
  }
  return new Date(milliseconds)
    .toISOString()
    .replace(/[-:]|Z$/g, '')
    .replace(/[T.]/g, '_');
}

/** Parses a text that starts like one of `timestampText`, with or without milliseconds. */
function parseTimestamp(text: string): number {
  const [, date = '', hour = '', minute = '', second = '', fraction = '000'] =
    /^(\d{8})_(\d\d)(\d\d)(\d\d)(?:_(\d{3})_)?/.exec(text) ?? [];
  const day = date.replace(/^(\d{4})(\d\d)/, '$1-$2-');
  return Date.parse(`${day}T${hour}:${minute}:${second}.${fraction}Z`);
}

/** Clocks of machines differ, and a batch runs some seconds ahead; an id that is farther ahead is wrong. */
const toleranceMs = 48 * 3_600_000;

/**
 * The latest time that an id may hold, in milliseconds since 1970. An injected clock does not reduce it below the
 * system's.
 */
export function latestAllowedTime(now = new Date()): number {
  return Math.max(now.getTime(), Date.now()) + toleranceMs;
}

/** Throws `E_INTEGRITY` for an id that is dated after `latest`: all later versions would sort before it. */
export function checkNotInFuture(path: string, moment: number, latest = Infinity): void {
  if (moment <= latest) return;
  const [dated, now] = [moment, Date.now()].map((time) => new Date(time).toISOString().slice(0, 16).replace('T', ' '));
  throw new TamperedError(
    'chain-broken',
    `${path} is dated ${dated}, and the clock of this machine says ${now} (UTC).`,
    undefined,
    {
      hint: 'Check the clock of this machine first. If it is right, `prp repair` sets the wrongly dated entries aside.',
    },
  );
}
