import { createHash } from 'node:crypto';
import { chmodSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

/**
 * Bundles the front doors' emitted JavaScript into dist/, so that it runs without node_modules. As CommonJS: an ES
 * module would load every name of each of Node's own modules before its first line, which takes a third of the start.
 */
/** What judges shell commands: large, and most commands never ask for it. `cli/code-cache` loads it when it is used. */
const lateChunk = 'late-shell';
const inShell = /[\\/]build[\\/]prp[\\/]shell[\\/]/;

rmSync('dist', { recursive: true, force: true });
/** What a front door starts as a process of its own. */
const processes = { 'isolation-worker': 'build/gates/isolation/isolation-worker.js' };
await bundle({ index: 'build/cli/main.js', cli: 'build/cli/cli.js', ...processes }, 'dist/cli');
chmodSync('dist/cli/index.js', 0o755);
await bundle({ index: 'build/action/main.js', ...processes }, 'dist/action');

async function bundle(input: Readonly<Record<string, string>>, dir: string): Promise<void> {
  const transform = { define: { PRP_BUILD: JSON.stringify(digestOfInputs()) } };
  const build = await rolldown({
    input,
    platform: 'node',
    transform,
    preserveEntrySignatures: 'allow-extension',
    onLog: failOnWarning,
  });
  const { output } = await build.write({
    dir,
    format: 'cjs',
    minify: true,
    chunkFileNames: '[name].js',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: lateChunk, test: inShell }] },
  });
  await build.close();

  const modules = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
  writeFileSync(`${dir}/licenses.txt`, licencesOf(modules));
  // The repository's own package.json makes ES modules of what is below it.
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n');
}

/** Of our own code and of the exact packages that it is bundled with. */
function digestOfInputs(): string {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  const files = globSync('src/**/*.ts').toSorted();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** What a bundler only warns of is missing at run time. */
function failOnWarning(level: string, { message }: { readonly message?: string }): void {
  if (level === 'warn') throw new Error(`The bundle is not complete: ${message ?? 'no reason given'}`);
}
