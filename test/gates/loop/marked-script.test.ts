import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markedScript } from '../../../src/gates/loop/marked-script.ts';
import { level, ranBlock, ranLoop } from '../../support/loop.ts';
import { temporaryDirectory } from '../../support/temporary-repository.ts';

describe('a block', () => {
  it('runs in one shell: directory, variables and functions last to its end', async () => {
    const { said } = await ranBlock([
      'mkdir inner',
      'cd inner',
      'export WORD=kept',
      'check() { test "$WORD" = kept; }',
      'check',
      'sh -c \'test "$WORD" = kept\'',
      'test "$(basename "$PWD")" = inner',
    ]);
    expect(said).toEqual(['loop-1.1 passed']);
  });

  it('does not affect the next block', async () => {
    const { said } = await ranLoop(
      level(1, ['mkdir inner', 'cd inner', 'export WORD=lost'], ['test -z "$WORD"', 'test -d inner']),
    );
    expect(said).toEqual(['loop-1.1 passed', 'loop-1.2 passed']);
  });

  it('ends at the first command that fails, and reports it', async () => {
    const { said, found, files } = await ranBlock(['true', 'sh -c "exit 3"', 'touch after']);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(found).toEqual(['PRP406 9 `sh -c "exit 3"` ended with exit code 3.']);
    expect(await files()).toEqual([]);
  });

  it('keeps the end of the output of a failed block', async () => {
    const { gates } = await ranBlock(['echo heard', 'false']);
    expect(gates[0]?.output).toBe('heard\n');
  });

  it.each([
    ['a pipeline', 'false | cat'],
    ['the first part of a list', 'false && true'],
    ['a list in the middle of which something fails', 'true && false && true'],
    ['what must not be found', '! echo found | grep found'],
    ['a group', '( true; false; true )'],
    ['an iteration', 'for each in 1 2; do test "$each" = 2; done'],
    ['a function', 'check() { false; true; }; check'],
    ['an explicit exit', 'exit 1'],
  ])('fails with %s', async (_what, command) => {
    const { said, found } = await ranBlock(['true', command, 'true']);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(found).toEqual([`PRP406 9 \`${command}\` ended with exit code 1.`]);
  });

  it.each([
    ['an alternative', 'false || echo alternative'],
    ['a condition', 'if false; then echo; fi'],
    ['a reader that has enough', 'yes | head -1'],
    ['a reader that has enough, in a list', 'true && yes | head -1'],
    ['a search that finds nothing, negated', '! echo lost | grep found'],
  ])('passes with %s', async (_what, command) => {
    expect((await ranBlock([command, 'true'])).said).toEqual(['loop-1.1 passed']);
  });

  it('reports a missing program in the words of the shell, without its line numbers', async () => {
    const { gates, found } = await ranBlock(['no-such-program --check']);
    expect(found).toEqual(['PRP406 8 `no-such-program --check` was not found (exit code 127).']);
    expect(gates[0]?.output).toBe('no-such-program: command not found\n');
  });

  it('keeps here-documents, multi-line quotes and continued lines whole', async () => {
    const { said, found } = await ranBlock([
      "cat > made.txt <<'END'",
      'if $this is "not a command',
      'END',
      "grep -q 'not a' made.txt",
      'printf "%s\\n" "one',
      'two" \\',
      '  > two.txt',
      'test "$(wc -l < two.txt)" -eq 2',
      'false',
    ]);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(found).toEqual(['PRP406 16 `false` ended with exit code 1.']);
  });

  it('treats a structure over many lines as one command', async () => {
    const { found, files } = await ranBlock([
      'for each in one two',
      'do',
      '  case $each in',
      '    one) touch "$each" ;;',
      '    two)',
      '      if true; then',
      '        touch "$each"',
      '      fi ;;',
      '  esac',
      'done',
      'false ||',
      '  true',
      'if false; then',
      '  true',
      'else',
      '  false',
      'fi',
    ]);
    expect(found).toEqual(['PRP406 20 `if false; then` ended with exit code 1.']);
    expect(await files()).toEqual(['one', 'two']);
  });

  it('runs where the marks between its commands would break it', async () => {
    const { said, files } = await ranBlock([
      'time -p for each in one two',
      'do',
      '  touch "$each"',
      'done',
      'touch three',
    ]);
    expect(said).toEqual(['loop-1.1 passed']);
    expect(await files()).toEqual(['one', 'three', 'two']);
  });

  it('runs nothing of a block with a syntax error', async () => {
    const { said, gates, files } = await ranBlock(['touch made', 'echo "never closed']);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(gates[0]?.output).toMatch(/unexpected EOF|[Uu]nterminated/);
    expect(await files()).toEqual([]);
  });

  it('has no standard input', async () => {
    expect((await ranBlock(['cat'])).said).toEqual(['loop-1.1 passed']);
  });

  it('may disturb the marks, which only locate a failure', async () => {
    const { said, found } = await ranBlock(['prp_step() { :; }', 'trap true EXIT', 'false']);
    expect(said).toEqual(['loop-1.1 failed']);
    expect(found).toEqual(['PRP406 8 `prp_step() { :; }` ended with exit code 1.']);
  });
});

describe('a block where there is no bash', () => {
  /** Runs the script of these commands in a plain shell; the second is a search that should find nothing. */
  async function ranBySh(...texts: readonly string[]) {
    const directory = await temporaryDirectory();
    const commands = texts.map((text, line) => ({ text, code: text, line }));
    const services = { toBackground: new Set<number>(), waits: [] };
    const script = markedScript({ commands, services, searches: new Map([[1, 1]]) }, directory);
    await writeFile(join(directory, 'script'), script);
    const { status } = spawnSync('/bin/sh', ['script'], { cwd: directory });
    return {
      status,
      step: await readFile(join(directory, 'step'), 'utf8'),
      files: (await readdir(directory)).toSorted(),
    };
  }

  it('is run by sh', async () => {
    const { status, files } = await ranBySh('mkdir inner', 'ls inner | grep two', 'cd inner && true', 'touch ../made');
    expect(status).toBe(0);
    expect(files).toEqual(['inner', 'made', 'script', 'step']);
  });

  it.each([
    ['sh -c "exit 3"', 3],
    ['false && true', 1],
    ['exit 4', 4],
  ])('ends at %s, and reports it', async (command, exitCode) => {
    const { status, step, files } = await ranBySh('false || true', 'ls | grep two', command, 'touch after');
    expect({ status, step }).toEqual({ status: exitCode, step: '2' });
    expect(files).not.toContain('after');
  });

  it('ends at a search that should find nothing and finds something', async () => {
    expect(await ranBySh('true', 'echo two | grep two', 'true')).toMatchObject({ status: 1, step: '1' });
  });
});
