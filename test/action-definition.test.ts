import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { inputsTable, outputsTable } from '../scripts/action-tables.ts';
import { inputDefaults, inputNames } from '../src/action/inputs.ts';
import { lintForActions } from './support/actions-lint.ts';
import { workflowIn } from './support/workflow.ts';

interface Definition {
  readonly name: string;
  readonly description: string;
  readonly branding: Readonly<Record<'icon' | 'color', string>>;
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: Readonly<Record<string, string>>;
}
interface Described {
  readonly description: string;
  readonly default?: string;
  readonly required?: boolean;
}

const text = readFileSync('action.yml', 'utf8');
const definition = parse(text) as Definition;
const described = [...Object.values(definition.inputs), ...Object.values(definition.outputs)];

describe('action.yml', () => {
  it('is as GitHub understands it', async () => {
    expect(await lintForActions('action.yml', text)).toEqual([]);
    const wrong = text.replace('using: node24', 'using: node99').replace('\noutputs:', '\nresults:');
    expect(await lintForActions('action.yml', wrong)).toHaveLength(2);
  });

  it('runs the bundle with Node 24, and has what the Marketplace asks for', () => {
    expect(definition.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
    expect(definition.branding).toEqual({ icon: 'git-commit', color: 'purple' });
    expect(definition.name.length).toBeLessThan(50);
    expect(definition.description.length).toBeLessThan(125);
  });

  it('has just the inputs that the code reads', () => {
    expect(Object.keys(definition.inputs).toSorted()).toEqual(inputNames.toSorted());
  });

  it('has the defaults that the code has; the token is the one that a workflow has', () => {
    const { 'github-token': token, ...inputs } = definition.inputs;
    expect(token?.default).toBe('${{ github.token }}');
    const inCode = Object.fromEntries(Object.entries(inputDefaults).map(([name, value]) => [name, String(value)]));
    const told = Object.entries(inputs).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value]],
    );
    expect(Object.fromEntries(told)).toEqual(inCode);
  });

  it('has texts for defaults, as the runner passes nothing else, and requires none', () => {
    for (const { default: value, required } of Object.values(definition.inputs)) {
      expect(['string', 'undefined']).toContain(typeof value);
      expect(required).toBeUndefined();
    }
  });

  it('describes each input and output in a sentence or two', () => {
    for (const { description } of described) expect(description).toMatch(/^(?:`|[A-Z])[^]{10,300}\.$/);
  });

  it('has just the outputs that a run sets', async () => {
    const at = await workflowIn({ files: { 'PRPs/a.md': '# A\n' } });
    const event = await at.events.schedule();
    const planned = await at.run(event, { inputs: { command: 'plan' } });
    // The plan of this test printed it.
    const { include } = JSON.parse(planned.outputs['matrix'] ?? '') as { include: readonly { cell: string }[] };
    const ran = await at.run(event, { inputs: { command: 'gate', cell: include[0]?.cell ?? '' } });
    const set = new Set([...Object.keys(planned.outputs), ...Object.keys(ran.outputs)]);
    expect([...set].toSorted()).toEqual(Object.keys(definition.outputs).toSorted());
  });
});

describe('the README', () => {
  const readme = readFileSync('README.md', 'utf8');

  it.each([
    ['inputs', inputsTable()],
    ['outputs', outputsTable()],
  ])('lists the %s of action.yml', (name, table) => {
    expect(readme).toContain(`<!-- ${name}: generated -->\n\n${table}\n\n<!-- ${name}: end -->`);
  });
});
