import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'rolldown/utils';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { completeFiles, completePrp } from '../support/complete-prp.ts';
import { type NodeRegistry, nodeRegistry } from '../support/node-registry.ts';
import { temporaryDirectory, temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const start = promisify(execFile);
const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
  readonly version: string;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};

/** The machine's Node 20, or an older one: the package brings a newer Node for it. */
const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'node'))
  .find(
    (file) => existsSync(file) && /^v(?:1[4-9]|2[01])\./.test(execFileSync(file, ['--version'], { encoding: 'utf8' })),
  );
const brought = Object.keys(manifest.optionalDependencies).find((name) => existsSync(`node_modules/${name}`));

let home: string;
let tarball: string;
let registry: NodeRegistry;

/** Runs npm as in an empty home. With `node`, that Node runs npm and is the one on the PATH. */
function npm(directory: string, args: readonly string[], node?: string) {
  const { PATH } = process.env;
  const env = {
    PATH: node === undefined ? PATH : `${dirname(node)}${delimiter}${PATH}`,
    HOME: home,
    npm_config_registry: registry.address,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
  };
  return start('npm', args, { cwd: directory, env });
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'prp-package-'));
  registry = await nodeRegistry(manifest.optionalDependencies, home);
  const { stdout } = await npm(resolve('.'), ['pack', '--json', '--ignore-scripts', '--pack-destination', home]);
  const [packed] = JSON.parse(stdout) as [{ readonly filename: string }];
  tarball = join(home, packed.filename);
}, 60_000);

afterAll(async () => {
  registry.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
});

describe('the packed package', () => {
  it('is small, and holds no tests, no sources and no action', async () => {
    const { stdout } = await start('tar', ['-tf', tarball]);
    const files = stdout.trim().split('\n');
    expect((await stat(tarball)).size).toBeLessThan(3_000_000);
    expect(files).toEqual(
      expect.arrayContaining([
        'package/dist/cli/index.js',
        'package/README.md',
        'package/LICENSE',
        'package/CHANGELOG.md',
      ]),
    );
    expect(files.filter((file) => /^package\/(?!dist\/|schema\/|[^/]+$)|dist\/action|\.test\./.test(file))).toEqual([]);
  });

  it('runs through npx', async () => {
    const { stdout } = await npm(home, [
      'exec',
      '--yes',
      '--omit=optional',
      '--package',
      tarball,
      '--',
      'prp',
      '--version',
    ]);
    expect(stdout).toBe(`${manifest.version}\n`);
  }, 60_000);
});

describe('a project with the package', () => {
  let project: string;

  beforeAll(async () => {
    project = join(home, 'project');
    await mkdir(project);
    await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
    await npm(project, ['install', '--omit=optional', tarball]);
    // Of a user who compiles: the compiler and the types of Node.
    await mkdir(join(project, 'node_modules/@types'));
    await symlink(resolve('node_modules/@types/node'), join(project, 'node_modules/@types/node'));
  }, 60_000);

  /** The examples of all pages: page and language → code. */
  async function examples(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const pages = (await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
    for (const page of ['README.md', ...pages]) {
      const blocks = (await readFile(page, 'utf8')).matchAll(/^ *```(js|mjs|ts)\n(.*?)^ *```/gms);
      for (const [, language = '', code = ''] of blocks)
        found.set(`${page.replaceAll('/', '-')}-${found.size}.${language}`, code);
    }
    return found;
  }

  async function repositoryWithPackage(): Promise<TemporaryRepository> {
    const repository = await temporaryRepository();
    for (const [path, content] of Object.entries({ ...completeFiles, 'PRPs/user-api.md': completePrp })) {
      await repository.write(path, content);
    }
    await repository.commit();
    await symlink(join(project, 'node_modules'), join(repository.directory, 'node_modules'));
    await writeFile(join(repository.directory, 'package.json'), '{ "type": "module" }\n');
    return repository;
  }

  it('has nothing else installed', async () => {
    expect((await readdir(join(project, 'node_modules'))).filter((name) => !/^[.@]/.test(name))).toEqual([
      'prp-action',
    ]);
  });

  it('compiles every example of the documents as it stands', async () => {
    const all = await examples();
    expect(all.size).toBeGreaterThan(2);
    for (const [name, code] of all) await writeFile(join(project, name), code);
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2024', '--lib', 'es2024', '--types', 'node'];
    const loose = ['--allowJs', '--checkJs', '--noImplicitAny', 'false', '--noEmit', '--ignoreConfig'];
    const compile = (file: string) =>
      start(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...strict, ...loose, file], {
        cwd: project,
      });
    const problems = Object.fromEntries(
      await Promise.all([...all.keys()].map(async (name) => [name, (await compile(name)).stdout] as const)),
    );
    expect(problems).toEqual(Object.fromEntries([...all.keys()].map((name) => [name, ''])));
    // The type of a plugin is not any: the compiler reports a mistake.
    const plugin = [...all.values()].find((code) => code.includes("import('prp-action').Plugin")) ?? '';
    await writeFile(join(project, 'wrong.js'), plugin.replace("id: 'house'", 'id: 7'));
    await expect(compile('wrong.js')).rejects.toMatchObject({ stdout: expect.stringContaining('TS2322') });
  }, 120_000);

  it('runs every example of the documents as it stands', async () => {
    for (const [name, code] of await examples()) {
      const { directory } = await repositoryWithPackage();
      await writeFile(join(directory, name), code);
      const ran = await start(process.execPath, [name], { cwd: directory });
      expect({ name, stderr: ran.stderr }).toEqual({ name, stderr: '' });
      if (!code.includes("name: 'save'")) continue;
      const list = await start(
        process.execPath,
        [join(project, 'node_modules/.bin/prp'), 'list', 'user-api', '--json'],
        { cwd: directory },
      );
      expect(JSON.parse(list.stdout)).toMatchObject({ data: { versions: [{ sequence: 1 }] } });
    }
  }, 120_000);

  it('can be required, too', async () => {
    const { stdout } = await start(process.execPath, ['-p', "typeof require('prp-action').createRuntime"], {
      cwd: project,
    });
    expect(stdout).toBe('function\n');
  });

  it.skipIf(oldNode === undefined)('says in one sentence what an old Node needs', async () => {
    const program = join(project, 'node_modules/prp-action/dist/cli/index.js');
    await expect(start(oldNode ?? '', [program, '--version'])).rejects.toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(
        /^prp needs Node 22 or newer; this is Node \d+\.\S+ \(.*\)\.\nhint: .*nodejs\.org.*\n$/,
      ),
    });
  });
});

