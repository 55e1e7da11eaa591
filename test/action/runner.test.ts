import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { annotate, mask, printDebug, printGroup, writeOutputs, writeSummary } from '../../src/action/runner.ts';
import { readPairs } from '../support/runner-files.ts';
import { temporaryDirectory } from '../support/temporary-repository.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('an annotation', () => {
  it('is one line, without control characters and commands', () => {
    annotate('error', '100 % bad\n::set-env name=A::b \u001B[2J##[error]x');
    expect(printed).toBe('::error::100 %25 bad%0A\\u{3a}:set-env name=A::b \\u{1b}[2J#\\u{23}[error]x\n');
  });
});

describe('a group', () => {
  it('encloses its lines, and runs no command in them', () => {
    printGroup('Stack', 'a\n::error::b');
    expect(printed).toBe('::group::Stack\na\n\\u{3a}:error::b\n::endgroup::\n');
  });
});

describe('debug output', () => {
  it.each([
    ['1', '::debug::{"a":"%25"}\n'],
    ['', ''],
  ])('depends on RUNNER_DEBUG=%s', (value, expected) => {
    vi.stubEnv('RUNNER_DEBUG', value);
    printDebug({ a: '%' });
    expect(printed).toBe(expected);
  });
});

describe('a mask', () => {
  it('is given to a runner, and never to a terminal', () => {
    vi.stubEnv('GITHUB_ACTIONS', '');
    mask('ghs_1');
    expect(printed).toBe('');
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    mask('');
    mask('ghs_1');
    expect(printed).toBe('::add-mask::ghs_1\n');
  });
});

describe('outputs', () => {
  it('keep any text, in order', async () => {
    const file = join(await temporaryDirectory(), 'output');
    vi.stubEnv('GITHUB_OUTPUT', file);
    const values = { result: 'a\r\n=b\nname<<EOF\n', empty: '', status: 'passed' };
    await writeOutputs(values);
    expect([...readPairs(await readFile(file, 'utf8'))]).toEqual(Object.entries(values));
  });

  it('are not printed without a file for them', async () => {
    vi.stubEnv('GITHUB_OUTPUT', undefined);
    await writeOutputs({ status: 'passed' });
    expect(printed).toBe('');
  });

  it('fail on a full disk, and on a directory', async () => {
    vi.stubEnv('GITHUB_OUTPUT', await temporaryDirectory());
    await expect(writeOutputs({ status: 'passed' })).rejects.toMatchObject({
      code: 'E_IO',
      message: expect.stringContaining('EISDIR'),
    });
    if (!existsSync('/dev/full')) return;
    vi.stubEnv('GITHUB_OUTPUT', '/dev/full');
    await expect(writeOutputs({ status: 'passed' })).rejects.toMatchObject({
      code: 'E_IO',
      message: expect.stringContaining('ENOSPC'),
    });
  });
});

describe('the summary', () => {
  it('needs a file', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', undefined);
    await expect(writeSummary('# A')).resolves.toBeUndefined();
    const file = join(await temporaryDirectory(), 'summary.md');
    vi.stubEnv('GITHUB_STEP_SUMMARY', file);
    await writeSummary('# A');
    expect(await readFile(file, 'utf8')).toBe('# A\n');
  });
});
