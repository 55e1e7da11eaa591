import type { CommandId, Environment, EnvironmentCommand } from './environment.ts';

const script = (id: CommandId, level: 1 | 2, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.map((name) => ({ id, level, run: `composer run-script ${name}`, when: { script: name, in: 'composer.json' } }));

/** The repository's own scripts first, then the tools that it has a configuration for. */
export const php: Environment = {
  id: 'php',
  title: 'PHP',
  language: 'php',
  marks: [{ file: 'composer.json' }],
  words: {},
  commands: [
    ...script('format', 1, 'format:check', 'cs:check', 'cs-check', 'check-style'),
    {
      id: 'format',
      level: 1,
      run: 'vendor/bin/php-cs-fixer fix --dry-run --diff',
      when: { like: ['.php-cs-fixer.php', '.php-cs-fixer.dist.php'] },
    },
    { id: 'format', level: 1, run: 'vendor/bin/pint --test', when: { file: 'pint.json' } },
    ...script('lint', 1, 'lint', 'phpcs'),
    { id: 'lint', level: 1, run: 'vendor/bin/phpcs', when: { like: ['phpcs.xml*', '.phpcs.xml*'] } },
    ...script('types', 1, 'phpstan', 'stan', 'analyse', 'analyze'),
    {
      id: 'types',
      level: 1,
      run: 'vendor/bin/phpstan analyse',
      when: { like: ['phpstan.neon', 'phpstan.neon.dist', 'phpstan.dist.neon'] },
    },
    { id: 'types', level: 1, run: 'vendor/bin/psalm', when: { like: ['psalm.xml', 'psalm.xml.dist'] } },
    ...script('test', 2, 'test', 'tests', 'phpunit', 'pest'),
    { id: 'test', level: 2, run: 'vendor/bin/pest', when: { mention: '"pestphp/pest"', in: ['composer.json'] } },
    {
      id: 'test',
      level: 2,
      run: 'vendor/bin/phpunit',
      when: { like: ['phpunit.xml', 'phpunit.xml.dist', 'phpunit.dist.xml'] },
    },
  ],
};
