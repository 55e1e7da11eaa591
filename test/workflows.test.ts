import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { version } from '../src/base/version.ts';
import { scaffold } from '../src/commands/init.ts';
import { lintForActions } from './support/actions-lint.ts';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: Permissions;
  readonly jobs: Readonly<Record<string, Job>>;
}
interface Job {
  readonly permissions?: Permissions;
  readonly 'timeout-minutes'?: number;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly needs?: string | readonly string[];
  readonly steps: readonly Step[];
}
interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
type Permissions = string | Readonly<Record<string, string>>;

/** Documents and examples use the tag of the major version, which a release moves. */
const published = `prp-action/prp-action@v${version.split('.')[0]}`;
const own = new Set(['./', published]);
const files = ['.github/workflows', 'examples/workflows'].flatMap((directory) =>
  readdirSync(directory).map((name) => `${directory}/${name}`),
);
const workflows = files.map((file) => [file, readFileSync(file, 'utf8')] as const);
const action = parse(readFileSync('action.yml', 'utf8')) as Readonly<Record<'inputs' | 'outputs', object>>;
const read = (text: string) => parse(text) as Workflow;
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

/** Scopes that one workflow needs: to sign a release, and to publish to GitHub Pages. */
const extraScopes: Readonly<Record<string, readonly string[]>> = {
  'release.yml': ['id-token'],
  'prp-page.yml': ['pages', 'id-token'],
};

describe.each(workflows)('%s', (file, text) => {
  const workflow = read(text);

  it('is as GitHub understands it', async () => {
    const path = `.github/workflows/${basename(file)}`;
    expect(await lintForActions(path, text)).toEqual([]);
    const wrong = text.replace(/runs-on:/, 'run-on:').replace(/permissions:\n {2}contents: read/, 'permissions: all');
    expect(await lintForActions(path, wrong)).toHaveLength(3);
  });

  it('pins every action of others to a commit, and says which version that is', () => {
    const used = [...text.matchAll(/uses:\s+(.*)/g)].flatMap(([, one = '']) => (own.has(one) ? [] : [one]));
    const pinned = used.filter((one) => /^[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(one));
    expect(pinned).toEqual(used);
  });

  it('reads by default, and writes only in jobs that say so one by one', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    for (const { permissions = {} } of Object.values(workflow.jobs)) {
      const scopes = Object.keys(permissions);
      const known = ['contents', 'pull-requests', 'checks', ...(extraScopes[basename(file)] ?? [])];
      expect(known).toEqual(expect.arrayContaining(scopes));
      expect(Object.values(permissions).every((access) => access === 'read' || access === 'write')).toBe(true);
    }
  });

  it('ends a job that hangs', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });

  it('leaves no token behind in the checkout, and checks out nothing but the event', () => {
    const checkouts = stepsOf(workflow).filter(({ uses = '' }) => uses.startsWith('actions/checkout@'));
    expect(checkouts.map(({ with: inputs }) => inputs)).toEqual(
      checkouts.map(() => ({ 'persist-credentials': false })),
    );
  });

  it('puts no text of other people into a script', () => {
    for (const { run = '' } of stepsOf(workflow)) expect(run).not.toContain('${{');
  });

  it('never runs on pull_request_target', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
  });

  it('gives the action only inputs that it has, and reads only outputs that it has', () => {
    const steps = stepsOf(workflow).filter(({ uses = '' }) => own.has(uses));
    for (const { with: inputs = {} } of steps) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
    const ids = new Set(steps.flatMap(({ id }) => id ?? []));
    const wanted = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    expect(wanted.filter(([, step = '', output = '']) => !ids.has(step) || !(output in action.outputs))).toEqual([]);
  });

  it('reads only outputs of jobs that it waits for', () => {
    for (const [, job = '', output = ''] of text.matchAll(/needs\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(workflow.jobs[job]?.outputs ?? {})).toContain(output);
    }
    for (const { needs = [] } of Object.values(workflow.jobs)) {
      for (const job of [needs].flat()) expect(Object.keys(workflow.jobs)).toContain(job);
    }
  });
});

describe('the workflow', () => {
  it('that `prp init` writes is the one to copy', () => {
    const copy = readFileSync('examples/workflows/prp.yml', 'utf8');
    expect(copy.split('\n').slice(1).join('\n')).toBe(scaffold.get('.github/workflows/prp.yml'));
  });

  it('uses the action by the tag of its major version, in documents too', () => {
    const documents = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((file) =>
      file.endsWith('.md'),
    );
    const used = [...workflows.map(([, text]) => text), ...documents.map((file) => readFileSync(file, 'utf8'))].flatMap(
      (text) => [...text.matchAll(/prp-action\/prp-action@[\w.-]+/g)].map(([name]) => name),
    );
    expect(used.length).toBeGreaterThan(5);
    expect(new Set(used)).toEqual(new Set([published]));
  });

  it('for the own repository uses the action as it is here', () => {
    expect(readFileSync('.github/workflows/dogfood.yml', 'utf8')).toContain('uses: ./\n');
  });

  it('for forks reads no code of other people', () => {
    const { jobs } = read(readFileSync('examples/workflows/prp-forks.yml', 'utf8'));
    expect(Object.values(jobs).map(({ permissions }) => permissions)).toEqual([
      { contents: 'read', 'pull-requests': 'write', checks: 'write' },
    ]);
  });
});