describe(`the package on an old Node${oldNode === undefined ? ' (skipped: the PATH holds no Node older than 22)' : ''}`, () => {
  let prp: string;

  beforeAll(async () => {
    if (oldNode === undefined) return;
    const prefix = join(home, 'global');
    await npm(home, ['install', '--global', '--prefix', prefix, tarball], oldNode);
    prp = join(prefix, 'bin/prp');
  }, 120_000);

  function run(directory: string, ...args: readonly string[]): ChildProcess {
    const env = { ...process.env, PATH: `${dirname(oldNode ?? '')}${delimiter}${process.env['PATH']}` };
    return spawn(prp, args, { cwd: directory, env, stdio: 'pipe', detached: true });
  }

  async function textOf(child: ChildProcess): Promise<string> {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    await once(child, 'close');
    return text;
  }

  it.skipIf(oldNode === undefined)('works with the Node of this platform, the only other package', async () => {
    const child = run(home, '--version');
    expect(await textOf(child)).toBe(`${manifest.version}\n`);
    expect(child.exitCode).toBe(0);
    expect(registry.downloads).toEqual([brought]);
    const installed = join(home, 'global/lib/node_modules/prp-action/node_modules');
    expect((await readdir(installed)).filter((name) => !name.startsWith('.'))).toEqual([brought]);
  });

  it.skipIf(oldNode === undefined)('passes the exit code, both outputs and the input through', async () => {
    const directory = await temporaryDirectory();
    const child = run(directory, 'list');
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await once(child, 'close');
    expect([child.exitCode, errors]).toEqual([3, expect.stringContaining('E_NOT_A_REPOSITORY')]);
  });

  it.skipIf(oldNode === undefined).each([
    ['to the process', 1],
    ['to its group, as a terminal does', -1],
  ])('ends as interrupted when SIGINT is sent %s', async (_, sign) => {
    const repository = await temporaryRepository();
    await repository.write('PRPs/notes.md', completePrp);
    await repository.write('.github/prp.yml', 'commands: [{ id: slow, run: "echo $$ > pid; sleep 300" }]\n');
    await repository.commit();
    const child = run(repository.directory, 'validate', '--no-versioning');
    const pid = await vi.waitFor(
      async () => {
        const text = await readFile(join(repository.directory, 'pid'), 'utf8');
        expect(text).toMatch(/^\d+\n$/);
        return Number(text);
      },
      { timeout: 20_000 },
    );
    process.kill(sign * (child.pid ?? 0), 'SIGINT');
    await once(child, 'close');
    expect([child.exitCode, child.signalCode]).toEqual([130, null]);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});

describe('the launcher', () => {
  it('is in the syntax of 2020, which old Nodes can read', async () => {
    const launcher = await readFile('dist/cli/index.js', 'utf8');
    const files = [
      'index.js',
      ...[...launcher.matchAll(/require\([`"]\.\/([^`"]+)[`"]\)/g)].map(([, name = '']) => name),
    ];
    expect(files).toContain('brought-node.js');
    for (const file of files) {
      const text = await readFile(`dist/cli/${file}`, 'utf8');
      const lowered = transformSync(file, text, { target: 'es2020' }).code;
      expect({ file, code: lowered }).toEqual({ file, code: transformSync(file, text, { target: 'esnext' }).code });
    }
  });
});
