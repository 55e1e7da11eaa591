import { describe, expect, it } from 'vitest';
import { literalIn } from '../../../src/gates/loop/expectation.ts';
import { fenced } from '../../support/prp-text.ts';
import { ranBlock, ranLoop } from '../../support/loop.ts';

describe('an expectation', () => {
  it.each([
    ['# Expected: 42', { kind: 'number', number: '42' }],
    ['# Expected output: "all is well"', { kind: 'text', text: 'all is well' }],
    ["#   ✅ Expected: 'ok'", { kind: 'text', text: 'ok' }],
    ['- **EXPECT**: `3 passed`', { kind: 'text', text: '3 passed' }],
    ['# Expected response: {"status": "ok"}', { kind: 'json', value: { status: 'ok' } }],
    ['# Expected: `[1, 2]`', { kind: 'json', value: [1, 2] }],
    ['# Expected: no output', { kind: 'nothing' }],
    ['# expect empty', { kind: 'nothing' }],
    ['# Expected: NO lines (the 32 old ones are known).', { kind: 'nothing' }],
  ])('is literal in %j', (text, literal) => {
    expect(literalIn(text)).toEqual(literal);
  });

  it.each([
    '# Expected: No errors. If errors, READ the error and fix.',
    '# Expected: All tests pass',
    '# Expected: 0 errors, 0 warnings',
    '# Expected: "ok" in the console',
    '# Expected: {"success": true, "data": {...}}',
    '# Expected: {"success": true}, click marked as converted',
    '# Expected: "…"',
    '# Expected: Response time < 200ms',
    '# Expected:',
    '**Expected output**:',
    '# Expected: ""',
  ])('is prose in %j', (text) => {
    expect(literalIn(text)).toBe(undefined);
  });

  it.each([
    ['echo 42', '# Expected: 42'],
    ['echo "found 42, all told"', '# Expected: 42'],
    ['echo "it said: all is well."', '# Expected: "all is well"'],
    ['printf ""', '# Expected: no output'],
    [`echo '{"status": "ok", "id": 7}'`, '# Expected: {"status": "ok"}'],
    [`echo '{"id": "u-9", "count": 3}'`, '# Expected: {"id": "u-1", "count": 1}'],
    [`printf '[\\n1\\n]'`, '# Expected: [1]'],
    ['echo done', '# Expected: Everything green'],
    ['echo the page that curl gets', '# Expected: 200'],
  ])('is met by %s: %s', async (command, expectation) => {
    expect(await ranBlock([command, expectation])).toMatchObject({ said: ['loop-1.1 passed'], found: [] });
  });

  it.each([
    ['echo 420', '# Expected: 42'],
    ['echo 42.5', '# Expected: 42'],
    ['echo all was well', '# Expected: "all is well"'],
    ['echo something', '# Expected: no output'],
    [`echo '{"status": "down"}'`, '# Expected: {"status": "ok"}'],
    [`echo '{"id": 9}'`, '# Expected: {"id": "u-1"}'],
    [`echo '{"ok": "true"}'`, '# Expected: {"ok": true}'],
    ['echo no JSON', '# Expected: {"ok": true}'],
  ])('is not met by %s: %s', async (command, expectation) => {
    const { said, found, gates } = await ranBlock([command, expectation]);
    expect(found).toEqual([`PRP407 9 The output does not match \`${expectation}\`.`]);
    expect(said).toEqual(['loop-1.1 passed']);
    expect(gates[0]).toMatchObject({ findings: [{ severity: 'warning' }], output: expect.stringMatching(/\n$/) });
  });

  it('may stand below the block', async () => {
    const loop = ['### Level 1: Count', ...fenced('bash', 'echo 41'), '', '**EXPECT**: 42'];
    expect((await ranLoop(loop)).found).toEqual(['PRP407 10 The output does not match `**EXPECT**: 42`.']);
  });

  it('is not compared with truncated output', async () => {
    const { found } = await ranBlock(['echo 42', 'head -c 200000 /dev/zero | tr "\\\\0" x', '# Expected: 42']);
    expect(found).toEqual([]);
  });
});

describe('a search that should find nothing', () => {
  it('passes when it finds nothing, although its exit code is 1', async () => {
    const { said } = await ranBlock(['echo one > one', 'cat one | grep two', '# Expected: no results', 'true']);
    expect(said).toEqual(['loop-1.1 passed']);
  });

  it('passes with a pipeline whose other parts fail', async () => {
    expect((await ranBlock(['sh -c "echo one; exit 2" | grep two', '# expect empty'])).said).toEqual([
      'loop-1.1 passed',
    ]);
  });

  it('fails when it finds something', async () => {
    const { said, found } = await ranBlock(['echo two | grep two', '# Expected: no output', 'touch after']);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(found).toEqual(['PRP406 8 `echo two | grep two` found text that must not be there.']);
  });

  it('fails when it could not search', async () => {
    const { found } = await ranBlock(['grep two no-such-file', '# Expected: nothing']);
    expect(found).toEqual(['PRP406 8 `grep two no-such-file` ended with exit code 2.']);
  });

  it('must find something without such an expectation', async () => {
    expect((await ranBlock(['echo one | grep two'])).said).toEqual(['loop-1.1 failed']);
  });
});
