import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { replaceFile } from '../system/replace-file.ts';

import { allowance } from '../base/allowance.ts';
import { print, type Prp } from '../prp/prp.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import { stillAnswersAlike, type TreeRead, trackReads } from './tracked-reads.ts';

/** The raw findings of a gate in a document, and the reads of the tree that they depend on. */
interface CachedFindings {
  readonly findings: readonly RawFinding<string>[];
  readonly reads: readonly TreeRead[];
}

/** Raw findings of earlier runs. */
export interface FindingCache {
  find(prp: Prp, gate: string): Promise<CachedFindings | undefined>;
  keep(prp: Prp, gate: string, known: CachedFindings): void;
  /** Writes the kept findings. Never rejects: a failing disk costs nothing but time. */
  settle(): Promise<void>;
}

const natural = z.int().check(z.nonnegative());
const knownSchema = z.strictObject({
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      message: z.string(),
      startLine: natural,
      endLine: z.exactOptional(natural),
      startColumn: z.exactOptional(natural),
      endColumn: z.exactOptional(natural),
      suggestion: z.exactOptional(z.string()),
    }),
  ),
  reads: z.array(
    z.union([
      z.tuple([z.literal('files'), z.null(), z.string()]),
      z.tuple([z.enum(['kindOf', 'read']), z.string(), z.string()]),
      z.tuple([z.literal('blobs'), z.array(z.string()), z.string()]),
    ]),
  ),
});
const entrySchema = z.record(z.string(), knownSchema);

/** How many documents are kept; beyond that, the oldest are deleted. */
const maxEntries = 2_000;

/** How many files are written at once. */
const maxConcurrentWrites = 64;

interface CacheEntry {
  readonly file: string;
  readonly gates: Map<string, CachedFindings>;
}

/**
 * One file for each document in `directory`. Its name is a hash of the document's path and bytes and of `salt`:
 * everything else that findings depend on, such as the build of this tool and the options of the gates. An unreadable
 * file counts as missing.
 */
export function findingCache(directory: string, salt: string): FindingCache {
  const entries = new WeakMap<Prp, Promise<CacheEntry>>();
  const changed = new Set<CacheEntry>();

  function entryOf(prp: Prp): Promise<CacheEntry> {
    const known = entries.get(prp) ?? readEntry(join(directory, `${nameOf(prp, salt)}.json`));
    entries.set(prp, known);
    return known;
  }

  async function add(prp: Prp, gate: string, known: CachedFindings): Promise<void> {
    const entry = await entryOf(prp);
    entry.gates.set(gate, known);
    changed.add(entry);
  }

  const adding: Promise<void>[] = [];
  return {
    async find(prp, gate) {
      return (await entryOf(prp)).gates.get(gate);
    },
    keep(prp, gate, known) {
      // More entries would be deleted at the end, and use memory until then.
      if (changed.size > maxEntries) return;
      adding.push(add(prp, gate, known));
    },
    async settle() {
      await Promise.all(adding.splice(0));
      if (changed.size === 0) return;
      const within = allowance(maxConcurrentWrites);
      const written = [...changed].map((entry) => within(1, () => writeEntry(entry)));
      changed.clear();
      await Promise.all(written);
      await deleteOldest(directory);
    },
  };
}

function nameOf(prp: Prp, salt: string): string {
  const hash = createHash('sha256').update(JSON.stringify([salt, prp.path]));
  return hash.update(print(prp)).digest('hex');
}

async function readEntry(file: string): Promise<CacheEntry> {
  const gates = new Map<string, CachedFindings>();
  try {
    const parsed = entrySchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) for (const [gate, known] of Object.entries(parsed.data)) gates.set(gate, known);
  } catch {
    // Missing or damaged: the gates run again.
  }
  return { file, gates };
}

/** Replaces the file atomically, so a reader never sees half of it. */
async function writeEntry({ file, gates }: CacheEntry): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    replaceFile(file, JSON.stringify(Object.fromEntries(gates)));
  } catch {
    // The gates will run again.
  }
}

async function deleteOldest(directory: string): Promise<void> {
  const names = await readdir(directory).catch(() => []);
  if (names.length <= maxEntries) return;
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(directory, name);
      return { file, written: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const oldest = files.toSorted((a, b) => a.written - b.written).slice(0, names.length - maxEntries / 2);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true }).catch(() => undefined)));
}

/** How many raw findings and reads of one document are kept. */
const maxKept = 1_000;

/**
 * Skips a gate on an unchanged document while the tree answers every read as before. Returns gates that are not
 * cacheable unchanged.
 */
export function cached(gate: StaticGate<string>, cache: FindingCache): StaticGate<string> {
  if (gate.cacheable === false) return gate;
  return {
    ...gate,
    async *check(subject, signal) {
      const known = await cache.find(subject.prp, gate.id);
      if (known !== undefined && (await stillAnswersAlike(subject.tree, known.reads))) {
        yield* known.findings;
        return;
      }
      const { tree, reads } = trackReads(subject.tree);
      const findings: RawFinding<string>[] = [];
      let count = 0;
      for await (const finding of gate.check({ ...subject, tree }, signal)) {
        count += 1;
        if (count <= maxKept) findings.push(finding);
        yield finding;
      }
      // Keeping and comparing more would cost more than another run of the gate.
      if (count > maxKept || reads().length > maxKept) return;
      if (findings.some(({ momentary }) => momentary)) return;
      cache.keep(subject.prp, gate.id, { findings, reads: reads() });
    },
  };
}
