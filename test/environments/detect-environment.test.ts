import { describe, expect, it } from 'vitest';
import { environments } from '../../src/environments/environments.ts';
import { detectEnvironment } from '../../src/environments/detect-environment.ts';
import { memoryTree } from '../support/memory-tree.ts';

type Files = Readonly<Record<string, string>>;

const packageJson = (...scripts: readonly string[]) =>
  JSON.stringify({ scripts: Object.fromEntries(scripts.map((name) => [name, 'x'])) });

const dependsOn = (...names: readonly string[]) =>
  JSON.stringify({ devDependencies: Object.fromEntries(names.map((name) => [name, '1'])) });

async function detected(files: Files, wanted?: string) {
  const found = await detectEnvironment(memoryTree(files), wanted);
  return found && { id: found.id, run: found.commands.map(({ run }) => run) };
}

/** The commands of the detected stack. */
async function commandsIn(files: Files): Promise<readonly string[]> {
  return (await detected(files))?.run ?? [];
}

describe('detectEnvironment', () => {
  it.each([
    ['devbox.json', 'devbox'],
    ['tsconfig.json', 'typescript'],
    ['pyproject.toml', 'python'],
    ['Cargo.toml', 'rust'],
    ['go.mod', 'go'],
    ['pom.xml', 'java'],
    ['build.gradle.kts', 'java'],
    ['App.sln', 'dotnet'],
    ['Gemfile', 'ruby'],
    ['composer.json', 'php'],
    ['package.json', 'javascript'],
    ['main.nu', 'nushell'],
    ['README.md', 'generic'],
    ['docs/Gemfile', 'generic'],
  ])('recognises a repository with %s as %s', async (file, id) => {
    expect((await detected({ [file]: '' }))?.id).toBe(id);
  });

  it('uses the requested environment, whatever the repository has', async () => {
    expect((await detected({ 'Cargo.toml': '' }, 'go'))?.id).toBe('go');
    expect(await detected({}, 'cobol')).toBeUndefined();
  });

  it('uses the first of several stacks and names the others', async () => {
    const files = { 'tsconfig.json': '', 'package.json': '{}', 'pyproject.toml': '', 'README.md': '' };
    expect(await detectEnvironment(memoryTree(files))).toMatchObject({ id: 'typescript', others: ['python'] });
  });
});

describe('Node', () => {
  it.each([
    [{}, 'npm run lint'],
    [{ 'package-lock.json': '' }, 'npm run lint'],
    [{ 'pnpm-lock.yaml': '' }, 'pnpm run lint'],
    [{ 'yarn.lock': '' }, 'yarn run lint'],
    [{ 'bun.lock': '' }, 'bun run lint'],
    [{ 'bun.lockb': '' }, 'bun run lint'],
  ])('runs scripts with the package manager of %j', async (lock, command) => {
    expect(await commandsIn({ 'package.json': packageJson('lint'), ...lock })).toEqual([command]);
  });

  it('prefers package.json to a lock file', async () => {
    const text = JSON.stringify({ packageManager: 'pnpm@9.1.0+sha512.abc', scripts: { test: 'x' } });
    expect(await commandsIn({ 'package.json': text, 'yarn.lock': '' })).toEqual(['pnpm run test']);
  });

  it('offers no missing script and no placeholder', async () => {
    const scripts = { test: 'echo "Error: no test specified" && exit 1', 'lint; rm -rf .': 'x', build: ' ' };
    expect(await commandsIn({ 'package.json': JSON.stringify({ scripts }) })).toEqual([]);
  });

  it('offers a tool only when it is installed and configured', async () => {
    expect(await commandsIn({ 'package.json': dependsOn('eslint', 'typescript', 'prettier', 'vitest') })).toEqual([
      'npx vitest run',
    ]);
    expect(await commandsIn({ 'package.json': '{}', 'tsconfig.json': '', 'eslint.config.js': '' })).toEqual([]);
    const files = { 'package.json': dependsOn('eslint', 'typescript'), 'tsconfig.json': '', 'eslint.config.js': '' };
    expect(await commandsIn(files)).toEqual(['npx eslint .', 'npx tsc --noEmit']);
  });

  it('prefers a script to a tool', async () => {
    const files = { 'package.json': '{"scripts":{"test":"x"},"devDependencies":{"jest":"1"}}' };
    expect(await commandsIn(files)).toEqual(['npm run test']);
  });

  it.each([
    '{',
    '{"scripts": 3}',
    '[]',
    '{"scripts": {"__proto__": {"lint": "x"}}}',
    '{"__proto__": {"scripts": {"lint": "x"}}}',
    `{"scripts": {"lint": "x"}, "padding": "${'x'.repeat(1_100_000)}"}`,
    '['.repeat(100_000),
  ])('survives a package.json such as %.40s', async (text) => {
    expect(await detected({ 'package.json': text })).toEqual({ id: 'javascript', run: [] });
  });

  it('runs the tasks of Deno', async () => {
    expect(await commandsIn({ 'deno.json': '{"tasks": {"test": "deno test -A"}}' })).toEqual(['deno task test']);
  });
});

