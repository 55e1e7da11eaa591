import type { CommandId, Environment, EnvironmentCommand } from './environment.ts';

const script = (id: CommandId, level: 1 | 2 | 3, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.map((name) => ({ id, level, run: `devbox run ${name}`, when: { script: name, in: 'devbox.json' } }));

/** The tools of the stack inside are installed for `devbox run` only. */
export const devbox: Environment = {
  id: 'devbox',
  title: 'project',
  language: 'text',
  marks: [{ file: 'devbox.json' }],
  words: {},
  wraps: 'devbox run -- ',
  commands: [
    ...script('format', 1, 'format:check', 'fmt:check', 'check-format'),
    ...script('lint', 1, 'lint'),
    ...script('types', 1, 'typecheck', 'type-check', 'types'),
    ...script('test', 2, 'test', 'run_test'),
    ...script('build', 3, 'build'),
  ],
};
