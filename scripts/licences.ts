import { readdirSync, readFileSync } from 'node:fs';

/**
 * The licence texts of every package that some of these modules come from, by name. `modules` are paths; what is in no
 * `node_modules` is our own. Throws for a package without a licence text: it must not be shipped.
 */
export function licencesOf(modules: readonly string[]): string {
  const packages = new Set(modules.flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
  return [...packages].toSorted().map(licenceOf).join('\n');
}

function licenceOf(directory: string): string {
  const { name, license } = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8')) as Record<string, unknown>;
  const file = readdirSync(directory).find((entry) => /^licen[cs]e(?:$|[.-])/i.test(entry));
  if (file === undefined) throw new Error(`${String(name)} has no licence text.`);
  const text = readFileSync(`${directory}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim();
  return `${String(name)}\n${String(license)}\n${text}\n`;
}