describe('Python', () => {
  it.each([
    ['uv.lock', 'uv run'],
    ['poetry.lock', 'poetry run'],
    ['pdm.lock', 'pdm run'],
    ['Pipfile.lock', 'pipenv run'],
    ['README.md', 'python -m'],
  ])('with %s runs its tools with %s', async (lock, runner) => {
    const files = { 'pyproject.toml': '[tool.ruff]\n[tool.mypy]\n[tool.pytest.ini_options]\n', [lock]: '' };
    expect(await commandsIn(files)).toEqual([`${runner} ruff check .`, `${runner} mypy .`, `${runner} pytest`]);
  });

  it('finds only declared tools, as whole words outside comments', async () => {
    const text = '# we may use mypy\ndependencies = ["scruff", "mypy-extensions", "black>=24"]\n';
    expect(await commandsIn({ 'pyproject.toml': text })).toEqual(['python -m black --check .']);
  });

  it('checks the format with ruff only where ruff formats', async () => {
    expect(await commandsIn({ 'pyproject.toml': '[tool.ruff.format]\n' })).toEqual([
      'python -m ruff format --check .',
      'python -m ruff check .',
    ]);
  });

  it.each([
    [{ 'test_a.py': '' }, ['python -m unittest discover']],
    [{ 'tests/test_a.py': '' }, ['python -m unittest discover -s tests']],
    [{ 'tests/__init__.py': '', 'tests/test_a.py': '' }, ['python -m unittest discover']],
    [{ 'uv.lock': '', 'test_a.py': '' }, ['uv run python -m unittest discover']],
    [{}, []],
  ])('without pytest, with %j, finds the existing tests', async (files: Files, run) => {
    expect(await commandsIn({ 'setup.py': '', ...files })).toEqual(run);
  });
});

describe('other stacks', () => {
  it('use the wrapper of the repository', async () => {
    expect(await commandsIn({ 'pom.xml': '', mvnw: '' })).toContain('./mvnw -B -q test');
    expect(await commandsIn({ 'build.gradle': '' })).toContain('gradle test');
    expect(await commandsIn({ 'build.gradle': '', gradlew: '' })).toContain('./gradlew test');
  });

  it('check the output of gofmt, because its exit code is always 0', async () => {
    expect((await commandsIn({ 'go.mod': '' }))[0]).toBe('test -z "$(gofmt -l . | tee /dev/stderr)"');
    expect(await commandsIn({ 'go.mod': '', '.golangci.yaml': '' })).toContain('golangci-lint run');
  });

  it('offer the configured tools of Ruby and PHP', async () => {
    expect(await commandsIn({ Gemfile: "gem 'rubocop'\n", Rakefile: 'Minitest::TestTask.create\n' })).toEqual([
      'bundle exec rubocop',
      'bundle exec rake test',
    ]);
    expect(await commandsIn({ Rakefile: 'Rake::TestTask.new\n' })).toEqual(['rake test']);
    const composer = '{"scripts": {"test": ["@phpunit"]}, "require-dev": {}}';
    expect(await commandsIn({ 'composer.json': composer, 'phpstan.neon.dist': '', 'phpunit.xml': '' })).toEqual([
      'vendor/bin/phpstan analyse',
      'composer run-script test',
    ]);
  });

  it('read the targets of a Makefile and the recipes of a justfile', async () => {
    const makefile = 'LINT := x\ntest lint: deps\n\techo build:\n#format-check:\n';
    expect(await commandsIn({ Makefile: makefile })).toEqual(['make lint', 'make test']);
    expect(await commandsIn({ justfile: 'build := "x"\n@test lint="a":\n  echo\n' })).toEqual([
      'git diff --check',
      'just test',
    ]);
  });
});

describe('devbox', () => {
  const scripts = '{"shell": {"scripts": {"test": ["pytest"]}}}';

  it('runs its scripts, and otherwise the commands of the stack inside', async () => {
    const files = { 'devbox.json': scripts, 'pyproject.toml': '[tool.ruff]\n[tool.pytest]\n' };
    expect(await detected(files)).toEqual({
      id: 'devbox',
      run: ['devbox run -- python -m ruff check .', 'devbox run test'],
    });
    expect(await detectEnvironment(memoryTree(files))).toMatchObject({ title: 'Python', language: 'python' });
  });

  it('wraps no command that needs a shell', async () => {
    expect(await commandsIn({ 'devbox.json': '{}', 'go.mod': '' })).toEqual([
      'devbox run -- go vet ./...',
      'devbox run -- go test ./...',
      'devbox run -- go build ./...',
    ]);
  });
});

describe('the catalogue', () => {
  it('defines every word of its commands', () => {
    for (const { commands, words } of environments) {
      for (const { run } of commands) {
        for (const [, word = ''] of run.matchAll(/\{(\w+)\}/g)) expect(words).toHaveProperty(word);
      }
    }
  });

  it('has a last choice for every word', () => {
    for (const { words } of environments) {
      for (const choices of Object.values(words)) expect(choices.at(-1)?.when).toBeUndefined();
    }
  });
});
