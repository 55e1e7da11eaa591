import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

/**
 * Bundles the front doors' emitted JavaScript into dist/, so that it runs without node_modules. As CommonJS: an ES
 * module would load every name of each of Node's own modules before its first line, which takes a third of the start.
 */
rmSync('dist', { recursive: true, force: true });
await bundle({ index: 'build/cli/main.js' }, 'dist/cli');
chmodSync('dist/cli/index.js', 0o755);

async function bundle(input: Readonly<Record<string, string>>, dir: string): Promise<void> {
  const build = await rolldown({ input, platform: 'node', onLog: failOnWarning });
  const { output } = await build.write({ dir, format: 'cjs', minify: true, chunkFileNames: '[name].js' });
  await build.close();

  const modules = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
  writeFileSync(`${dir}/licenses.txt`, licencesOf(modules));
  // The repository's own package.json makes ES modules of what is below it.
  writeFileSync(`${dir}/package.json`, '{ "type": "commonjs" }\n');
}

/** What a bundler only warns of is missing at run time. */
function failOnWarning(level: string, { message }: { readonly message?: string }): void {
  if (level === 'warn') throw new Error(`The bundle is not complete: ${message ?? 'no reason given'}`);
}
