import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Observer } from './observer.ts';

/**
 * The audit trail of a machine: appends each event to `file` as one line of JSON with its time and process. Lines of
 * several processes may alternate; none is torn, for each is one append. A directory it has to create ignores itself
 * in Git.
 */
export function logTo(file: string, now: () => Date = () => new Date()): Observer {
  let prepared = false;
  return (event) => {
    if (!prepared) {
      const created = mkdirSync(dirname(file), { recursive: true });
      if (created !== undefined) writeFileSync(join(dirname(file), '.gitignore'), '*\n');
      prepared = true;
    }
    appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), pid: process.pid, ...event }, errorsAsText)}\n`);
  };
}

/** An error has no enumerable properties: without this the log would say `{}`. */
function errorsAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message } : value;
}
