import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { statusMark } from '../../src/report/paint.ts';
import { errorCodesTable } from '../../scripts/error-codes.ts';

const page = readFileSync('docs/reading-output.md', 'utf8');

it.each(Object.entries(statusMark))('explains the mark of %s', (_, { mark }) => {
  expect(page).toMatch(new RegExp(String.raw`^\| \`${mark}\` `, 'm'));
});

it('has the table of error codes that the code gives', () => {
  const codes = (text: string) =>
    [...text.matchAll(/^\| `(E_\w+)`\s*\|\s*(\d)/gm)].map(([, code, exit]) => `${code} ${exit}`);
  expect(codes(page)).toEqual(codes(errorCodesTable()));
  expect(codes(page).length).toBeGreaterThan(15);
});
