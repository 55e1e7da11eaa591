import type { Branch, Entry } from '../../src/history/branch/branch.ts';
import {
  bucketOf,
  contentPath,
  mementoPath,
  recordId,
  validationPath,
  versionId,
} from '../../src/history/versions/layout.ts';
import { type Memento, seal } from '../../src/history/versions/memento.ts';
import { sealValidation } from '../../src/history/records/validation-record.ts';
import { printJson } from '../../src/history/versions/sealed-json.ts';
import { rawChecksum } from '../../src/prp/canonical.ts';

/** A branch that only reads, and counts what it read. */
export interface LargeBranch extends Branch {
  /** Files and directories since the last call. */
  readCount(): { readonly files: number; readonly directories: number };
}

const gates = ['structure', 'references', 'test'].map((id, at) => {
  return {
    id,
    status: 'passed' as const,
    durationMs: 10 ** at,
    queuedMs: 0,
    attempts: 1,
    errors: 0,
    warnings: 0,
    notices: 0,
  };
});

/** A branch in memory with many PRPs of many versions each, all validated. */
export function largeBranch(prps: number, versions: number): LargeBranch {
  const files = new Map<string, Uint8Array>();
  const directories = new Map<string, Map<string, Entry>>();
  let read = { files: 0, directories: 0 };

  function add(path: string, bytes: Uint8Array): void {
    files.set(path, bytes);
    const names = path.split('/');
    for (let depth = names.length; depth > 0; depth -= 1) {
      const directory = names.slice(0, depth - 1).join('/');
      const name = names[depth - 1] ?? '';
      const entries = directories.get(directory) ?? new Map<string, Entry>();
      directories.set(directory, entries);
      if (entries.has(name)) return;
      entries.set(name, { name, kind: depth === names.length ? 'file' : 'directory', id: path });
    }
  }

  for (let index = 0; index < prps; index += 1) {
    const prp = `PRPs/team-${index % 20}/feature-${index}.md`;
    let before: Memento | undefined;
    for (let sequence = 1; sequence <= versions; sequence += 1) {
      const bytes = Buffer.from(`# Feature ${index}\n\n## Goal\nRevision ${sequence} of it.\n`);
      const now = new Date(Date.UTC(2026, 0, 1, 0, index % 60) + sequence * 24 * 3_600_000);
      const checksum = rawChecksum(bytes);
      const memento = seal({
        id: versionId(now, checksum, before?.id),
        sequence,
        prp,
        timestamp: now.toISOString(),
        bytes,
        checksum,
        canonicalChecksum: checksum,
        source: { repository: 'acme/notes', commit: null, ref: null, pullRequest: null, dirty: false },
        parent: before?.id ?? null,
        previousDigest: before?.digest ?? null,
        reason: 'changed',
        restoredFrom: null,
        actor: 'Ann <ann@example.com>',
        references: [],
        metadata: {},
      });
      const location = { prp, bucket: bucketOf(sequence), id: memento.id };
      const id = recordId(now, undefined, index / prps);
      const stamp = { id, timestamp: now.toISOString(), actor: null, commit: null };
      add(contentPath(location), bytes);
      add(mementoPath(location), printJson(memento));
      add(validationPath(location, id), printJson(sealValidation(memento, { verdict: 'passed', gates }, stamp)));
      before = memento;
    }
  }
  return {
    isLocal: true,
    head: async () => 'a'.repeat(40),
    async read(_head, paths) {
      read = { ...read, files: read.files + paths.length };
      return new Map(paths.flatMap((path) => (files.has(path) ? [[path, files.get(path) ?? new Uint8Array()]] : [])));
    },
    async list(_head, directory) {
      read = { ...read, directories: read.directories + 1 };
      return [...(directories.get(directory)?.values() ?? [])].toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    commit: () => Promise.reject(new Error('This branch only reads.')),
    readCount() {
      const counted = read;
      read = { files: 0, directories: 0 };
      return counted;
    },
  };
}
