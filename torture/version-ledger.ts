import { blobId } from '../src/system/blob-id.ts';
import { rawChecksum } from '../src/prp/canonical.ts';
import type { AnnouncedVersion } from './announced-versions.ts';
import type { SavedText } from './kill-commands.ts';

/** The versions that commands announced, and those ever seen on the branch: all must stay. */
export interface VersionLedger {
  /** Announced versions whose text is known, by PRP, oldest first. */
  readonly kept: ReadonlyMap<string, readonly SavedText[]>;
  /** A text that a version may have from now on. */
  expect(text: string): void;
  announce(versions: readonly AnnouncedVersion[]): readonly string[];
  /** Texts that a PRP must have from now on. */
  promise(prp: string, texts: readonly string[]): void;
  /** The versions that are missing from the branch, given its files. */
  missingIn(files: ReadonlyMap<string, string>): readonly string[];
}

export function versionLedger(): VersionLedger {
  const texts = new Map<string, string>();
  const kept = new Map<string, SavedText[]>();
  /** `prp id` → id of the blob of its text. */
  const announced = new Map<string, string>();
  const promised = new Map<string, Set<string>>();
  let seen: ReadonlyMap<string, string> = new Map();

  return {
    kept,
    expect: (text) => void texts.set(rawChecksum(Buffer.from(text)), text),

    announce(versions) {
      const unknown: string[] = [];
      for (const { prp, id, sequence, checksum } of versions) {
        const text = texts.get(checksum);
        if (text === undefined) {
          unknown.push(`v${sequence} of ${prp} was announced with a checksum of no text that was there`);
          continue;
        }
        if (announced.has(`${prp} ${id}`)) continue;
        announced.set(`${prp} ${id}`, blobId(Buffer.from(text)));
        kept.set(prp, [...(kept.get(prp) ?? []), { sequence, text }]);
      }
      return unknown;
    },

    promise(prp, wanted) {
      const ids = promised.get(prp) ?? new Set();
      for (const text of wanted) ids.add(blobId(Buffer.from(text)));
      promised.set(prp, ids);
    },

    missingIn(files) {
      const there = new Map<string, string>();
      const byPrp = new Map<string, Set<string>>();
      for (const [path, blob] of files) {
        const [, prp, id] = /^(.*)\/\d{4,}\/(v[^/]*)\/prp\.md$/.exec(path) ?? [];
        if (prp === undefined) continue;
        there.set(`${prp} ${id}`, blob);
        byPrp.set(prp, (byPrp.get(prp) ?? new Set()).add(blob));
      }
      const missing = [
        ...[...announced].filter(([key, blob]) => there.get(key) !== blob).map(([key]) => `${key} was announced`),
        ...[...promised].flatMap(([prp, blobs]) =>
          [...blobs].filter((blob) => !byPrp.get(prp)?.has(blob)).map((blob) => `${prp} with content ${blob}`),
        ),
        // Tags and records change; what a version is never does.
        ...[...seen]
          .filter(([path, blob]) => /\/v\w+\//.test(path) && files.get(path) !== blob)
          .map(([path]) => `${path} was there`),
      ];
      seen = files;
      return missing;
    },
  };
}
