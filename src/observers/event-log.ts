import { posix } from 'node:path';
import type { ConfinedFiles } from '../system/confined-files.ts';
import type { Observer } from './observer.ts';

/**
 * The audit trail of a machine: appends each event to a file as one line of JSON with its time and process. Lines of
 * several processes may alternate; each line is one append, so none is torn. A new directory gets a `.gitignore` that
 * covers it.
 */
export function logTo(files: ConfinedFiles, path: string, now: () => Date = () => new Date()): Observer {
  const directory = posix.dirname(path);
  let prepared: Promise<void> | undefined;
  return (event) => {
    const isFirst = prepared === undefined;
    // The directory is there at once; the rest may take longer than the first event.
    prepared ??= makeIgnoredDirectory(files, directory);
    // Where the line cannot be appended either, that is the error to report.
    prepared.catch(() => {});
    files.append(path, `${JSON.stringify({ at: now().toISOString(), pid: process.pid, ...event }, errorsAsText)}\n`);
    return isFirst ? prepared : undefined;
  };
}

/** Makes a directory for output. A new one, and `.prp` always, gets a `.gitignore` that covers it. */
export async function makeIgnoredDirectory(files: ConfinedFiles, directory: string): Promise<void> {
  const isNew = files.makeDirectory(directory);
  const ignores = `${directory}/.gitignore`;
  if (isNew || (posix.basename(directory) === '.prp' && !(await files.holds(ignores)))) files.write(ignores, '*\n');
}

/** An error has no enumerable properties: without this function the log would contain `{}`. */
function errorsAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message } : value;
}
