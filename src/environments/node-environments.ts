import type { CommandId, Condition, Environment, EnvironmentCommand } from './environment.ts';

/** The `packageManager` field of package.json decides, then the lock file. */
const managers = [
  { id: 'pnpm', lockFiles: ['pnpm-lock.yaml'], run: 'pnpm run', exec: 'pnpm exec' },
  { id: 'yarn', lockFiles: ['yarn.lock'], run: 'yarn run', exec: 'yarn run' },
  { id: 'bun', lockFiles: ['bun.lock', 'bun.lockb'], run: 'bun run', exec: 'bunx' },
  { id: 'npm', lockFiles: ['package-lock.json', 'npm-shrinkwrap.json'], run: 'npm run', exec: 'npx' },
] as const;

function wordsFor(way: 'run' | 'exec') {
  return [
    ...managers.map((manager) => ({ word: manager[way], when: { packageManager: manager.id } })),
    ...managers.flatMap((manager) => manager.lockFiles.map((file) => ({ word: manager[way], when: { file } }))),
    { word: way === 'run' ? 'npm run' : 'npx' },
  ];
}

const script = (id: CommandId, level: 1 | 2 | 3, ...names: readonly string[]): readonly EnvironmentCommand[] => [
  ...names.map((name) => ({ id, level, run: `{run} ${name}`, when: { script: name, in: 'package.json' } })),
  ...names.map((name) => ({ id, level, run: `deno task ${name}`, when: { script: name, in: 'deno.json' } })),
];

/** An installed and configured tool. */
const tool = (name: string, ...configs: readonly string[]): Condition => ({
  all: [{ dependency: name }, { like: configs }],
});

const eslint: EnvironmentCommand = {
  id: 'lint',
  level: 1,
  run: '{exec} eslint .',
  when: tool('eslint', 'eslint.config.*', '.eslintrc*'),
};
const biome: EnvironmentCommand = {
  id: 'lint',
  level: 1,
  run: '{exec} biome ci .',
  when: tool('@biomejs/biome', 'biome.json', 'biome.jsonc'),
};
const prettier: EnvironmentCommand = {
  id: 'format',
  level: 1,
  run: '{exec} prettier --check .',
  when: tool('prettier', '.prettierrc*', 'prettier.config.*'),
};
const typeScript: EnvironmentCommand = {
  id: 'types',
  level: 1,
  run: '{exec} tsc --noEmit',
  when: tool('typescript', 'tsconfig.json'),
};

const words = { run: wordsFor('run'), exec: wordsFor('exec') };

const commands: readonly EnvironmentCommand[] = [
  ...script('format', 1, 'format:check', 'fmt:check', 'check-format', 'check:format', 'prettier:check'),
  prettier,
  ...script('lint', 1, 'lint', 'lint:check'),
  eslint,
  biome,
  ...script('types', 1, 'typecheck', 'type-check', 'check-types', 'check:types', 'types', 'tsc'),
  typeScript,
  ...script('test', 2, 'test', 'test:unit', 'test:ci'),
  { id: 'test', level: 2, run: '{exec} vitest run', when: { dependency: 'vitest' } },
  { id: 'test', level: 2, run: '{exec} jest', when: { dependency: 'jest' } },
  ...script('build', 3, 'build'),
];

export const typescript: Environment = {
  id: 'typescript',
  title: 'TypeScript',
  language: 'typescript',
  marks: [{ file: 'tsconfig.json' }, { file: 'tsconfig.base.json' }, { file: 'deno.json' }, { file: 'deno.jsonc' }],
  words,
  commands,
};

export const javascript: Environment = {
  id: 'javascript',
  title: 'JavaScript',
  language: 'javascript',
  marks: [{ file: 'package.json' }],
  words,
  commands,
};
