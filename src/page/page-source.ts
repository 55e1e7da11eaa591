import type { History } from '../history/history.ts';
import type { StoredRecords } from '../history/records/stored-records.ts';
import { isDamageError } from '../history/versions/snapshot.ts';

/** The repository that a page is about, and the form of the site. */
export interface PageSite {
  /** Name of the repository for readers. */
  readonly name: string;
  /** The same as versions name it, such as `owner/name`: only commits of this repository become links. */
  readonly repository: string | null;
  /** Where commits and files can be seen, such as `https://github.com/owner/name`; without it they are plain text. */
  readonly repositoryUrl?: string | undefined;
  readonly versionsBranch: string;
  /** `files`: pages are written once, and no server answers a search. */
  readonly kind: 'server' | 'files';
  /** Versions of each PRP that have pages, newest first. @default all */
  readonly versionsPerPrp?: number | undefined;
  /** Whether readers of the page may see content that is stored encrypted. @default false */
  readonly showsEncrypted?: boolean;
  /** As the configuration says. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

/** Where pages come from. Pages of one source share what they have read. */
export interface PageSource {
  readonly history: History;
  readonly site: PageSite;
  readonly memory: PageMemory;
}

/** Values that were read before, by the head of the branch, or by the checksums of immutable content. */
interface PageMemory {
  /** Calls `make` unless the value for this key is known. Forgets the oldest of many. */
  keep<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
}

export function pageSource(history: History, site: PageSite): PageSource {
  return { history, site, memory: pageMemory() };
}

/** Values to keep: each is of bounded size. */
const mostKept = 5_000;

function pageMemory(): PageMemory {
  const known = new Map<string, Promise<unknown>>();
  return {
    keep<Value>(key: string, make: () => Promise<Value>) {
      // A key belongs to one kind of value.
      const found = known.get(key) as Promise<Value> | undefined;
      if (found !== undefined) return found;
      const making = make();
      known.set(key, making);
      making.catch(() => known.delete(key));
      const [oldest] = known.keys();
      if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
      return making;
    },
  };
}

/** The value that `read` returns, or `instead` where damage makes it unreadable: one damaged PRP hides no other. */
export async function orIfDamaged<Value>(instead: Value, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!isDamageError(error)) throw error;
    return instead;
  }
}

/** The records of a PRP without readable ones. */
export const noRecords: StoredRecords = { validations: [], executions: [], problems: [] };
