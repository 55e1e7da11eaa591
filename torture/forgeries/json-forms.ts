import { forgeriesFrom, type Forgery } from '../forgery.ts';
import { prpA } from '../forgery-fixture.ts';
import type { Forger } from '../forger.ts';

type Form = (text: string) => string | Uint8Array;

/** Other ways to write a document, and what is no document. */
const forms: Readonly<Record<string, Form>> = {
  'with a space more': (text) => text.replace('": ', '":  '),
  'on one line': (text) => JSON.stringify(JSON.parse(text)),
  'without its last line feed': (text) => text.trimEnd(),
  'with carriage returns': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'with a key twice': (text) => text.replace('{', '{\n  "actor": "Mallory",'),
  'with a `__proto__` key': (text) => text.replace('{', '{\n  "__proto__": { "actor": "Mallory" },'),
  'with a `constructor` key': (text) => text.replace('{', '{\n  "constructor": { "prototype": { "x": 1 } },'),
  'with an escape for a letter': (text) => text.replace('"format"', '"form\\u0061t"'),
  'with its keys in another order': (text) =>
    `${JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).toReversed()), null, 2)}\n`,
  'with a number in another form': (text) => text.replace('"format": 1,', '"format": 1.0,'),
  'with a byte that is not UTF-8': (text) =>
    Buffer.concat([Buffer.from(text.slice(0, 30)), Buffer.from([0xc3, 0x28]), Buffer.from(text.slice(30))]),
  'with a NUL': (text) => text.replace('{', '{\0'),
  'that is no JSON': () => 'FORGED-BYTES {',
  'that is empty': () => '',
  'that is a list': () => '[]\n',
  'that is null': () => 'null\n',
  'that is a number beyond all numbers': () => '1e999\n',
  'that is nested 100,000 deep': () => '['.repeat(100_000),
  'of 3 MB': (text) => text + ' '.repeat(3_000_000),
  'of format 2': (text) => text.replace('"format": 1', '"format": 2'),
  'of format "1"': (text) => text.replace('"format": 1', '"format": "1"'),
  'of format -1': (text) => text.replace('"format": 1', '"format": -1'),
  'of a format beyond all numbers': (text) => text.replace('"format": 1', '"format": 1e999'),
};

async function rewrite(forger: Forger, path: string, form: Form): Promise<void> {
  await forger.edit({ [path]: form(await forger.text(path)) });
}

const ofForms = (what: string, wanted: readonly string[], path: (forger: Forger) => Promise<string> | string) =>
  Object.fromEntries(
    Object.entries(forms)
      .filter(([form]) => wanted.includes(form))
      .map(([form, make]) => [`${what} ${form}`, async (forger: Forger) => rewrite(forger, await path(forger), make)]),
  );

const record = async (forger: Forger) => {
  const found = (await forger.below(forger.version(prpA, 2).path)).find((path) => path.includes('/validations/'));
  if (found === undefined) throw new Error('v2 has no record.');
  return found;
};

const short = ['with a key twice', 'with a `__proto__` key', 'that is no JSON', 'that is empty', 'of format 2'];

/** How stored documents are written: mementos in all forms, the others in some. */
export const jsonForms: readonly Forgery[] = forgeriesFrom(
  { expect: 'named', isConfined: true },
  {
    ...ofForms('memento', Object.keys(forms), (forger) => `${forger.version(prpA, 2).path}/memento.json`),
    ...ofForms('newest memento', short, (forger) => `${forger.version(prpA, 5).path}/memento.json`),
    ...ofForms('record', [...short, 'that is nested 100,000 deep'], record),
    ...ofForms('tags', [...short, 'that is null', 'of 3 MB'], () => `${prpA}/tags.json`),
  },
);
