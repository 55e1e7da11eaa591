import { describe, expect, it, onTestFinished } from 'vitest';
import { loadPlugin } from '../../../src/gates/plugins/load-plugin.ts';
import { parse } from '../../../src/prp/parse/parse.ts';
import { examine } from '../../support/examine.ts';
import { moduleOf } from '../../support/gate-module.ts';
import { memoryTree } from '../../support/memory-tree.ts';
import { pluginText } from '../../support/plugin.ts';

async function loaded(source: string) {
  const plugin = await loadPlugin({ name: 'gate.mjs', file: await moduleOf(source) });
  onTestFinished(() => plugin.gate.close?.());
  return plugin;
}

describe('loadPlugin', () => {
  it('returns the rules of the plugin', async () => {
    const { gate, rules } = await loaded(pluginText());
    expect([gate.id, rules]).toEqual([
      'house',
      { HOUSE1: { severity: 'error', title: 'A bad word', mend: 'Use another word.' } },
    ]);
  });

  it('keeps the process for the first check', async () => {
    const check = `yield { rule: 'HOUSE1', message: String(globalThis.loads), startLine: 1 };`;
    const { gate } = await loaded(`globalThis.loads = (globalThis.loads ?? 0) + 1;\n${pluginText({ check })}`);
    expect(await examine(gate, '# A\n')).toEqual(['HOUSE1 1 1 Use another word.']);
  });

  it('stops waiting for a module that never finishes loading', async () => {
    const file = await moduleOf('for (;;);');
    const loading = loadPlugin({ name: 'gate.mjs', file }, { loadTimeLimitMs: 300 });
    await expect(loading).rejects.toMatchObject({
      code: 'E_CONFIG',
      message: 'plugins: gate.mjs: loading it did not end.',
    });
  });

  it.each([
    ['throws', 'throw new RangeError("boom")', 'Loading it failed: RangeError: boom (gate.mjs:1:7)'],
    [
      'is not JavaScript',
      'export default {',
      'Loading it failed: SyntaxError: Unexpected end of input; `node gate.mjs` in the root of the repository shows where',
    ],
    [
      'needs what is not there',
      'import "./none.mjs"',
      expect.stringMatching(/^Loading it failed: Cannot find module .*gate\.mjs$/),
    ],
    [
      'has no default export',
      'export {}',
      'Loading it failed: its default export must be an object with `id`, `rules` and a function `check`',
    ],
    [
      'has rules of another kind',
      pluginText().replace("'error'", "'errors'"),
      'rules.HOUSE1.severity: expected `notice`, `warning` or `error`',
    ],
  ])('reports the problem and position of a module that %s', async (_, source, why) => {
    const problem = await loadPlugin({ name: 'gate.mjs', file: await moduleOf(source) }).catch(
      (error: unknown) => error,
    );
    const message = problem instanceof Error ? problem.message : '';
    expect(message.slice('plugins: gate.mjs: '.length, -1)).toEqual(why);
  });

  it('keeps the suggestion of a finding', async () => {
    const check = `yield { rule: 'HOUSE1', message: 'a', startLine: 1, suggestion: 'Mine.' };`;
    const { gate } = await loaded(pluginText({ check }));
    const subject = { prp: parse('# A\n', 'PRPs/a.md'), tree: memoryTree() };
    const [finding] = await Array.fromAsync(gate.check(subject, new AbortController().signal));
    expect(finding?.suggestion).toBe('Mine.');
  });

  it('is never cached: it may read anything', async () => {
    expect((await loaded(pluginText())).gate.cacheable).toBe(false);
  });
});
