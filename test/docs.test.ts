import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../src/cli/read-arguments.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The `prp` command lines in the shell blocks of a page, without comments. */
function commandsIn(page: string): readonly string[] {
  const blocks = readFileSync(page, 'utf8').matchAll(/^```sh\n(.*?)^```/gms);
  return [...blocks].flatMap(([, block = '']) =>
    block.split('\n').flatMap((line) => /^(?:\$ )?prp ([^#>|]*)/.exec(line)?.[1]?.trim() ?? []),
  );
}

describe('the documentation', () => {
  it.each(pages)('%s shows only commands that exist', (page) => {
    for (const command of commandsIn(page)) {
      const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
      expect(() => readArguments(words), `prp ${command}`).not.toThrow();
    }
  });

  it.each(pages)('%s links only to files that are there', (page) => {
    const base = page.includes('/') ? 'docs/' : '';
    for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      expect(() => readFileSync(`${base}${target}`), `${page} → ${target}`).not.toThrow();
    }
  });

  it('shows commands at all', () => {
    expect(commandsIn('README.md').length).toBeGreaterThan(4);
  });
});
