import type { Environment } from './environment.ts';

/** Commands without a project file work on the one in the current directory: there must be one at the root. */
export const dotnet: Environment = {
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
