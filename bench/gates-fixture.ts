import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { documentOf } from './history-fixture.ts';
import { staticGateIds } from '../src/gates/static-gates.ts';
import { gitIn } from '../src/system/git.ts';
import type { Workload } from './gates-workload.ts';

const bundle = join(import.meta.dirname, '../dist/cli/index.js');
const execute = promisify(execFile);

export interface GatesFixture {
  readonly directory: string;
  /** Runs these steps of the workload as gates, all of them unless told otherwise. */
  validate(options?: ValidateOptions): Promise<Validated>;
  /** Records some runs in which every step took no time. */
  recordRuns(count: number): Promise<void>;
  remove(): Promise<void>;
}

interface FixtureOptions {
  /** PRPs of the usual size, with all their gates. @default one small PRP, without its gates */
  readonly prps?: number;
}

interface ValidateOptions {
  readonly workers?: number;
  readonly steps?: readonly string[];
  /** Whether the results are recorded. @default false */
  readonly versioning?: boolean;
}

interface Validated {
  /** The whole command. */
  readonly commandMs: number;
  /** From the first gate to the last, as the report has it. */
  readonly makespanMs: number;
}

/** A repository with PRPs, where the steps of a workload are command gates. */
export async function gatesFixture(workload: Workload, { prps = 0 }: FixtureOptions = {}): Promise<GatesFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'prp-bench-'));
  const git = gitIn(directory);
  await git.text(['init', '--quiet', '--initial-branch=main']);
  await git.text(['config', 'user.name', 'Bench']);
  await git.text(['config', 'user.email', 'bench@example.invalid']);
  await mkdir(join(directory, 'PRPs'));
  await mkdir(join(directory, '.github'));
  const documents =
    prps === 0
      ? ['# PRP: Example\n\n## Goal\n\nMeasure.\n']
      : Array.from({ length: prps }, (_, index) => documentOf(index));
  for (const [index, text] of documents.entries()) await writeFile(join(directory, `PRPs/example${index}.md`), text);
  await writeFile(join(directory, '.gitignore'), 'node_modules\n');
  const configure = async (commands: Workload['steps']) => {
    const settings =
      prps === 0
        ? { gates: Object.fromEntries(staticGateIds.map((id) => [id, 'off'])) }
        : // The documents are made up.
          { 'fail-on': 'never' };
    // JSON is YAML.
    await writeFile(join(directory, '.github/prp.yml'), JSON.stringify({ commands, ...settings }));
  };
  await configure(workload.steps);
  await git.text(['add', '.']);
  await git.text(['commit', '--quiet', '--message', 'Start']);

  async function validate({ workers = workload.workers, steps, versioning }: ValidateOptions = {}): Promise<Validated> {
    const gates = steps ?? (prps === 0 ? workload.steps.map(({ id }) => id) : undefined);
    const named = gates === undefined ? [] : ['--gates', gates.join(',')];
    const args = ['validate', ...named, '--workers', String(workers), '--json'];
    const start = performance.now();
    const { stdout } = await execute(process.execPath, [bundle, ...args, ...(versioning ? [] : ['--no-versioning'])], {
      cwd: directory,
    });
    const commandMs = performance.now() - start;
    // The envelope of our own command.
    const { data } = JSON.parse(stdout) as { readonly data: { readonly makespanMs: number } };
    return { commandMs, makespanMs: data.makespanMs };
  }

  return {
    directory,
    validate,
    async recordRuns(count) {
      await configure(workload.steps.map((step) => ({ ...step, run: 'true' })));
      for (let run = 0; run < count; run += 1) await validate({ versioning: true });
      await configure(workload.steps);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
