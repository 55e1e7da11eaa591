import { posix } from 'node:path';
import { judgeShell } from '../prp/shell/judge-shell.ts';
import { type Harm, worst } from '../prp/shell/harm.ts';
import type { ScriptRun } from '../prp/shell/script-run.ts';
import type { Tree } from '../system/tree.ts';

/** Scripts may call scripts: the number of layers and of scripts is limited. */
const maxDepth = 6;
const mostScripts = 200;
/** Bytes; no hand-written package.json is larger. */
const maxBytes = 1_048_576;

/** The harm of a command through the package scripts that it runs. */
export interface ScriptHarm extends Harm {
  /** The scripts that lead to it, the first one first. */
  readonly scripts: readonly string[];
  /** The command in the last script. */
  readonly runs: string;
}

/** Judges the text of scripts, of their hooks (`prerelease`), and of the scripts that they run. */
export async function harmOfScripts(runs: readonly ScriptRun[], tree: Tree): Promise<ScriptHarm | undefined> {
  if (runs.length === 0) return undefined;
  const found: ScriptHarm[] = [];
  const seen = new Set<string>();
  const packages = packagesOf(tree);
  for (const run of runs) await follow(run, [], run.because);
  return worst(found) as ScriptHarm | undefined;

  async function follow(run: ScriptRun, path: readonly string[], because: string): Promise<void> {
    for (const { directory, scripts } of await packages.around(run.directory)) {
      for (const name of [`pre${run.name}`, run.name, `post${run.name}`]) {
        const text = scripts.get(name);
        const key = JSON.stringify([directory, name, run.added]);
        if (text === undefined || seen.has(key)) continue;
        seen.add(key);
        const trail = [...path, name];
        if (seen.size > mostScripts || trail.length > maxDepth) {
          found.push({ kind: 'unjudged', because, scripts: trail, runs: text });
          return;
        }
        const { harm, scripts: inner } = judgeShell(name === run.name ? `${text} ${run.added}`.trim() : text);
        if (harm !== undefined) found.push({ kind: harm.kind, because, scripts: trail, runs: harm.because });
        for (const next of inner)
          await follow({ ...next, directory: below(directory, next.directory) }, trail, because);
      }
    }
  }
}

function below(directory: string, inner: string | undefined): string | undefined {
  return inner === undefined ? undefined : posix.join(directory, inner);
}

interface Package {
  readonly directory: string;
  readonly scripts: ReadonlyMap<string, string>;
}

interface Packages {
  /** The nearest one from a directory upwards; all of them when the directory is unknown. */
  around(directory: string | undefined): Promise<readonly Package[]>;
}

function packagesOf(tree: Tree): Packages {
  const known = new Map<string, Promise<Package | undefined>>();
  const at = (directory: string) => {
    const reading = known.get(directory) ?? readPackage(tree, directory);
    known.set(directory, reading);
    return reading;
  };
  return {
    async around(directory) {
      if (directory === undefined) {
        const files = [...(await tree.files())]
          .filter((file) => /(?:^|\/)package\.json$/.test(file))
          .slice(0, mostScripts);
        const all = await Promise.all(files.map((file) => at(posix.dirname(file))));
        return all.filter((one) => one !== undefined);
      }
      const normal = posix.normalize(directory);
      // Never read outside the repository.
      if (/^(?:\/|~|\.\.)/.test(normal)) return [];
      for (let place = normal.replace(/\/$/, ''); ; place = posix.dirname(place)) {
        const found = await at(place);
        if (found !== undefined) return [found];
        if (place === '.') return [];
      }
    },
  };
}

async function readPackage(tree: Tree, directory: string): Promise<Package | undefined> {
  const bytes = await tree.read(posix.join(directory, 'package.json'));
  if (bytes === undefined || bytes.length > maxBytes) return undefined;
  return { directory, scripts: scriptsIn(new TextDecoder().decode(bytes)) };
}

function scriptsIn(text: string): ReadonlyMap<string, string> {
  try {
    const manifest: unknown = JSON.parse(text);
    const scripts = typeof manifest === 'object' && manifest !== null && 'scripts' in manifest ? manifest.scripts : {};
    const entries: readonly [string, unknown][] = Object.entries(typeof scripts === 'object' ? (scripts ?? {}) : {});
    return new Map(entries.flatMap(([name, script]) => (typeof script === 'string' ? [[name, script]] : [])));
  } catch {
    // Not a valid package.json, so no script runs.
    return new Map();
  }
}
