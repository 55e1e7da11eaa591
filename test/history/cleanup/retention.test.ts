import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrpError } from '../../../src/base/errors.ts';
import { seal } from '../../../src/history/versions/memento.ts';
import { type Candidate, retain, type RetentionPolicy } from '../../../src/history/cleanup/retention.ts';
import { idOf, sequenceOf } from '../../../src/history/versions/stored-version.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const dayMs = 86_400_000;

/** The relevant properties of a version. */
interface Sketch {
  readonly status?: 'unvalidated' | 'passed' | 'failed';
  readonly tagged?: boolean;
  readonly executed?: boolean;
  readonly tampered?: boolean;
  readonly restoredFrom?: string;
  /** Days. */
  readonly age?: number;
}

/** Newest first, numbered accordingly. */
function candidates(sketches: readonly Sketch[]): Candidate[] {
  const timeOf = ({ age = 0 }: Sketch, index: number) =>
    new Date(now.getTime() - age * dayMs - index * 1000).toISOString();
  const ids = sketches.map(
    (sketch, index) => `v${timeOf(sketch, index).slice(0, 19).replace(/[-:]/g, '').replace('T', '_')}_3fa9c1d`,
  );
  return sketches.map((sketch, index) => {
    const { status = 'unvalidated', tagged = false, executed = false, tampered = false } = sketch;
    const sequence = sketches.length - index;
    const id = ids[index] ?? '';
    const problem = new PrpError('E_INTEGRITY', 'It was changed.', { hint: '' });
    if (tampered) {
      const reason = problem.message;
      return { version: { tampered, prp: 'a.md', id, sequence, reason, problem }, tagged, executed };
    }
    const memento = seal({
      id,
      sequence,
      prp: 'a.md',
      timestamp: timeOf(sketch, index),
      bytes: new Uint8Array(),
      canonicalChecksum: 'sha256:0',
      source: { repository: null, commit: null, ref: null, pullRequest: null, dirty: false },
      parent: ids[index + 1] ?? null,
      previousDigest: null,
      reason: 'saved',
      restoredFrom: sketch.restoredFrom ?? null,
      actor: null,
      references: [],
      metadata: {},
    });
    return { version: { tampered: false, memento, status, validation: null, tags: [] }, tagged, executed };
  });
}

/** `v1` to `v<n>`, newest first. */
function numbers(versions: readonly Candidate['version'][]): string {
  return versions.map((version) => `v${sequenceOf(version)}`).join(' ');
}

function removedOf(sketches: readonly Sketch[], policy: RetentionPolicy): string {
  return numbers(retain(candidates(sketches), policy, now).removed);
}

/** Older than any limit. */
const old = (sketch: Sketch): Sketch => ({ age: 1000, ...sketch });
const plain = (count: number): Sketch[] => Array.from({ length: count }, () => ({}));

describe('a limit on the number of versions', () => {
  it.each([
    [5, 3, 'v2 v1'],
    [5, 1, 'v4 v3 v2 v1'],
    [3, 3, ''],
    [0, 3, ''],
    [5, 0, ''],
  ])('of %i versions with a limit of %i removes "%s"', (count, maxPerPrp, expected) => {
    expect(removedOf(plain(count), { maxPerPrp })).toBe(expected);
  });

  it('does not count tampered versions: forged ones push no true one out', () => {
    const forged = Array.from({ length: 10 }, () => ({ tampered: true }));
    expect(removedOf([...forged, ...plain(3)], { maxPerPrp: 3 })).toBe('');
  });
});

describe('a limit on the age', () => {
  it('removes older versions, to the second', () => {
    const sketches = [{ age: 0 }, { age: 29.99 }, { age: 30.01 }, { age: 400 }];
    expect(removedOf(sketches, { maxAgeDays: 30 })).toBe('v2 v1');
  });

  it('combines with a limit on the number', () => {
    const sketches = [{}, { age: 100 }, {}, {}, { age: 100 }];
    expect(removedOf(sketches, { maxPerPrp: 3, maxAgeDays: 30 })).toBe('v4 v2 v1');
  });
});

