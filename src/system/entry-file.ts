import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * A program of ours that is run in a process of its own: beside the module at `base` as source or as emitted, or beside
 * the bundle that holds that module.
 */
export function entryFile(name: string, base: string): string {
  const places = [`./${name}.ts`, `./${name}.js`].map((place) => fileURLToPath(new URL(place, base)));
  const found = places.find((file) => existsSync(file));
  if (found === undefined) throw new Error(`Internal error: ${name} is not beside the program.`);
  return found;
}
