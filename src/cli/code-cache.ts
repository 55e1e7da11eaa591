import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { makePrivateFolder, privateFolder } from './private-folder.ts';

/** Loads the files of a bundle with the code that V8 made of them in an earlier run. */
export interface CodeCache {
  /** What a CommonJS file exports. The files that it requires beside it are loaded in the same way. */
  load(file: string): unknown;
  /**
   * Writes down what was compiled until now of the files that had no code yet, and once a day of all that were loaded:
   * each run may have called what no run before did. A cache that cannot be written is none.
   */
  keep(): void;
}

/** Chunks whose names begin so are loaded when something of them is first asked for: see `scripts/bundle.ts`. */
const late = './late-';

type Require = (id: string) => unknown;
type Wrapped = (exports: object, require: Require, module: { exports: object }, file: string, folder: string) => void;

const dayMs = 24 * 60 * 60 * 1_000;
/** What was not used for so long is removed. */
const keptMs = 30 * dayMs;
const outside = createRequire(import.meta.url);

/**
 * In `home`, where a user's programs keep what can be made again, under a name; without a home nothing is kept.
 *
 * Node has a cache of its own (`module.enableCompileCache`), which takes the code of a file before its first line runs:
 * what is called later is compiled anew in every run, and that is most of a command. This one takes it at the end.
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
    // V8 itself looks at the length of the source only.
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
    // V8 refuses what was made under other flags.
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
      // Full, or read only: the next run starts as slowly as this one did.
    }
  }

  return { load, keep };
}

/** Stands for what a file exports. To read it through here costs a little each time: it is for what is seldom called. */
function whenAsked(load: () => unknown): object {
  // What a file exports is an object.
  return new Proxy({}, { get: (_none, name) => Reflect.get(load() as object, name) as unknown });
}
