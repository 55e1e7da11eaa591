import { existsSync } from 'node:fs';
import { defineConfig, type OxlintOverride } from 'oxlint';
import { mayImport, packageOwners } from './architecture.config.ts';

const foreignPackages = (folder: string) =>
  Object.entries(packageOwners)
    .filter(([, owner]) => owner !== folder)
    .map(([name, owner]) => ({ name, message: `only ${owner}/ may import ${name}.` }));

/** A module directly in `src/`, or a folder with its own folders, from where the others are one step further away. */
const importRules = Object.entries(mayImport).flatMap(([name, allowed]) => {
  const isModule = existsSync(`src/${name}.ts`);
  const sources = isModule
    ? [{ files: `src/${name}.ts`, source: '.' }]
    : [
        { files: `src/${name}/*`, source: '..' },
        { files: `src/${name}/*/**`, source: '../..' },
      ];
  return sources.map(({ files, source }): OxlintOverride => ({
    files: [files],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: foreignPackages(name),
          patterns: [
            {
              group: [
                `${source}/*/**`,
                `${source}/*.ts`,
                ...allowed.flatMap((other) => [`!${source}/${other}/**`, `!${source}/${other}.ts`]),
              ],
              message: `${name} may import only: ${allowed.join(', ') || 'nothing'}.`,
            },
          ],
        },
      ],
    },
  }));
});

export default defineConfig({
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc', 'import', 'promise', 'node', 'vitest'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  ignorePatterns: ['dist/**', 'build/**', 'node_modules/**'],
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'import/no-default-export': 'error',
    'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    'no-console': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    // The name that zod/mini gives it.
    'no-underscore-dangle': ['error', { allow: ['_default'] }],
    // Values are copied, not changed, here.
    'oxc/no-map-spread': 'off',
    // noImplicitReturns sees the same, and knows when a switch is exhaustive.
    'typescript/consistent-return': 'off',
    // A cast stands with its reason beside it; reviewers read it.
    'typescript/no-unsafe-type-assertion': 'off',
    // Attempts, pages and lines are read one after the other on purpose.
    'no-await-in-loop': 'off',
  },
  overrides: [
    ...importRules,
    {
      // The app enters the core through its public interface.
      files: ['app/*', 'app/*/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: foreignPackages('app'),
            patterns: [
              {
                group: ['../src/**', '../../src/**', '!../src/index.ts', '!../../src/index.ts'],
                message: 'app may import only src/index.ts.',
              },
            ],
          },
        ],
      },
    },
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    { files: ['scripts/**', 'bench/**', 'torture/**'], rules: { 'no-console': 'off' } },
    {
      // A specification is as long as what it specifies, and its builders stand where they are read.
      files: ['test/**'],
      rules: {
        'max-lines': 'off',
        // The table is for the source: tests try packages by themselves, and any two modules together.
        'no-restricted-imports': 'off',
        'no-control-regex': 'off',
        'import/no-named-as-default-member': 'off',
        'typescript/unbound-method': 'off',
        'unicorn/consistent-function-scoping': 'off',
      },
    },
  ],
});
