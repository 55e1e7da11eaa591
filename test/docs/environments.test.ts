import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environments } from '../../src/environments/environments.ts';

const page = readFileSync('docs/environments.md', 'utf8');

it('the page about environments lists them all, in the order in which they are asked', () => {
  const listed = [...page.matchAll(/^\| `([a-z]+)` /gm)].map(([, id]) => id);
  expect(listed).toEqual(environments.map(({ id }) => id));
});

it('the page about environments names every gate that one can offer', () => {
  const ids = new Set(environments.flatMap(({ commands }) => commands.map(({ id }) => `\`${id}\``)));
  for (const id of ids) expect(page).toContain(id);
});
