import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCache } from '../../src/cli/code-cache.ts';

let folder: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prp-code-'));
  cache = join(folder, 'cache', 'save');
  write(
    'main.js',
    "exports.answer = () => require('./part.js').six * 7; exports.where = __dirname; exports.os = require('node:os');",
  );
  write('part.js', 'exports.six = 6;');
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Runs the program in a process of its own, since V8 remembers what one has compiled, and keeps the code. */
function run({ calls = true } = {}): number | undefined {
  const script = `
    const { codeCache } = await import(${JSON.stringify(new URL('../../src/cli/code-cache.ts', import.meta.url))});
    const { load, keep } = codeCache(${JSON.stringify(cache)});
    const { answer } = load(${JSON.stringify(join(folder, 'main.js'))});
    if (${calls}) console.log(answer());
    keep();`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  return calls ? Number(said) : undefined;
}

function isWhole(place: string): boolean {
  const content = readFileSync(place);
  return createHash('sha256').update(content.subarray(32)).digest().equals(content.subarray(0, 32));
}

const kept = () => readdirSync(cache).toSorted();

describe('codeCache', () => {
  it('loads a file, what it requires beside it, and modules of Node', async () => {
    const program = codeCache(cache).load(join(folder, 'main.js')) as { answer(): number; where: string; os: unknown };
    expect(program.answer()).toBe(42);
    expect(program.where).toBe(folder);
    expect(program.os).toBe((await import('node:os')).default);
  });

  it('loads a file once, and two that need each other', () => {
    write('part.js', "exports.main = require('./main.js'); exports.six = 6;");
    write('main.js', "exports.answer = () => 7; exports.again = require('./part.js').main === exports;");
    const { load } = codeCache(cache);
    expect(load(join(folder, 'main.js'))).toMatchObject({ again: true });
    expect(load(join(folder, 'main.js'))).toBe(load(join(folder, 'main.js')));
  });

  it('keeps code for one user only, and writes it once', () => {
    run();
    const places = kept().map((name) => join(cache, name));
    expect(places).toHaveLength(2);
    expect(statSync(cache).mode & 0o077).toBe(0);
    for (const place of places) {
      expect(statSync(place).mode & 0o077).toBe(0);
      utimesSync(place, 1, 1);
    }
    run();
    expect(places.map((place) => statSync(place).mtimeMs)).toEqual([1_000, 1_000]);
  });

  it('keeps what was called, not only what was there at the start', () => {
    run();
    const sizes = kept().map((name) => statSync(join(cache, name)).size);
    rmSync(cache, { recursive: true });
    run({ calls: false });
    const [uncalled] = kept().map((name) => statSync(join(cache, name)).size);
    expect(sizes[0]).toBeGreaterThan(uncalled ?? 0);
  });

  it('runs what a file says now, also when its length is the same', () => {
    run();
    write('part.js', 'exports.six = 5;');
    expect(run()).toBe(35);
    expect(kept()).toHaveLength(3);
  });

  it.each([
    ['cut off', (code: Buffer) => code.subarray(0, code.length / 2)],
    ['changed', (code: Buffer) => Buffer.from(code).fill(0x41, 40, 60)],
    ['emptied', () => Buffer.alloc(0)],
  ])('makes code anew that was %s', (_, harm) => {
    run();
    const names = kept();
    const places = names.map((name) => join(cache, name));
    for (const place of places) {
      writeFileSync(place, harm(readFileSync(place)));
      expect(isWhole(place)).toBe(false);
    }
    expect(run()).toBe(42);
    expect(kept()).toEqual(names);
    expect(places.map(isWhole)).toEqual([true, true]);
  });

  it('makes code anew that V8 refuses', () => {
    run();
    const [main = '', part = ''] = kept().map((name) => join(cache, name));
    const codes = [main, part].map((place) => readFileSync(place));
    writeFileSync(main, codes[1] ?? '');
    writeFileSync(part, codes[0] ?? '');
    expect(run()).toBe(42);
    expect(statSync(main).size).toBeGreaterThan(statSync(part).size);
  });

  it('works where nothing can be written', () => {
    write('cache', 'a file');
    expect(run()).toBe(42);
    expect(readFileSync(join(folder, 'cache'), 'utf8')).toBe('a file');
  });

  it('removes what no program needed for a month', () => {
    run();
    for (const name of kept()) utimesSync(join(cache, name), 1, 1);
    write('part.js', 'exports.six = 60;');
    run();
    expect(kept()).toEqual([expect.stringMatching(/^part\.js-/)]);
  });
});
