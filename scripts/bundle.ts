/**
 * Bundles the emitted JavaScript of the entry points into dist/, where it runs without node_modules. All bundles are
 * CommonJS: an ES module would load every export of each Node module before its first line, a third of the start.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import ncc from '@vercel/ncc';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { minifySync } from 'rolldown/utils';
import { tokenTable } from '../src/gates/token-table.ts';
import { licencesOf } from './licences.ts';

/** Files that would load a module by a name in a variable, which we never ask of them. */
const unusedImports = [
  // A configuration by its name.
  '/markdownlint/lib/resolve-module.cjs',
  // The function of a job by the path of its file.
  '/bullmq/dist/cjs/classes/child-processor.js',
  // An app by the path of its file.
  '/probot/lib/helpers/resolve-app-function.js',
];
const tokens = compressedTokens('dist/o200k_base.json.br');
rmSync('dist', { recursive: true, force: true });
writeFileSync('build/src/base/build.js', `export const build = ${JSON.stringify(digestOfInputs())};\n`);
writeFileSync(
  'build/src/gates/token-table.js',
  `import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
// ncc would copy a file whose name it can read here.
const name = ['..', 'o200k_base.json.br'].join('/');
export const tokenTable = JSON.parse(brotliDecompressSync(readFileSync(new URL(name, import.meta.url))).toString());
`,
);
await bundleCli('dist/cli');
await bundleByNcc('build/src/action/main.js', 'dist/action', {
  // Two modules of @actions/core that the action never calls: identity tokens, which load an HTTP client, and the platform.
  './oidc-utils.js': './unused.js',
  './platform.js': './unused.js',
});
await bundleByNcc('build/app/main.js', 'dist/app', {
  // Probot would install packages with it while it runs.
  'npx-import-light': './unused.js',
});
await bundleTypes('dist');
await writeInterface('dist/index.js');
writeFileSync('dist/o200k_base.json.br', tokens);

/** By rolldown, in many small files: a command loads only what it needs. The public interface shares them. */
async function bundleCli(dir: string): Promise<void> {
  const build = await rolldown({
    input: {
      index: 'build/src/cli/main.js',
      cli: 'build/src/cli/cli.js',
      api: 'build/src/index.js',
      'isolation-worker': 'build/src/gates/isolation/isolation-worker.js',
    },
    platform: 'node',
    preserveEntrySignatures: 'allow-extension',
    onLog: (level, { code, message }) => {
      // The public interface loads at once what the action loads at need.
      if (level === 'warn' && code !== 'INEFFECTIVE_DYNAMIC_IMPORT') throw incomplete(message);
    },
  });
  // The analysis of shell commands is large and rarely used: `cli/code-cache` loads its file on demand.
  const late = { name: 'late-shell', test: /[\\/]build[\\/]src[\\/]prp[\\/]shell[\\/]/ };
  const { output } = await build.write({
    dir,
    format: 'cjs',
    minify: true,
    chunkFileNames: '[name].js',
    codeSplitting: { includeDependenciesRecursively: false, groups: [late] },
  });
  await build.close();
  for (const { fileName } of output) requireBuiltins(join(dir, fileName));
  chmodSync(join(dir, 'index.js'), 0o755);
  const modules = output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
  writeNotices(dir, modules);
}

/**
 * Replaces the import of a built-in module, `import('node:https')`, by `require`: in code that `cli/code-cache` loads,
 * Node prints an experimental warning at the first import.
 */
