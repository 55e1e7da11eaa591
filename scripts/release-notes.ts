/** Prints the part of CHANGELOG.md about the version that a tag names: the text of a release. */
import { readFileSync } from 'node:fs';

/** Throws when the tag is not of this version, or the changelog has nothing about it. */
export function releaseNotes(tag: string, version: string, changelog: string): string {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has version ${version}.`);
  const parts = changelog.split(/^(?=## |\[[^\]]+\]: )/m);
  const part = parts.find((one) => one.startsWith(`## [${version}] - `));
  const notes = part?.slice(part.indexOf('\n')).trim() ?? '';
  if (notes === '') throw new Error(`CHANGELOG.md has no part "## [${version}] - <date>".`);
  return `${notes}\n`;
}

if (import.meta.main) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  process.stdout.write(releaseNotes(process.argv[2] ?? '', version, readFileSync('CHANGELOG.md', 'utf8')));
}
