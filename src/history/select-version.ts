import { PrpError } from '../errors.ts';
import { bucketOf, checksumHexOf, type Place } from './layout.ts';
import { newestPlaces, type PlaceGroup } from './places.ts';
import { parseSelector, type Reading } from './selector.ts';
import type { Snapshot } from './snapshot.ts';
import { idOf, type ListedVersion, readVersions, sequenceOf, type StoredVersion } from './stored-version.ts';

/** How many groups of places are read at once while walking back. */
const stride = 50;

/** How many versions a message names. */
const named = 5;

/** The newest versions of a PRP, newest first. */
export async function newestVersions(at: Snapshot, prp: string, limit = Infinity): Promise<readonly ListedVersion[]> {
  const groups = await newestPlaces(at, prp, limit);
  let end = 0;
  for (let count = 0; count < limit && end < groups.length; end += 1) count += groups[end]?.length ?? 0;
  return (await readGroups(at, groups, (_, index) => index < end)).slice(0, limit);
}

/** The newest version of a PRP, and after it the others whose ids have its second. */
export async function newestSecond(at: Snapshot, prp: string): Promise<readonly ListedVersion[]> {
  return readGroups(at, await newestPlaces(at, prp, 1), (_, index) => index === 0);
}

/**
 * The one version that a selector means. Throws `E_NOT_FOUND` when there is none or more than one, naming those that
 * come near, and `E_INTEGRITY` or `E_FORMAT` when it cannot be relied on.
 */
export async function selectVersion(at: Snapshot, prp: string, selector: string): Promise<StoredVersion> {
  for (const reading of parseSelector(selector)) {
    const found = await meantBy(reading, at, prp);
    if (found.length > 1) throw ambiguous(prp, selector, found);
    const [version] = found;
    if (version?.tampered) throw version.problem;
    if (version) return version;
  }
  throw await unknown(at, prp, selector);
}

/** Several when the reading is ambiguous; versions that share all of what was asked for are one: the newest. */
async function meantBy(reading: Reading, at: Snapshot, prp: string): Promise<readonly ListedVersion[]> {
  switch (reading.kind) {
    case 'latest':
      return newestVersions(at, prp, 1);
    case 'previous':
      return (await newestVersions(at, prp, 2)).slice(1);
    case 'last-passing':
      for await (const version of walkBack(at, prp))
        if (!version.tampered && version.status === 'passed') return [version];
      return [];
    case 'sequence': {
      const bucket = bucketOf(reading.sequence);
      const versions = await readWhere(at, prp, (place) => place.bucket === bucket);
      return versions.filter((version) => sequenceOf(version) === reading.sequence);
    }
    case 'id': {
      const groups = await newestPlaces(at, prp);
      const matching = groups.flat().filter(({ id }) => id.startsWith(reading.prefix));
      const first = new Set(matching.slice(0, named + 1));
      return readGroups(at, groups, (place) => first.has(place));
    }
    case 'checksum': {
      const versions = await readWhere(at, prp, ({ id }) => agree(checksumHexOf(id), reading.prefix));
      const sound = versions.filter((version) => !version.tampered);
      const matching = sound.filter(({ memento }) => memento.checksum.startsWith(`sha256:${reading.prefix}`));
      const distinct = distinctBy(matching, ({ memento }) => memento.checksum);
      return distinct.length > 0 ? distinct : versions.filter((version) => version.tampered).slice(0, 1);
    }
    case 'commit': {
      const matching: StoredVersion[] = [];
      for await (const version of walkBack(at, prp)) {
        if (!version.tampered && version.memento.source.commit?.startsWith(reading.prefix)) matching.push(version);
      }
      return distinctBy(matching, ({ memento }) => memento.source.commit);
    }
    case 'tag':
      return []; // No version has tags yet.
  }
}

/** Newest first, read a stride at a time. */
export async function* walkBack(at: Snapshot, prp: string): AsyncGenerator<ListedVersion> {
  const groups = await newestPlaces(at, prp);
  for (let from = 0; from < groups.length; from += stride) {
    yield* await readGroups(at, groups, (_, index) => index >= from && index < from + stride);
  }
}

async function readWhere(
  at: Snapshot,
  prp: string,
  fits: (place: Place) => boolean,
): Promise<readonly ListedVersion[]> {
  return readGroups(at, await newestPlaces(at, prp), fits);
}

/** The versions that are wanted, newest first, each checked against those on either side of it. */
async function readGroups(
  at: Snapshot,
  groups: readonly PlaceGroup[],
  isWanted: (place: Place, groupIndex: number) => boolean,
): Promise<readonly ListedVersion[]> {
  const wanted = groups.map((group, index) => group.filter((place) => isWanted(place, index)));
  const isNear = (index: number) => [index - 1, index, index + 1].some((near) => (wanted[near]?.length ?? 0) > 0);
  const versions = await readVersions(at, groups.filter((_, index) => isNear(index)).flat());
  const ids = new Set(wanted.flat().map(({ id }) => id));
  return versions.filter((version) => ids.has(idOf(version)));
}

function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** The first of each key. */
function distinctBy<Value>(values: readonly Value[], keyOf: (value: Value) => unknown): readonly Value[] {
  return [...Map.groupBy(values, keyOf).values()].flatMap(([first]) => first ?? []);
}

function ambiguous(prp: string, selector: string, found: readonly ListedVersion[]): PrpError {
  const more = found.length > named ? ' and more' : '';
  return new PrpError(
    'E_NOT_FOUND',
    `${selector} may be any of several versions of ${prp}: ${found.slice(0, named).map(nameOf).join(', ')}${more}.`,
    { hint: `Type more of it; \`prp list ${prp}\` shows them all.` },
  );
}

async function unknown(at: Snapshot, prp: string, selector: string): Promise<PrpError> {
  const near = await nearest(at, prp, selector);
  if (near.length === 0) {
    return new PrpError('E_NOT_FOUND', `No versions of ${prp} are stored.`, {
      hint: '`prp list` shows the PRPs that have versions; `prp save` keeps one.',
    });
  }
  return new PrpError(
    'E_NOT_FOUND',
    `${prp} has no version ${selector}; the nearest are ${near.map(nameOf).join(', ')}.`,
    { hint: `\`prp list ${prp}\` shows them all.` },
  );
}

/** Those whose ids begin most like what was typed, the newest first among equals. */
async function nearest(at: Snapshot, prp: string, selector: string): Promise<readonly ListedVersion[]> {
  const places = (await newestPlaces(at, prp)).flat();
  const best = places.toSorted((a, b) => sharedStart(b.id, selector) - sharedStart(a.id, selector)).slice(0, named);
  return readWhere(at, prp, ({ id }) => best.some((place) => place.id === id));
}

function sharedStart(id: string, typed: string): number {
  let length = 0;
  while (length < typed.length && id[length] === typed[length]) length += 1;
  return length;
}

function nameOf(version: ListedVersion): string {
  const sequence = sequenceOf(version);
  return `${sequence === undefined ? '' : `v${sequence} `}${idOf(version)}${version.tampered ? ' (tampered)' : ''}`;
}
