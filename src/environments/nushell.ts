import type { Environment } from './environment.ts';

/** Nushell brings no test runner: a repository has one of these, or none. */
export const nushell: Environment = {
  id: 'nushell',
  title: 'Nushell',
  language: 'nu',
  marks: [{ like: ['*.nu', 'src/*.nu', 'scripts/*.nu', 'tests/*.nu'] }, { file: 'nupm.nuon' }],
  words: {},
  commands: [
    // With --debug, nu-check fails on what it cannot parse instead of answering false.
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
