import { PrpError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { type VersionLocation, bucketOf, bucketSize, checksumHexOf, isVersionId, mementoPath } from './layout.ts';
import { lineLocations, walkLine } from './line-locations.ts';
import { locationsAround, newestVersions, readVersionsWhere } from './version-list.ts';
import type { Snapshot } from './snapshot.ts';
import { type SelectorReading, parseSelector } from './selector.ts';
import { missingVersionMessage, readLineTags, replacedVersionMessage } from './tags.ts';
import { TamperedError } from './tampered-error.ts';
import { type ListedVersion, type StoredVersion, idOf, sequenceOf } from './stored-version.ts';
import type { Branch } from '../branch/branch.ts';
import { oneLine } from '../branch/commit-message.ts';
import { parseRemoved } from '../branch/parse-trailers.ts';

/** Selectors that are neither numbers, ids nor tags. */
const words = ['latest', 'previous', 'last-passing'];

/** How many versions a message names. */
const maxNamed = 5;

/**
 * The one version that a selector means. Throws `E_NOT_FOUND` when there is none or more than one, with the nearest
 * ones, and `E_INTEGRITY` or `E_FORMAT` when the version is invalid.
 */
export async function selectVersion(at: Snapshot, prp: string, selector: string): Promise<StoredVersion> {
  for (const reading of parseSelector(selector)) {
    const found = await resolveReading(reading, at, prp);
    if (found.length > 1) throw ambiguousError(prp, selector, found);
    const [version] = found;
    if (version?.tampered) throw version.problem;
    if (version) return version;
  }
  throw await unknownVersionError(at, prp, selector);
}

/**
 * Several when the reading is ambiguous; versions that agree in the whole selected property count as one: the newest.
 */
async function resolveReading(reading: SelectorReading, at: Snapshot, prp: string): Promise<readonly ListedVersion[]> {
  switch (reading.kind) {
    case 'latest':
      return newestVersions(at, prp, 1);
    case 'previous':
      return (await Array.fromAsync(walkLine(at, prp, 2))).slice(1);
    case 'last-passing':
      for await (const version of walkLine(at, prp))
        if (!version.tampered && version.status === 'passed') return [version];
      return [];
    case 'sequence':
      return findNumbered(at, prp, reading.sequence);
    case 'id': {
      const locations = await lineLocations(at, prp);
      const first = new Set(locations.filter(({ id }) => id.startsWith(reading.prefix)).slice(0, maxNamed + 1));
      return readVersionsWhere(at, locations, (location) => first.has(location));
    }
    case 'checksum': {
      const locations = await lineLocations(at, prp);
      const versions = await readVersionsWhere(at, locations, ({ id }) =>
        sharePrefix(checksumHexOf(id), reading.prefix),
      );
      const sound = versions.filter((version) => !version.tampered);
      const matching = sound.filter(({ memento }) => memento.checksum.startsWith(`sha256:${reading.prefix}`));
      const distinct = distinctBy(matching, ({ memento }) => memento.checksum);
      return distinct.length > 0 ? distinct : versions.filter((version) => version.tampered).slice(0, 1);
    }
    case 'commit': {
      const matching: StoredVersion[] = [];
      for await (const version of walkLine(at, prp)) {
        if (!version.tampered && version.memento.source.commit?.startsWith(reading.prefix)) matching.push(version);
      }
      return distinctBy(matching, ({ memento }) => memento.source.commit);
    }
    case 'tag':
      return findTagged(at, prp, reading.name);
  }
}

/** Looks under the present path first: there, its bucket tells where. */
async function findNumbered(at: Snapshot, prp: string, sequence: number): Promise<readonly ListedVersion[]> {
  const near = await locationsAround(at, prp, bucketOf(sequence));
  const there = await numberedAmong(at, near, sequence);
  if (there.length > 0) return there;
  const line = await lineLocations(at, prp);
  const former = [...new Set(line.map((location) => location.prp))].slice(1);
  for (const path of former) {
    const own = line.filter((location) => location.prp === path);
    const found = await numberedAmong(at, own, sequence);
    if (found.length > 0) return found;
  }
  return [];
}

async function numberedAmong(
  at: Snapshot,
  locations: readonly VersionLocation[],
  sequence: number,
): Promise<readonly ListedVersion[]> {
  const bucket = bucketOf(sequence);
  const found = await findSequence(at, locations, sequence);
  const versions = await readVersionsWhere(at, locations, (location) =>
    found ? location === found : location.bucket === bucket,
  );
  return versions.filter((version) => sequenceOf(version) === sequence);
}

/** Throws `E_INTEGRITY` when the tagged version is missing, or was replaced. */
async function findTagged(at: Snapshot, prp: string, name: string): Promise<readonly ListedVersion[]> {
  const line = await lineLocations(at, prp);
  const tag = (await readLineTags(at, prp, line)).find((one) => one.name === name);
  if (tag === undefined) return [];
  const found = await readVersionsWhere(at, line, ({ id }) => id === tag.version);
  if (found.length === 0) throw new TamperedError('missing-content', missingVersionMessage(prp, tag));
  return found.map((version) => {
    if (version.tampered || version.memento.digest === tag.mementoDigest) return version;
    throw new TamperedError('digest-mismatch', replacedVersionMessage(prp, tag, version.memento.digest));
  });
}

/**
 * For versions of a PRP, by id: the number of the newest other version that passed with the same bytes. Ids hold the start
 * of the checksum, so only versions with another alike are read.
 */
export async function passedWithSameBytes(
  at: Snapshot,
  prp: string,
  versions: readonly StoredVersion[],
): Promise<ReadonlyMap<string, number>> {
  const line = await lineLocations(at, prp);
  const wanted = new Set(versions.map(({ memento }) => checksumHexOf(memento.id)));
  const alike = Map.groupBy(line, ({ id }) => checksumHexOf(id));
  const isCandidate = (start: string) => wanted.has(start) && (alike.get(start)?.length ?? 0) > 1;
  if (![...wanted].some(isCandidate)) return new Map();
  const read = await readVersionsWhere(at, line, ({ id }) => isCandidate(checksumHexOf(id)));
  const passed = read.flatMap((one) => (one.tampered || one.status !== 'passed' ? [] : [one.memento]));
  return new Map(
    versions.flatMap(({ memento: { id, checksum } }) => {
      const found = passed.find((one) => one.id !== id && one.checksum === checksum);
      return found === undefined ? [] : [[id, found.sequence] as const];
    }),
  );
}

function sharePrefix(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** The first of each key. */
function distinctBy<Value>(values: readonly Value[], keyOf: (value: Value) => unknown): readonly Value[] {
  return [...Map.groupBy(values, keyOf).values()].flatMap(([first]) => first ?? []);
}

function ambiguousError(prp: string, selector: string, found: readonly ListedVersion[]): PrpError {
  const more = found.length > maxNamed ? ' and more' : '';
  return new PrpError(
    'E_NOT_FOUND',
    `${selector} may be any of several versions of ${prp}: ${found.slice(0, maxNamed).map(nameOf).join(', ')}${more}.`,
    { hint: `Type more characters; \`prp list ${prp}\` shows them all.` },
  );
}

async function unknownVersionError(at: Snapshot, prp: string, selector: string): Promise<PrpError> {
  const near = await nearestVersions(at, prp, selector);
  if (near.length === 0) {
    return new PrpError('E_NOT_FOUND', `No versions of ${prp} are stored.`, {
      hint: '`prp list` shows the PRPs that have versions; `prp save` saves one.',
    });
  }
  const [latest] = await newestVersions(at, prp, 1);
  const removed = explainRemovedNumber(prp, selector, latest && sequenceOf(latest));
  if (removed !== undefined) return removed;
  // Invalid tags are reported elsewhere.
  const tags = (await readLineTags(at, prp, await lineLocations(at, prp)).catch(() => [])).map(({ name }) => name);
  const word = nearestName(selector, [...words, ...tags]);
  const tagged =
    tags.length === 0 ? '' : ` Its tags: ${tags.slice(0, maxNamed).join(', ')}${tags.length > maxNamed ? ', …' : ''}.`;
  return new PrpError(
    'E_NOT_FOUND',
    `${prp} has no version ${selector}; the nearest are ${near.map(nameOf).join(', ')}.`,
    { hint: `${word === undefined ? '' : `Did you mean ${word}? `}\`prp list ${prp}\` shows them all.${tagged}` },
  );
}

/** The ids that share the longest start with the typed text, the newest first among equals. */
async function nearestVersions(at: Snapshot, prp: string, selector: string): Promise<readonly ListedVersion[]> {
  const locations = await lineLocations(at, prp);
  const best = locations.toSorted((a, b) => commonPrefixLength(b.id, selector) - commonPrefixLength(a.id, selector));
  const nearby = new Set(best.slice(0, maxNamed));
  return readVersionsWhere(at, locations, (location) => nearby.has(location));
}

function commonPrefixLength(id: string, typed: string): number {
  let length = 0;
  while (length < typed.length && id[length] === typed[length]) length += 1;
  return length;
}

function nameOf(version: ListedVersion): string {
  const sequence = sequenceOf(version);
  return `${sequence === undefined ? '' : `v${sequence} `}${idOf(version)}${version.tampered ? ' (tampered)' : ''}`;
}

/**
 * Finds a version among those of its bucket, newest first, by binary search: sequences rise with the order. It trusts
 * the number in a memento, because the caller verifies the version that it reads. `undefined` when the version is
 * missing, or when an unreadable one was in the way.
 */
export async function findSequence(
  at: Snapshot,
  locations: readonly VersionLocation[],
  sequence: number,
): Promise<VersionLocation | undefined> {
  const rising = locations.filter(({ bucket }) => bucket === bucketOf(sequence)).toReversed();
  let [low, high] = [0, rising.length - 1];
  // Where nothing was removed, this is the location.
  let guess = (sequence - 1) % bucketSize;
  while (low <= high) {
    const index = guess >= low && guess <= high ? guess : (low + high) >> 1;
    guess = -1;
    const location = rising[index];
    const found = location && (await sequenceAt(at, location));
    if (found === undefined) return undefined;
    if (found === sequence) return location;
    if (found < sequence) low = index + 1;
    else high = index - 1;
  }
  return undefined;
}

async function sequenceAt(at: Snapshot, location: VersionLocation): Promise<number | undefined> {
  const path = mementoPath(location);
  const bytes = (await at.read([path])).get(path);
  const found = /"sequence": (\d+)/.exec(new TextDecoder().decode(bytes))?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * The error for a selector that matches no stored version, but, by its number, a removed one: numbers start at 1 and
 * are never used again.
 */
function explainRemovedNumber(prp: string, selector: string, latest: number | undefined): PrpError | undefined {
  for (const reading of parseSelector(selector)) {
    if (latest === undefined || latest < 2) continue;
    if (reading.kind === 'previous') return removedVersionError(prp, `v${latest - 1}`);
    if (reading.kind === 'sequence' && reading.sequence < latest)
      return removedVersionError(prp, `v${reading.sequence}`);
  }
  return undefined;
}

/** The same for a whole version id, which only the log knows; returns any other error unchanged. */
export async function explainRemovedId(
  error: unknown,
  branch: Branch,
  prp: string,
  selector: string,
): Promise<unknown> {
  if (!(error instanceof PrpError) || error.code !== 'E_NOT_FOUND' || !isVersionId(selector)) return error;
  const head = await branch.head();
  if (head === undefined || branch.log === undefined) return error;
  const trailer = `${oneLine(prp)}\t${selector}`;
  for await (const { message } of branch.log(head)) {
    if (parseRemoved(message).includes(trailer)) return removedVersionError(prp, selector);
  }
  return error;
}

function removedVersionError(prp: string, version: string): PrpError {
  return new PrpError('E_NOT_FOUND', `${version} of ${prp} is no longer stored: a clean-up removed it.`, {
    hint: `\`prp list ${prp}\` shows the stored versions; the log of the versions branch tells when the others were removed.`,
  });
}