describe('beyond every limit, retention keeps', () => {
  const strict: RetentionPolicy = { maxPerPrp: 1, maxAgeDays: 1 };

  it.each([
    ['the latest', [old({}), old({})], 'v2 latest'],
    ['the latest that can be relied on', [old({ tampered: true }), old({}), old({})], 'v3 tampered, v2 latest'],
    [
      'the last that passed',
      [old({}), old({ status: 'passed' }), old({ status: 'passed' })],
      'v3 latest, v2 last-passing',
    ],
    ['tagged', [old({}), old({}), old({ tagged: true })], 'v3 latest, v1 tagged'],
    ['executed', [old({}), old({}), old({ executed: true })], 'v3 latest, v1 executed'],
    ['evidence and its witness', [old({}), old({}), old({ tampered: true })], 'v3 latest, v2 witness, v1 tampered'],
  ])('%s', (_what, sketches, expected) => {
    const { spared } = retain(candidates(sketches), strict, now);
    expect(spared.map(({ version, because }) => `v${sequenceOf(version)} ${because}`).join(', ')).toBe(expected);
  });

  it('no version that another was restored from: the other has its bytes', () => {
    const [, , target] = candidates(plain(3));
    const restored = { restoredFrom: target ? idOf(target.version) : '' };
    expect(removedOf([restored, {}, {}], { maxPerPrp: 1 })).toBe('v2 v1');
  });
});

describe('for any history and any policy', () => {
  const sketch: fc.Arbitrary<Sketch> = fc.record({
    status: fc.constantFrom('unvalidated', 'passed', 'failed'),
    tagged: fc.boolean(),
    executed: fc.boolean(),
    tampered: fc.boolean(),
    age: fc.integer({ min: 0, max: 100 }),
  });
  const history = fc.array(sketch, { maxLength: 30 }).map(candidates);
  const policies = fc.record({ maxPerPrp: fc.nat(12), maxAgeDays: fc.nat(100) });
  const law = (check: (all: readonly Candidate[], policy: RetentionPolicy) => void) =>
    fc.assert(fc.property(history, policies, check));

  it('every version is either removed or kept, in order', () => {
    law((all, policy) => {
      const { removed, kept } = retain(all, policy, now);
      const gone = new Set<unknown>(removed);
      expect(kept).toEqual(all.flatMap(({ version }) => (gone.has(version) ? [] : [version])));
      expect(removed).toEqual(all.flatMap(({ version }) => (gone.has(version) ? [version] : [])));
      expect(removed.length + kept.length).toBe(all.length);
    });
  });

  it('no protected version is removed', () => {
    law((all, policy) => {
      const gone = new Set<unknown>(retain(all, policy, now).removed);
      const lost = all.filter(({ version }) => gone.has(version));
      expect(lost.filter(({ version, tagged, executed }) => version.tampered || tagged || executed)).toEqual([]);
      const sound = all.flatMap(({ version }) => (version.tampered ? [] : [version]));
      const lastPassing = sound.find(({ status }) => status === 'passed');
      expect(gone.has(sound[0])).toBe(false);
      expect(lastPassing !== undefined && gone.has(lastPassing)).toBe(false);
    });
  });

  it('every kept version is within the limits or has a reason', () => {
    law((all, policy) => {
      const { kept, spared } = retain(all, policy, now);
      const reasoned = new Set(spared.map(({ version }) => version));
      expect([...reasoned].every((version) => kept.includes(version))).toBe(true);
      const ordinary = kept.filter((version) => !reasoned.has(version) && !version.tampered);
      expect(ordinary.length).toBeLessThanOrEqual(policy.maxPerPrp || Infinity);
    });
  });

  it('a second clean-up finds nothing to do', () => {
    law((all, policy) => {
      const { kept } = retain(all, policy, now);
      expect(
        retain(
          all.filter(({ version }) => kept.includes(version)),
          policy,
          now,
        ).removed,
      ).toEqual([]);
    });
  });

  it('a stricter policy removes everything that a milder one removes', () => {
    law((all, { maxPerPrp = 0, maxAgeDays = 0 }) => {
      const mild = retain(all, { maxPerPrp: maxPerPrp + 2, maxAgeDays: maxAgeDays + 5 }, now).removed;
      const strict = retain(all, { maxPerPrp: maxPerPrp + 1, maxAgeDays: maxAgeDays + 1 }, now).removed;
      expect(strict).toEqual(expect.arrayContaining([...mild]));
    });
  });
});
