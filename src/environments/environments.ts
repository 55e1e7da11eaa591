import type { CommandId, Condition, Environment, EnvironmentCommand } from './environment.ts';
import { javascript, typescript } from './node-environments.ts';
import { python } from './python-environment.ts';

const makeTarget = (id: CommandId, level: 1 | 2 | 3, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.flatMap((name) => [
    ...['Makefile', 'GNUmakefile'].map((file) => ({
      id,
      level,
      run: `make ${name}`,
      when: { target: name, in: file },
    })),
    ...['justfile', 'Justfile'].map((file) => ({ id, level, run: `just ${name}`, when: { target: name, in: file } })),
  ]);

/** The fallback for a repository of an unknown stack. */
const generic: Environment = {
  id: 'generic',
  title: 'any stack',
  language: 'text',
  marks: [],
  words: {},
  commands: [
    ...makeTarget('format', 1, 'format-check', 'fmt-check', 'check-format'),
    ...makeTarget('lint', 1, 'lint'),
    { id: 'lint', level: 1, run: 'git diff --check' },
    ...makeTarget('types', 1, 'typecheck', 'types'),
    ...makeTarget('test', 2, 'test', 'tests', 'check'),
    ...makeTarget('build', 3, 'build'),
  ],
};

const gemFiles = ['Gemfile', 'gems.rb', 'Gemfile.lock'];

const ruby: Environment = {
  id: 'ruby',
  title: 'Ruby',
  language: 'ruby',
  marks: [{ file: 'Gemfile' }, { file: 'gems.rb' }, { file: 'Rakefile' }, { like: ['*.gemspec'] }],
  words: {
    run: [
      { word: 'bundle exec', when: { file: 'Gemfile' } },
      { word: 'bundle exec', when: { file: 'gems.rb' } },
      { word: '' },
    ],
  },
  commands: [
    { id: 'lint', level: 1, run: '{run} rubocop', when: { file: '.rubocop.yml' } },
    { id: 'lint', level: 1, run: '{run} rubocop', when: { mention: 'rubocop', in: gemFiles } },
    { id: 'lint', level: 1, run: '{run} standardrb', when: { file: '.standard.yml' } },
    { id: 'types', level: 1, run: '{run} srb typecheck', when: { file: 'sorbet/config' } },
    { id: 'test', level: 2, run: '{run} rspec', when: { file: '.rspec' } },
    { id: 'test', level: 2, run: '{run} rspec', when: { file: 'spec/spec_helper.rb' } },
    {
      id: 'test',
      level: 2,
      run: 'bin/rails test',
      when: { all: [{ file: 'bin/rails' }, { file: 'test/test_helper.rb' }] },
    },
    { id: 'test', level: 2, run: '{run} rake test', when: { mention: 'TestTask', in: ['Rakefile'] } },
  ],
};

const composerScript = (id: CommandId, level: 1 | 2, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.map((name) => ({ id, level, run: `composer run-script ${name}`, when: { script: name, in: 'composer.json' } }));

/** The repository's scripts first, then the configured tools. */
const php: Environment = {
  id: 'php',
  title: 'PHP',
  language: 'php',
  marks: [{ file: 'composer.json' }],
  words: {},
  commands: [
    ...composerScript('format', 1, 'format:check', 'cs:check', 'cs-check', 'check-style'),
    {
      id: 'format',
      level: 1,
      run: 'vendor/bin/php-cs-fixer fix --dry-run --diff',
      when: { like: ['.php-cs-fixer.php', '.php-cs-fixer.dist.php'] },
    },
    { id: 'format', level: 1, run: 'vendor/bin/pint --test', when: { file: 'pint.json' } },
    ...composerScript('lint', 1, 'lint', 'phpcs'),
    { id: 'lint', level: 1, run: 'vendor/bin/phpcs', when: { like: ['phpcs.xml*', '.phpcs.xml*'] } },
    ...composerScript('types', 1, 'phpstan', 'stan', 'analyse', 'analyze'),
    {
      id: 'types',
      level: 1,
      run: 'vendor/bin/phpstan analyse',
      when: { like: ['phpstan.neon', 'phpstan.neon.dist', 'phpstan.dist.neon'] },
    },
    { id: 'types', level: 1, run: 'vendor/bin/psalm', when: { like: ['psalm.xml', 'psalm.xml.dist'] } },
    ...composerScript('test', 2, 'test', 'tests', 'phpunit', 'pest'),
    { id: 'test', level: 2, run: 'vendor/bin/pest', when: { mention: '"pestphp/pest"', in: ['composer.json'] } },
    {
      id: 'test',
      level: 2,
      run: 'vendor/bin/phpunit',
      when: { like: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'] },
    },
  ],
};

const maven: Condition = { file: 'pom.xml' };
const builds = ['build.gradle', 'build.gradle.kts'];
const gradle: Condition = { like: [...builds, 'settings.gradle', 'settings.gradle.kts'] };

const mavenGoal = (id: CommandId, level: 1 | 2 | 3, goal: string, plugin?: string): EnvironmentCommand => ({
  id,
  level,
  run: `{maven} ${goal}`,
  when: plugin === undefined ? maven : { mention: plugin, in: ['pom.xml'] },
});

const gradleTask = (id: CommandId, level: 1 | 2 | 3, task: string, plugin?: string): EnvironmentCommand => ({
  id,
  level,
  run: `{gradle} ${task}`,
  when: plugin === undefined ? gradle : { mention: plugin, in: builds },
});

/** Maven or Gradle, through the repository's wrapper where it has one. */
const java: Environment = {
  id: 'java',
  title: 'Java',
  language: 'java',
  marks: [maven, gradle],
  words: {
    maven: [{ word: './mvnw -B -q', when: { file: 'mvnw' } }, { word: 'mvn -B -q' }],
    gradle: [{ word: './gradlew', when: { file: 'gradlew' } }, { word: 'gradle' }],
  },
  commands: [
    mavenGoal('format', 1, 'spotless:check', 'spotless-maven-plugin'),
    mavenGoal('lint', 1, 'checkstyle:check', 'maven-checkstyle-plugin'),
    mavenGoal('types', 1, 'test-compile'),
    mavenGoal('test', 2, 'test'),
    mavenGoal('build', 3, 'package -DskipTests'),
    gradleTask('format', 1, 'spotlessCheck', 'com.diffplug.spotless'),
    gradleTask('lint', 1, 'checkstyleMain checkstyleTest', 'checkstyle'),
    gradleTask('types', 1, 'testClasses'),
    gradleTask('test', 2, 'test'),
    gradleTask('build', 3, 'assemble'),
  ],
};

/** The tools come with Rust and need no configuration. */
const rust: Environment = {
  id: 'rust',
  title: 'Rust',
  language: 'rust',
  marks: [{ file: 'Cargo.toml' }],
  words: {},
  commands: [
    { id: 'format', level: 1, run: 'cargo fmt --all --check' },
    { id: 'lint', level: 1, run: 'cargo clippy --all-targets -- -D warnings' },
    { id: 'test', level: 2, run: 'cargo test' },
    { id: 'build', level: 3, run: 'cargo build' },
  ],
};

const go: Environment = {
  id: 'go',
  title: 'Go',
  language: 'go',
  marks: [{ file: 'go.mod' }, { file: 'go.work' }],
  words: {},
  commands: [
    // gofmt exits with 0 even when it lists files: the list must be empty, and is shown otherwise.
    { id: 'format', level: 1, run: 'test -z "$(gofmt -l . | tee /dev/stderr)"' },
    { id: 'lint', level: 1, run: 'golangci-lint run', when: { like: ['.golangci.*'] } },
    { id: 'lint', level: 1, run: 'go vet ./...' },
    { id: 'test', level: 2, run: 'go test ./...' },
    { id: 'build', level: 3, run: 'go build ./...' },
  ],
};

/**
 * Without a project file as argument, these commands use the one in the current directory, so there must be one at the
 * root.
 */
const dotnet: Environment = {
  id: 'dotnet',
  title: '.NET',
  language: 'csharp',
  marks: [{ like: ['*.sln', '*.slnx', '*.csproj', '*.fsproj', '*.vbproj'] }],
  words: {},
  commands: [
    { id: 'format', level: 1, run: 'dotnet format --verify-no-changes', when: { file: '.editorconfig' } },
    { id: 'test', level: 2, run: 'dotnet test' },
    { id: 'build', level: 3, run: 'dotnet build' },
  ],
};

/** Nushell has no test runner: a repository uses one of these, or none. */
const nushell: Environment = {
  id: 'nushell',
  title: 'Nushell',
  language: 'nu',
  marks: [{ like: ['*.nu', 'src/*.nu', 'scripts/*.nu', 'tests/*.nu'] }, { file: 'nupm.nuon' }],
  words: {},
  commands: [
    // With --debug, nu-check fails on a file that it cannot parse instead of printing false.
    { id: 'lint', level: 1, run: "nu --commands 'glob **/*.nu | each { |file| nu-check --debug $file } | ignore'" },
    {
      id: 'test',
      level: 2,
      run: "nu --commands 'use toolkit.nu; toolkit test'",
      when: { mention: 'export def test', in: ['toolkit.nu'] },
    },
    {
      id: 'test',
      level: 2,
      run: "nu --commands 'use nutest; nutest run-tests --fail'",
      when: { file: 'nutest/mod.nu' },
    },
    {
      id: 'test',
      level: 2,
      run: "nu --commands 'use nupm; nupm test'",
      when: { all: [{ file: 'nupm.nuon' }, { file: 'tests/mod.nu' }] },
    },
    { id: 'test', level: 2, run: 'nu tests.nu', when: { file: 'tests.nu' } },
  ],
};

const devboxScript = (id: CommandId, level: 1 | 2 | 3, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.map((name) => ({ id, level, run: `devbox run ${name}`, when: { script: name, in: 'devbox.json' } }));

/** The tools of the stack inside are available only in `devbox run`. */
const devbox: Environment = {
  id: 'devbox',
  title: 'project',
  language: 'text',
  marks: [{ file: 'devbox.json' }],
  words: {},
  wraps: 'devbox run -- ',
  commands: [
    ...devboxScript('format', 1, 'format:check', 'fmt:check', 'check-format'),
    ...devboxScript('lint', 1, 'lint'),
    ...devboxScript('types', 1, 'typecheck', 'type-check', 'types'),
    ...devboxScript('test', 2, 'test', 'run_test'),
    ...devboxScript('build', 3, 'build'),
  ],
};

/**
 * In order of precedence: a repository with the marks of several uses the first. JavaScript comes late, because many
 * projects of other stacks have a package.json for their tools.
 */
export const environments: readonly Environment[] = [
  devbox,
  typescript,
  python,
  rust,
  go,
  java,
  dotnet,
  ruby,
  php,
  javascript,
  nushell,
  generic,
];

const environmentIds: readonly string[] = environments.map(({ id }) => id);

/** The choices of a user: `auto` looks for the marks of each. */
export const environmentChoices: readonly string[] = ['auto', ...environmentIds];
