import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** Loads the files of a bundle with the code that V8 made of them in an earlier run. */
export interface CodeCache {
  /** What a CommonJS file exports. The files that it requires beside it are loaded in the same way. */
  load(file: string): unknown;
  /** Writes down what was compiled until now of the files that had no code yet. A cache that cannot be written is none. */
  keep(): void;
}

type Require = (id: string) => unknown;
type Wrapped = (exports: object, require: Require, module: { exports: object }, file: string, folder: string) => void;

const digestLength = 32;
/** What is still needed after so long is made anew. */
const keptMs = 30 * 24 * 60 * 60 * 1_000;
const outside = createRequire(import.meta.url);

/**
 * Node has a cache of its own (`module.enableCompileCache`), which takes the code of a file before its first line runs:
 * what is called later is compiled anew in every run, and that is most of a command. This one takes it at the end.
 * See `script.createCachedData()`, https://nodejs.org/docs/latest-v24.x/api/vm.html#scriptcreatecacheddata.
 */
export function codeCache(directory: string): CodeCache {
  const loaded = new Map<string, { exports: object }>();
  const fresh: { readonly place: string; readonly script: Script }[] = [];

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);

    const require: Require = (id) => (id.startsWith('./') ? load(join(dirname(file), id)) : outside(id));
    const run = compiled(file).runInThisContext() as Wrapped;
    run.call(module.exports, module.exports, require, module, file, dirname(file));
    return module.exports;
  }

  function compiled(file: string): Script {
    const source = readFileSync(file);
    // V8 itself looks at the length of the source only.
    const place = join(directory, `${basename(file)}-${digestOf(source).toString('hex', 0, 16)}`);
    const cachedData = readCode(place);
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) { ${source.toString()}\n})`,
      {
        filename: file,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        ...(cachedData && { cachedData }),
      },
    );
    // It is also made anew for another version of Node or another processor.
    if (cachedData === undefined || script.cachedDataRejected === true) fresh.push({ place, script });
    return script;
  }

  function keep(): void {
    try {
      if (fresh.length > 0) mkdirSync(directory, { recursive: true, mode: 0o700 });
      for (const { place, script } of fresh) writeCode(place, script.createCachedData());
      if (fresh.length > 0) removeOld(directory);
    } catch {
      // Full, read only, or no home at all: the next run starts as slowly as this one did.
    }
  }

  return { load, keep };
}

/** The code at `place`, whole; `undefined` when there is none. */
function readCode(place: string): Buffer | undefined {
  try {
    const content = readFileSync(place);
    const code = content.subarray(digestLength);
    return digestOf(code).equals(content.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function writeCode(place: string, code: Buffer): void {
  const temporary = `${place}.${process.pid}`;
  try {
    writeFileSync(temporary, Buffer.concat([digestOf(code), code]), { mode: 0o600 });
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Of other versions of the program, and what processes left that were ended in the middle. */
function removeOld(directory: string): void {
  const limit = Date.now() - keptMs;
  for (const name of readdirSync(directory)) {
    const place = join(directory, name);
    if (statSync(place).mtimeMs < limit) rmSync(place, { force: true });
  }
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
