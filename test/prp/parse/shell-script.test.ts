import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src/prp/parse/shell-script.ts';
import { anyText } from '../../support/texts.ts';

const statements = (...texts: readonly string[]) =>
  readScript(texts.join('\n')).statements.map(({ line, text }) => `${line} ${text}`);
const code = (...texts: readonly string[]) =>
  readScript(texts.join('\n')).statements.map((statement) => statement.code);

describe('statements', () => {
  it('are lines, without comments and blank ones', () => {
    expect(statements('# lint', 'npm run lint # fast', '', '  npm test', 'echo "#1" a#b')).toEqual([
      '1 npm run lint',
      '3 npm test',
      '4 echo "#1" a#b',
    ]);
  });

  it('join lines that end in a backslash', () => {
    expect(statements('npm test \\', '  -- --run', 'ls')).toEqual(['0 npm test   -- --run', '2 ls']);
  });

  it('reach over the lines that a quote spans', () => {
    expect(statements('python -c "', "import os # it's fine", '"', 'ls')).toEqual([
      '0 python -c "\nimport os # it\'s fine\n"',
      '3 ls',
    ]);
  });

  it('own the bodies of their here-documents', () => {
    expect(statements('cat <<EOF > a.txt', '# not a comment', 'EOF', 'ls')).toEqual([
      '0 cat <<EOF > a.txt\n# not a comment\nEOF',
      '3 ls',
    ]);
    expect(statements('cat <<-\'A\' <<"B"', '\tx', '\tA', 'B', 'ls')).toHaveLength(2);
  });

  it('read a shift neither as a here-document nor as a here-string', () => {
    expect(statements('echo $((1<<2))', 'cat <<<EOF', 'ls')).toHaveLength(3);
  });

  it('run to the end when a quote or here-document is never closed', () => {
    expect(statements("echo 'a", 'ls')).toEqual(["0 echo 'a\nls"]);
    expect(statements('cat <<EOF', 'ls')).toEqual(['0 cat <<EOF\nls']);
  });

  it('lose their prompts, and the output between prompts', () => {
    expect(statements('$ npm test', 'PASS 12', '# done', '$ ls')).toEqual(['0 npm test', '3 ls']);
  });
});

describe('code', () => {
  it('leaves out the contents of quotes and here-documents', () => {
    expect(code(`curl -d '{"a": 1}' "$URL" > x`, 'cat <<EOF', 'rm', 'EOF', 'echo \\"a')).toEqual([
      `curl -d '' "" > x`,
      'cat <<EOF',
      'echo \\"a',
    ]);
  });
});

it('keeps comments with their lines', () => {
  expect(readScript('# a\nls # b').comments).toEqual([
    { text: '# a', line: 0 },
    { text: '# b', line: 1 },
  ]);
});

it('reads any text, each statement from a separate line', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = readScript(text).statements.map(({ line }) => line);
      expect(found).toEqual([...new Set(found)].toSorted((one, other) => one - other));
    }),
  );
});
