import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The entry of a gate's process: beside this file, as source or as emitted, or beside the bundle that holds it. */
export function isolationWorkerFile(): string {
  const places = ['./isolation-worker.ts', './isolation-worker.js'];
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  if (found === undefined) throw new Error('Internal error: isolation-worker is not beside the program');
  return found;
}
