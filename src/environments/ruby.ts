import type { Environment } from './environment.ts';

const dependencies = ['Gemfile', 'gems.rb', 'Gemfile.lock'];

export const ruby: Environment = {
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
    { id: 'lint', level: 1, run: '{run} rubocop', when: { mention: 'rubocop', in: dependencies } },
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
