import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { staticGateIds } from '../src/gates/static-gates.ts';
import { gitIn } from '../src/system/git.ts';
import type { Workload } from './gates-workload.ts';

const bundle = join(import.meta.dirname, '../dist/cli/index.js');
const execute = promisify(execFile);

export interface GatesFixture {
  readonly directory: string;
  /** Runs these steps of the workload as gates, all of them unless told otherwise. */
  validate(options?: ValidateOptions): Promise<Validated>;
  remove(): Promise<void>;
}

interface ValidateOptions {
  readonly workers?: number;
  readonly steps?: readonly string[];
  /** Whether the durations are recorded for later runs. @default false */
  readonly versioning?: boolean;
}

interface Validated {
  /** The whole command. */
  readonly commandMs: number;
  /** From the first gate to the last, as the report has it. */
  readonly makespanMs: number;
}

/** A repository with one PRP, where the steps of a workload are command gates. */
export async function gatesFixture(workload: Workload): Promise<GatesFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--initial-branch=main']);
  await git.text(['config', 'user.name', 'Bench']);
  await git.text(['config', 'user.email', 'bench@example.invalid']);
  await mkdir(join(directory, 'PRPs'));
  await mkdir(join(directory, '.github'));
  await writeFile(join(directory, 'PRPs/example.md'), '# PRP: Example\n\n## Goal\n\nMeasure.\n');
  await writeFile(join(directory, '.gitignore'), 'node_modules\n');
  // JSON is YAML.
  const config = { commands: workload.steps, gates: Object.fromEntries(staticGateIds.map((id) => [id, 'off'])) };
  await writeFile(join(directory, '.github/prp.yml'), JSON.stringify(config));
  await git.text(['add', '.']);
  await git.text(['commit', '--quiet', '--message', 'Start']);

  return {
    directory,
    async validate({ workers = workload.workers, steps = workload.steps.map(({ id }) => id), versioning } = {}) {
      const args = ['validate', '--gates', steps.join(','), '--workers', String(workers), '--json'];
      const start = performance.now();
      const { stdout } = await execute(
        process.execPath,
        [bundle, ...args, ...(versioning ? [] : ['--no-versioning'])],
        {
          cwd: directory,
        },
      );
      const commandMs = performance.now() - start;
      // The envelope of our own command.
      const { data } = JSON.parse(stdout) as { readonly data: { readonly makespanMs: number } };
      return { commandMs, makespanMs: data.makespanMs };
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
