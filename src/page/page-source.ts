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

/** The files that PRPs cite, as they are now. */
export interface CitedFiles {
  /** Changes whenever one of them may have changed. */
  state(): Promise<string>;
  /** Git's ids by path; a missing file is left out. */
  ids(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Where pages come from. Pages of one source share what they have read. */
export interface PageSource {
  readonly history: History;
  readonly site: PageSite;
  readonly memory: PageMemory;
  /** Without them, no page says which cited files have changed. */
  readonly cited?: CitedFiles | undefined;
}

/** Values that were read before. */
interface PageMemory {
  /** Calls `make` unless the value for this key is known. Its key names immutable content. Forgets the oldest of many. */
  keep<Value>(key: string, make: () => Promise<Value>): Promise<Value>;
  /** The same for a value that is true for one head of the branch: the next head replaces it. */
  keepFor<Value>(head: string | undefined, key: string, make: () => Promise<Value>): Promise<Value>;
}

export function pageSource(history: History, site: PageSite, cited?: CitedFiles): PageSource {
  return { history, site, cited, memory: pageMemory() };
}

/** Values to keep: each is of bounded size. */
const mostKept = 2_000;

function pageMemory(): PageMemory {
  const known = new Map<string, { readonly head: string | undefined; readonly value: Promise<unknown> }>();
  function keepFor<Value>(head: string | undefined, key: string, make: () => Promise<Value>): Promise<Value> {
    const found = known.get(key);
    // A key belongs to one kind of value.
    if (found !== undefined && found.head === head) return found.value as Promise<Value>;
    const value = make();
    const entry = { head, value };
    known.set(key, entry);
    value.catch(() => {
      if (known.get(key) === entry) known.delete(key);
    });
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
    return value;
  }
  return { keepFor, keep: (key, make) => keepFor(undefined, key, make) };
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