function requireBuiltins(file: string): void {
  const source = readFileSync(file, 'utf8');
  const required = source.replaceAll(
    /\bimport\(([`'"]node:[\w/]+[`'"])\)/g,
    'Promise.resolve(require($1)).then(m=>Object.create(m,{default:{value:m}}))',
  );
  if (required !== source) writeFileSync(file, required);
}

/** The declarations of the public interface in one file, with the types of other packages in it. */
async function bundleTypes(dir: string): Promise<void> {
  const build = await rolldown({
    input: 'build/src/index.d.ts',
    external: ['octokit', /^node:/],
    resolve: { conditionNames: ['types', 'import'] },
    plugins: [dts({ generator: 'oxc', dtsInput: true, emitDtsOnly: true, tsconfig: false })],
    logLevel: 'silent',
  });
  const { output } = await build.generate({ format: 'esm' });
  await build.close();
  // A second file would hold JavaScript of the bundler, which declarations do not use.
  const [{ code: text }] = output;
  const foreign = [...text.matchAll(/^import .* from "(?!node:|octokit")(.*)";$/gm)].map(([, name]) => name);
  if (foreign.length > 0) throw incomplete(`its types refer to ${foreign.join(', ')}`);
  // Few programs use the types of Octokit, which are many megabytes.
  const ignore = '// @ts-ignore: without octokit its types are any.\n';
  writeFileSync(
    join(dir, 'index.d.ts'),
    text.replace(/^import .* from "octokit";$/m, (line) => `${ignore}${line}`),
  );
}

/** The public interface as an ES module. Its code is that of the command line. */
async function writeInterface(file: string): Promise<void> {
  const names = Object.keys((await import(pathToFileURL('build/src/index.js').href)) as object);
  writeFileSync(file, `import api from './cli/api.js';\nexport const { ${names.join(', ')} } = api;\n`);
}

/** By ncc, with one entry, which also starts the worker processes. ncc would minify only the entry. */
async function bundleByNcc(entry: string, dir: string, externals: Readonly<Record<string, string>>): Promise<void> {
  const { code, assets, stats } = await ncc(join(process.cwd(), entry), {
    esm: false,
    cache: false,
    quiet: true,
    externals,
  });
  const { modules, chunkGraph } = stats.compilation;
  const warnings = stats.compilation.warnings.filter(
    ({ module }) => !unusedImports.some((file) => module?.resource?.endsWith(file)),
  );
  if (warnings.length > 0)
    throw incomplete(warnings.map(({ module, message }) => `${module?.resource}: ${message}`).join('; '));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'unused.js'), 'module.exports = {};\n');
  const files = Object.entries(assets).map(([name, { source }]) => [name, String(source)] as const);
  for (const [name, text] of [['index.js', code] as const, ...files]) {
    if (!name.endsWith('.js')) throw incomplete(`ncc made the file ${name}`);
    const minified = minifySync(name, text, { module: false });
    if (minified.errors.length > 0) throw incomplete(`${name} cannot be minified`);
    writeFileSync(join(dir, name), minified.code);
  }
  const kept = [...modules].filter((module) => chunkGraph.getNumberOfModuleChunks(module) > 0);
  const merged = kept.flatMap((module) => [module, ...(module.modules ?? [])]);
  writeNotices(
    dir,
    merged.flatMap(({ resource }) => resource ?? []),
  );
}

/** The tokenizer's table. A file that holds it stays as it is: another version of Brotli may write other bytes. */
function compressedTokens(file: string): Buffer {
  const table = JSON.stringify(tokenTable);
  if (existsSync(file)) {
    const known = readFileSync(file);
    if (brotliDecompressSync(known).toString() === table) return known;
  }
  return brotliCompressSync(table, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } });
}

function writeNotices(dir: string, modules: readonly string[]): void {
  writeFileSync(join(dir, 'licenses.txt'), licencesOf(modules));
  // The package.json of the repository would make these files ES modules.
  writeFileSync(join(dir, 'package.json'), '{ "type": "commonjs" }\n');
}

/** Of our code and of the exact versions of the packages in the bundle. */
function digestOfInputs(): string {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  const files = globSync('{src,app}/**/*.ts').toSorted();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** A warning of the bundler would be a failure at run time. */
function incomplete(reason: string): Error {
  return new Error(`The bundle is not complete: ${reason}`);
}
