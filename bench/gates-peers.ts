import { existsSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clock, command } from './measure.ts';
import type { Step, Workload } from './gates-workload.ts';

/** Another program that runs commands side by side. */
export interface Peer {
  readonly name: string;
  /** Whether it knows that one step needs another, and how many may run at once. */
  readonly ordersSteps: boolean;
  readonly isInstalled: boolean;
  /** Writes what it reads into a directory; the function returned runs all of it, and answers in milliseconds. */
  prepare(directory: string, workload: Workload): Promise<() => Promise<number>>;
}

const modules = join(import.meta.dirname, 'node_modules');

interface Invocation {
  readonly files: Readonly<Record<string, string>>;
  readonly file: string;
  readonly args: readonly string[];
}

function peer(
  name: string,
  options: { readonly binary: string; readonly ordersSteps?: boolean },
  invocation: (workload: Workload, binary: string) => Invocation,
): Peer {
  const { binary, ordersSteps = false } = options;
  return {
    name,
    ordersSteps,
    isInstalled: existsSync(binary),
    async prepare(directory, workload) {
      const { files, file, args } = invocation(workload, binary);
      for (const [path, text] of Object.entries(files)) await writeFile(join(directory, path), text);
      await symlink(modules, join(directory, 'node_modules')).catch(() => {});
      return () => clock(() => command(directory, file, args));
    },
  };
}

const inModules = (binary: string) => ({ binary: join(modules, '.bin', binary) });

/** Four rows of steps, for those that run rows side by side and cannot say how many steps may run at once. */
function rowsOf({ steps, workers }: Workload): readonly (readonly Step[])[] {
  return Array.from({ length: workers }, (_, row) => steps.filter((_step, index) => index % workers === row));
}

function packageOf(more: object): string {
  return JSON.stringify({ name: 'bench', version: '0.0.0', private: true, packageManager: 'npm@11.0.0', ...more });
}

function scriptsOf({ steps }: Workload): object {
  return Object.fromEntries(steps.map(({ id, run }) => [id, run]));
}

const emptyLock = JSON.stringify({ name: 'bench', lockfileVersion: 3, packages: {} });

/** Those that npm can install, and make. pre-commit is not here: it wants Python, and runs its hooks one by one. */
export const peers: readonly Peer[] = [
  peer('make', { binary: '/usr/bin/make', ordersSteps: true }, ({ steps, workers }, binary) => {
    const all = steps.map(({ id }) => id).join(' ');
    const rules = steps.map(({ id, run, needs }) => `${id}: ${needs.join(' ')}\n\t@${run.replaceAll('$', '$$$$')}\n`);
    const files = { Makefile: `.PHONY: all ${all}\nall: ${all}\n${rules.join('')}` };
    return { files, file: binary, args: [`--jobs=${workers}`, '--silent'] };
  }),
  peer('lefthook', inModules('lefthook'), (workload, binary) => {
    const jobs = rowsOf(workload).map((row, index) => ({
      name: `row${index}`,
      group: { jobs: row.map(({ id, run }) => ({ name: id, run })) },
    }));
    const files = { 'lefthook.yml': JSON.stringify({ bench: { parallel: true, jobs } }) };
    return { files, file: binary, args: ['run', 'bench', '--no-auto-install', '--force'] };
  }),
  peer('just', inModules('just'), (workload, binary) => {
    const rows = rowsOf(workload);
    const recipes = rows.map((row, index) => `row${index}:\n${row.map(({ run }) => `    @${run}\n`).join('')}`);
    const all = `[parallel]\nall: ${rows.map((_, index) => `row${index}`).join(' ')}\n`;
    return { files: { justfile: `${all}\n${recipes.join('\n')}` }, file: binary, args: ['all'] };
  }),
  peer('concurrently', inModules('concurrently'), ({ steps, workers }, binary) => ({
    files: {},
    file: binary,
    args: ['--max-processes', String(workers), ...steps.map(({ run }) => run)],
  })),
  peer('npm-run-all2', inModules('run-p'), (workload, binary) => ({
    files: { 'package.json': packageOf({ scripts: scriptsOf(workload) }) },
    file: binary,
    args: ['--silent', '--max-parallel', String(workload.workers), ...workload.steps.map(({ id }) => id)],
  })),
  peer('wireit', { ...inModules('wireit'), ordersSteps: true }, ({ steps, workers }) => {
    const names = steps.map(({ id }) => id);
    const scripts = Object.fromEntries(['all', ...names].map((id) => [id, 'wireit']));
    const wireit = Object.fromEntries([
      ['all', { dependencies: names }],
      ...steps.map(({ id, run, needs }) => [id, { command: run, ...(needs.length > 0 && { dependencies: needs }) }]),
    ]);
    const files = { 'package.json': packageOf({ scripts, wireit }) };
    const env = [`WIREIT_PARALLEL=${workers}`, 'WIREIT_CACHE=none', 'WIREIT_LOGGER=quiet-ci'];
    return { files, file: 'env', args: [...env, 'npm', 'run', '--silent', 'all'] };
  }),
  peer('turbo', inModules('turbo'), (workload, binary) => {
    const ids = workload.steps.map(({ id }) => id);
    const tasks = Object.fromEntries(ids.map((id) => [id, { cache: false }]));
    const files = {
      'package.json': packageOf({ scripts: scriptsOf(workload) }),
      'package-lock.json': emptyLock,
      'turbo.json': JSON.stringify({ tasks }),
    };
    const args = ['TURBO_TELEMETRY_DISABLED=1', binary, 'run', ...ids, `--concurrency=${workload.workers}`];
    return { files, file: 'env', args };
  }),
  peer('nx', inModules('nx'), (workload, binary) => {
    const targets = Object.fromEntries(
      workload.steps.map(({ id, run }) => [
        id,
        { executor: 'nx:run-commands', cache: false, options: { command: run } },
      ]),
    );
    const files = {
      'package.json': packageOf({}),
      'nx.json': '{}',
      'project.json': JSON.stringify({ name: 'bench', root: '.', targets }),
    };
    const wanted = workload.steps.map(({ id }) => id).join(',');
    const args = ['NX_DAEMON=false', 'NX_TUI=false', binary, 'run-many', '-t', wanted];
    return { files, file: 'env', args: [...args, `--parallel=${workload.workers}`, '--skip-nx-cache'] };
  }),
];
