import { describe, expect, it } from 'vitest';
import { readRun, shellWords, simpleCommands } from '../../../src/prp/diff/loop-gates.ts';

const plain = (text: string) => ({ text, fallback: undefined });

describe('a shell line', () => {
  it.each([
    ['npm test', [plain('npm test')]],
    ['cd app && npm test; npm run lint', [plain('cd app'), plain('npm test'), plain('npm run lint')]],
    ['npm test || true', [{ text: 'npm test', fallback: 'true' }]],
    [
      'a && b || c',
      [
        { text: 'a', fallback: 'c' },
        { text: 'b', fallback: 'c' },
      ],
    ],
    ['a || b && c', [{ text: 'a', fallback: 'b' }, plain('c')]],
    ['a; true', [{ text: 'a', fallback: 'true' }]],
    ['a; b; true', [plain('a'), { text: 'b', fallback: 'true' }]],
    ['echo "a && b" && c', [plain('echo "a && b"'), plain('c')]],
    [String.raw`echo 'it''s; fine' \; more`, [plain(String.raw`echo 'it''s; fine' \; more`)]],
    ['a || { echo no; exit 1; }', [{ text: 'a', fallback: '{ echo no; exit 1; }' }]],
    ['(cd app && npm test) && b', [plain('(cd app && npm test)'), plain('b')]],
    ['a | tee log', [plain('a | tee log')]],
    ['', []],
    ['"never closed && a', [plain('"never closed && a')]],
  ])('runs: %s', (line, commands) => {
    expect(simpleCommands(line)).toEqual(commands);
  });

  it('has words, of which quotes are no part and pipes are their own', () => {
    expect(shellWords(`pytest -k "not slow" 'a b'|tee --file="x y"`)).toEqual([
      'pytest',
      '-k',
      'not slow',
      'a b',
      '|',
      'tee',
      '--file="x y"',
    ]);
  });
});

describe('the tool of a command', () => {
  it.each([
    ['pytest tests', 'pytest'],
    ['uv run pytest tests', 'pytest'],
    ['python -m pytest tests', 'pytest'],
    ['poetry run python3 -m pytest', 'pytest'],
    ['CI=1 npx --yes vitest run', 'vitest'],
    ['./node_modules/.bin/eslint src', 'eslint'],
    ['npm test', 'script test'],
    ['pnpm run test -- --silent', 'script test'],
    ['cargo clippy -- -D warnings', 'cargo clippy'],
    ['docker compose exec api pytest', 'pytest'],
    ['timeout 60 go test ./...', 'go test'],
    ['ruff --quiet check src', 'ruff check'],
    ['curl -s http://localhost/health', 'curl http://localhost/health'],
    ['', ''],
  ])('%s: %s', (command, tool) => {
    expect(readRun(command).tool).toBe(tool);
  });

  it('leaves out its arguments and its variables', () => {
    expect(readRun('SKIP=slow uv run pytest tests -v')).toEqual({
      tool: 'pytest',
      args: ['tests', '-v'],
      env: ['SKIP=slow'],
    });
  });
});
