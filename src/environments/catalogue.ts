import type { Environment, EnvironmentCommand } from './environment.ts';

const nodeRunners = [
  { lockFile: 'pnpm-lock.yaml', command: 'pnpm run' },
  { lockFile: 'yarn.lock', command: 'yarn run' },
  { lockFile: 'bun.lock', command: 'bun run' },
  { lockFile: 'bun.lockb', command: 'bun run' },
  { command: 'npm run' },
] as const;

const script = (
  id: EnvironmentCommand['id'],
  level: EnvironmentCommand['level'],
  ...names: readonly string[]
): readonly EnvironmentCommand[] =>
  names.map((name) => ({ id, level, run: `{runner} ${name}`, when: { script: name } }));

const nodeCommands: readonly EnvironmentCommand[] = [
  ...script('format', 1, 'format:check', 'fmt:check', 'check-format'),
  ...script('lint', 1, 'lint', 'check'),
  ...script('types', 1, 'typecheck', 'type-check', 'types', 'tsc'),
  ...script('test', 2, 'test', 'test:unit'),
  ...script('build', 3, 'build'),
];

/** In the order in which they are asked: a repository that shows the marks of several is read as the first. */
export const environments: readonly Environment[] = [
  {
    id: 'typescript',
    title: 'TypeScript',
    language: 'typescript',
    markers: ['tsconfig.json', 'tsconfig.base.json'],
    runners: nodeRunners,
    commands: [...nodeCommands, { id: 'types', level: 1, run: 'npx tsc --noEmit', when: { file: 'tsconfig.json' } }],
  },
  {
    id: 'python',
    title: 'Python',
    language: 'python',
    markers: ['pyproject.toml', 'requirements.txt', 'setup.py', 'setup.cfg', 'Pipfile'],
    runners: [
      { lockFile: 'uv.lock', command: 'uv run' },
      { lockFile: 'poetry.lock', command: 'poetry run' },
      { lockFile: 'Pipfile.lock', command: 'pipenv run' },
      { command: 'python -m' },
    ],
    commands: [
      { id: 'lint', level: 1, run: '{runner} ruff check .', when: { mention: 'ruff', in: 'pyproject.toml' } },
      { id: 'lint', level: 1, run: '{runner} ruff check .', when: { file: 'ruff.toml' } },
      { id: 'lint', level: 1, run: '{runner} flake8', when: { file: '.flake8' } },
      { id: 'types', level: 1, run: '{runner} mypy .', when: { mention: 'mypy', in: 'pyproject.toml' } },
      { id: 'types', level: 1, run: '{runner} mypy .', when: { file: 'mypy.ini' } },
      { id: 'types', level: 1, run: '{runner} pyright', when: { mention: 'pyright', in: 'pyproject.toml' } },
      { id: 'test', level: 2, run: '{runner} pytest', when: { mention: 'pytest', in: 'pyproject.toml' } },
      { id: 'test', level: 2, run: '{runner} pytest', when: { mention: 'pytest', in: 'requirements.txt' } },
      { id: 'test', level: 2, run: '{runner} pytest', when: { file: 'pytest.ini' } },
      { id: 'test', level: 2, run: 'python -m unittest' },
    ],
  },
  {
    id: 'rust',
    title: 'Rust',
    language: 'rust',
    markers: ['Cargo.toml'],
    runners: [{ command: 'cargo' }],
    commands: [
      { id: 'format', level: 1, run: '{runner} fmt --check' },
      { id: 'lint', level: 1, run: '{runner} clippy --all-targets -- -D warnings' },
      { id: 'test', level: 2, run: '{runner} test' },
      { id: 'build', level: 3, run: '{runner} build --release' },
    ],
  },
  {
    id: 'go',
    title: 'Go',
    language: 'go',
    markers: ['go.mod', 'go.work'],
    runners: [{ command: 'go' }],
    commands: [
      { id: 'lint', level: 1, run: 'golangci-lint run', when: { file: '.golangci.yml' } },
      { id: 'lint', level: 1, run: '{runner} vet ./...' },
      { id: 'test', level: 2, run: '{runner} test ./...' },
      { id: 'build', level: 3, run: '{runner} build ./...' },
    ],
  },
  {
    id: 'javascript',
    title: 'JavaScript',
    language: 'javascript',
    markers: ['package.json'],
    runners: nodeRunners,
    commands: nodeCommands,
  },
  {
    id: 'nushell',
    title: 'Nushell',
    language: 'nu',
    markers: ['*.nu'],
    runners: [{ command: 'nu' }],
    commands: [
      {
        id: 'lint',
        level: 1,
        run: "{runner} --commands 'glob **/*.nu | each { |file| nu-check --debug $file } | ignore'",
      },
      { id: 'test', level: 2, run: "{runner} --commands 'use std/testing; testing run-tests'" },
    ],
  },
  {
    id: 'generic',
    title: 'any stack',
    language: 'text',
    markers: [],
    runners: [{ command: '' }],
    commands: [
      { id: 'test', level: 2, run: 'make test', when: { file: 'Makefile' } },
      { id: 'test', level: 2, run: 'just test', when: { file: 'justfile' } },
      { id: 'lint', level: 1, run: 'git diff --check' },
    ],
  },
];

export const environmentIds: readonly string[] = environments.map(({ id }) => id);
