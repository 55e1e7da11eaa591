import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCache } from '../../src/cli/code-cache.ts';
import { privateFolder } from '../../src/cli/private-folder.ts';

let folder: string;
let home: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prp-code-'));
  home = join(folder, 'home');
  mkdirSync(home);
  cache = join(home, 'prp', 'save');
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

/** Runs the program in a separate process, since V8 caches compiled code per process, and stores the code. */
function run({ calls = true } = {}): number | undefined {
  const script = `
    const { codeCache } = await import(${JSON.stringify(new URL('../../src/cli/code-cache.ts', import.meta.url))});
    const { load, keep } = codeCache(${JSON.stringify(home)}, 'save');
    const { answer } = load(${JSON.stringify(join(folder, 'main.js'))});
    if (${calls}) console.log(answer());
    keep();`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
  return calls ? Number(said) : undefined;
}

/** In seconds, as files have it. */
const anHourAgo = Math.floor(Date.now() / 1_000) - 3_600;

const kept = () => readdirSync(cache).toSorted();

describe('codeCache', () => {
  it('loads a file, the files beside it that it requires, and modules of Node', async () => {
    const program = codeCache(home, 'save').load(join(folder, 'main.js')) as {
      answer(): number;
      where: string;
      os: unknown;
    };
    expect(program.answer()).toBe(42);
    expect(program.where).toBe(folder);
    expect(program.os).toBe((await import('node:os')).default);
  });

  it('loads a file once, and files that require each other', () => {
    write('part.js', "exports.main = require('./main.js'); exports.six = 6;");
    write('main.js', "exports.answer = () => 7; exports.again = require('./part.js').main === exports;");
    const { load } = codeCache(home, 'save');
    expect(load(join(folder, 'main.js'))).toMatchObject({ again: true });
    expect(load(join(folder, 'main.js'))).toBe(load(join(folder, 'main.js')));
  });

  it('writes code once', () => {
    run();
    const places = kept().map((name) => join(cache, name));
    expect(places).toHaveLength(2);
    for (const place of places) {
      utimesSync(place, anHourAgo, anHourAgo);
    }
    run();
    expect(places.map((place) => statSync(place).mtimeMs)).toEqual([anHourAgo * 1_000, anHourAgo * 1_000]);
  });

  it('stores functions that were called, not only those compiled at the start', () => {
    run();
    const sizes = kept().map((name) => statSync(join(cache, name)).size);
    rmSync(cache, { recursive: true });
    run({ calls: false });
    const [uncalled] = kept().map((name) => statSync(join(cache, name)).size);
    expect(sizes[0]).toBeGreaterThan(uncalled ?? 0);
  });

  it('adds once a day the functions that were called since', () => {
    run({ calls: false });
    const [main = ''] = kept().map((name) => join(cache, name));
    const before = statSync(main).size;
    run();
    expect(statSync(main).size).toBe(before);
    utimesSync(main, anHourAgo - 24 * 3_600, anHourAgo - 24 * 3_600);
    run();
    expect(statSync(main).size).toBeGreaterThan(before);
  });

  it('runs the present code of a file, also of the same length', () => {
    run();
    write('part.js', 'exports.six = 5;');
    expect(run()).toBe(35);
    expect(kept()).toHaveLength(3);
  });

  it('compiles again when the stored code is damaged', () => {
    run();
    const names = kept();
    for (const name of names) writeFileSync(join(cache, name), readFileSync(join(cache, name)).fill(0x41, 40, 60));
    expect(run()).toBe(42);
    expect(kept()).toEqual(names);
    expect(names.map((name) => privateFolder(home, 'save')?.read(name))).not.toContain(undefined);
  });

  it('compiles again when V8 rejects the stored code', () => {
    run();
    const [main = '', part = ''] = kept().map((name) => join(cache, name));
    const codes = [main, part].map((place) => readFileSync(place));
    writeFileSync(main, codes[1] ?? '');
    writeFileSync(part, codes[0] ?? '');
    expect(run()).toBe(42);
    expect(statSync(main).size).toBeGreaterThan(statSync(part).size);
  });

  it('works without a writable directory', () => {
    write('home/prp', 'a file');
    expect(run()).toBe(42);
    expect(readFileSync(join(home, 'prp'), 'utf8')).toBe('a file');
    rmSync(home, { recursive: true });
    write('home', 'a file');
    expect(run()).toBe(42);
  });

  it('removes entries that are a month old', () => {
    run();
    for (const name of kept()) utimesSync(join(cache, name), 1, 1);
    write('part.js', 'exports.six = 60;');
    run();
    expect(kept().map((name) => name.split('-')[0])).toEqual(['main.js', 'part.js']);
  });
});
