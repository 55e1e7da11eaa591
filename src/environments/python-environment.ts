import type { CommandId, Condition, Environment, EnvironmentCommand } from './environment.ts';

/** Files in which a Python project declares its tools. */
const declared = [
  'pyproject.toml',
  'requirements.txt',
  'requirements-dev.txt',
  'requirements_dev.txt',
  'dev-requirements.txt',
  'requirements/dev.txt',
  'requirements/test.txt',
  'Pipfile',
  'setup.cfg',
  'setup.py',
  'tox.ini',
];

const uses = (name: string): Condition => ({ mention: name, in: declared });

/** A tool that is among the dependencies, or has a configuration file. */
function tool(id: CommandId, level: 1 | 2, run: string, name: string, ...configs: readonly string[]) {
  const found: readonly Condition[] = [...configs.map((file) => ({ file })), uses(name)];
  return found.map((when): EnvironmentCommand => ({ id, level, run: `{tool} ${run}`, when }));
}

const projects = [
  { lockFile: 'uv.lock', run: 'uv run' },
  { lockFile: 'poetry.lock', run: 'poetry run' },
  { lockFile: 'pdm.lock', run: 'pdm run' },
  { lockFile: 'Pipfile.lock', run: 'pipenv run' },
] as const;

const unittest = (run: string, like: string): EnvironmentCommand => ({
  id: 'test',
  level: 2,
  run: `{python} -m unittest ${run}`,
  when: { like: [like] },
});

export const python: Environment = {
  id: 'python',
  title: 'Python',
  language: 'python',
  marks: ['pyproject.toml', 'requirements.txt', 'setup.py', 'setup.cfg', 'Pipfile'].map((file) => ({ file })),
  words: {
    tool: [...projects.map(({ lockFile, run }) => ({ word: run, when: { file: lockFile } })), { word: 'python -m' }],
    python: [
      ...projects.map(({ lockFile, run }) => ({ word: `${run} python`, when: { file: lockFile } })),
      { word: 'python' },
    ],
  },
  commands: [
    // A project that lints with ruff may use another formatter, or none.
    ...tool('format', 1, 'black --check .', 'black'),
    { id: 'format', level: 1, run: '{tool} ruff format --check .', when: uses('tool.ruff.format') },
    {
      id: 'format',
      level: 1,
      run: '{tool} ruff format --check .',
      when: { mention: 'ruff-format', in: ['.pre-commit-config.yaml'] },
    },
    ...tool('lint', 1, 'ruff check .', 'ruff', 'ruff.toml', '.ruff.toml'),
    ...tool('lint', 1, 'flake8', 'flake8', '.flake8'),
    ...tool('types', 1, 'mypy .', 'mypy', 'mypy.ini', '.mypy.ini'),
    ...tool('types', 1, 'pyright', 'pyright', 'pyrightconfig.json'),
    ...tool('test', 2, 'pytest', 'pytest', 'pytest.ini', 'conftest.py', 'tests/conftest.py'),
    unittest('discover', 'test*.py'),
    unittest('discover', 'tests/__init__.py'),
    unittest('discover -s tests', 'tests/test*.py'),
    unittest('discover -s test', 'test/test*.py'),
  ],
};
