import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { makePrivateFolder, privateFolder } from './private-folder.ts';

/** Loads the files of a bundle with the code that V8 compiled in an earlier run. */
export interface CodeCache {
  /** Loads a CommonJS file and the files beside it that it requires, and returns its exports. */
  load(file: string): unknown;
  /**
   * Stores the compiled code of the files that had none, and once a day of all loaded files: each run may compile
   * functions that no earlier run called. A failed write is ignored.
   */
  keep(): void;
}

/** Chunks with this prefix are loaded at the first use of an export: see `scripts/bundle.ts`. */
const late = './late-';

type Require = (id: string) => unknown;
type Wrapped = (exports: object, require: Require, module: { exports: object }, file: string, folder: string) => void;

const dayMs = 24 * 60 * 60 * 1_000;
/** Entries that were not written for so long are removed. */
const keptMs = 30 * dayMs;
const outside = createRequire(import.meta.url);

/**
 * A code cache in the directory `name` of `home`, the user's directory for caches; without `home` nothing is stored.
 *
 * Node's cache (`module.enableCompileCache`) stores the code of a file before its first line runs. Functions that run
 * later, most of a command, are compiled again in every run. This cache stores the code at the end.
 * See `script.createCachedData()`, https://nodejs.org/docs/latest-v24.x/api/vm.html#scriptcreatecacheddata.
 */
export function codeCache(home: string | undefined, name: string): CodeCache {
  const loaded = new Map<string, { exports: object }>();
  const fresh: { readonly name: string; readonly script: Script }[] = [];
  const folder = home === undefined ? undefined : privateFolder(home, name);

  function load(file: string): unknown {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    loaded.set(file, module);

    const require: Require = (id) => {
      if (!id.startsWith('./')) return outside(id);
      const path = join(dirname(file), id);
      return id.startsWith(late) ? whenAsked(() => load(path)) : load(path);
    };
    const run = compiled(file).runInThisContext() as Wrapped;
    run.call(module.exports, module.exports, require, module, file, dirname(file));
    return module.exports;
  }

  function compiled(file: string): Script {
    const source = readFileSync(file);
    // V8 compares only the length of the source.
    const digest = hash('sha256', source).slice(0, 32);
    const entry = `${basename(file)}-${process.version}-${process.arch}-${digest}`;
    const known = folder?.read(entry);
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname) { ${source.toString()}\n})`,
      {
        filename: file,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
        ...(known && { cachedData: known.bytes }),
      },
    );
    // V8 rejects code that was compiled with other flags.
    const isCurrent = known !== undefined && script.cachedDataRejected !== true && Date.now() - known.writtenMs < dayMs;
    if (!isCurrent) fresh.push({ name: entry, script });
    return script;
  }

  function keep(): void {
    if (home === undefined || fresh.length === 0) return;
    try {
      const own = makePrivateFolder(home, name);
      for (const one of fresh) own?.write(one.name, one.script.createCachedData());
      own?.removeOlder(Date.now() - keptMs);
    } catch {
      // The disk is full or read-only: the next run compiles again.
    }
  }

  return { load, keep };
}

/** A stand-in for the exports of a file, which loads the file at first use. Each access costs a little. */
function whenAsked(load: () => unknown): object {
  // The exports of a file are an object.
  return new Proxy({}, { get: (_none, name) => Reflect.get(load() as object, name) as unknown });
}
