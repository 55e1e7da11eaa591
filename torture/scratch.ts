import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder below the system's temporary one. */
export interface Scratch {
  readonly directory: string;
  /** For what runs in it: compiled code is kept here, and not where the user's is. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes an empty folder in it. */
  folder(name: string): Promise<string>;
  remove(): Promise<void>;
}

export async function scratch(): Promise<Scratch> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-torture-'));
  return {
    directory,
    env: { XDG_CACHE_HOME: join(directory, 'cache') },
    async folder(name) {
      const made = join(directory, name);
      await mkdir(made);
      return made;
    },
    remove: () => rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
