import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';
import { canonicalForm, rawChecksum } from '../../prp/canonical.ts';
import { readText } from '../../prp/parse/decode.ts';
import { maxPrp } from '../../base/limits.ts';
import type { BlobFacts } from './choose-revisions.ts';
import { objectReader } from '../../system/object-reader.ts';

/** Bytes held in memory at once. */
const maxHeldBytes = 32 * 1024 * 1024;

/** Contents requested from git at once, while the ones before them are examined. */
const readAhead = 16;

const offline = { GIT_ALLOW_PROTOCOL: 'none', GIT_NO_LAZY_FETCH: '1' };

/** Reads contents, and never holds more than a few. */
export interface BlobReader {
  /** Takes known facts about a content, which then need not be read for them. */
  remember(blob: string, fact: BlobFacts): void;
  /** Reads each content as a PRP. Throws `E_GIT` when Git does not have one. */
  examine(blobs: readonly string[]): Promise<ReadonlyMap<string, BlobFacts>>;
  /** A content that is too large to be a PRP is absent from the result. */
  read(blobs: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  close(): Promise<void>;
}

/** Never fetches, even where a partial clone lacks contents. */
export function blobReader(git: Git, hasSecret: (text: string) => Promise<boolean>): BlobReader {
  const objects = objectReader(git.with(offline), maxPrp.bytes);
  const facts = new Map<string, BlobFacts>();
  /** The contents read last: an examined content is mostly read soon after. */
  const held = new Map<string, Uint8Array>();
  let heldBytes = 0;

  /** Examines contents while git reads the next ones. */
  async function* contents(wanted: readonly string[]) {
    const ask = (start: number) => {
      const answers = objects.readEach(wanted.slice(start, start + readAhead));
      // Avoid an unhandled rejection; the loop below sees the error if it gets there.
      for (const answer of answers) answer.catch(() => undefined);
      return answers;
    };
    let next = ask(0);
    for (let start = 0; start < wanted.length; start += readAhead) {
      const answers = next;
      next = ask(start + readAhead);
      for (const [index, answer] of answers.entries()) {
        const object = await answer;
        const blob = wanted[start + index] ?? '';
        if (object === undefined) throw missingBlobError(blob);
        yield [blob, object] as const;
      }
    }
  }

  function hold(blob: string, bytes: Uint8Array): void {
    if (heldBytes + bytes.length > maxHeldBytes) {
      held.clear();
      heldBytes = 0;
    }
    held.set(blob, bytes);
    heldBytes += bytes.length;
  }

  return {
    remember: (blob, fact) => void facts.set(blob, fact),

    async examine(wanted) {
      const fresh = [...new Set(wanted)].filter((blob) => !facts.has(blob));
      for await (const [blob, { bytes, isTooLong }] of contents(fresh)) {
        facts.set(blob, isTooLong ? { problem: 'too-large' } : await factsOf(bytes, hasSecret));
        if (!isTooLong) hold(blob, bytes);
      }
      return facts;
    },

    async read(wanted) {
      const found = new Map<string, Uint8Array>();
      for (const blob of wanted) {
        const bytes = held.get(blob);
        if (bytes !== undefined) found.set(blob, bytes);
      }
      const absent = [...new Set(wanted)].filter((blob) => !found.has(blob));
      for await (const [blob, { bytes, isTooLong }] of contents(absent)) if (!isTooLong) found.set(blob, bytes);
      return found;
    },

    close: () => objects.close(),
  };
}

async function factsOf(bytes: Uint8Array, hasSecret: (text: string) => Promise<boolean>): Promise<BlobFacts> {
  const decoded = readText(bytes, '');
  if ('problem' in decoded) return { problem: decoded.problem };
  if (await hasSecret(decoded.text)) return { problem: 'secret' };
  const checksum = rawChecksum(bytes);
  const form = canonicalForm(decoded.text);
  const canonicalChecksum = form === decoded.text ? checksum : rawChecksum(Buffer.from(form));
  return { checksum, canonicalChecksum, size: bytes.length };
}

function missingBlobError(blob: string): PrpError {
  return new PrpError('E_GIT', `Git does not have the content ${blob}.`, {
    hint: 'Run `git fsck` to see whether the repository is damaged.',
  });
}
