import type { CommandId, Environment, EnvironmentCommand } from './environment.ts';

const target = (id: CommandId, level: 1 | 2 | 3, ...names: readonly string[]): readonly EnvironmentCommand[] =>
  names.flatMap((name) => [
    ...['Makefile', 'GNUmakefile'].map((file) => ({
      id,
      level,
      run: `make ${name}`,
      when: { target: name, in: file },
    })),
    ...['justfile', 'Justfile'].map((file) => ({ id, level, run: `just ${name}`, when: { target: name, in: file } })),
  ]);

/** What a repository offers whose stack is not known. */
export const generic: Environment = {
  id: 'generic',
  title: 'any stack',
  language: 'text',
  marks: [],
  words: {},
  commands: [
    ...target('format', 1, 'format-check', 'fmt-check', 'check-format'),
    ...target('lint', 1, 'lint'),
    { id: 'lint', level: 1, run: 'git diff --check' },
    ...target('types', 1, 'typecheck', 'types'),
    ...target('test', 2, 'test', 'tests', 'check'),
    ...target('build', 3, 'build'),
  ],
};
