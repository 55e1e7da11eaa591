import { helpPages } from '../src/cli/program.ts';

/** docs/commands.md: the help of every command, as the program prints it. */
export function commandsPage(): string {
  const pages = helpPages().map(({ name, help }) => `## prp ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``);
  return (
    [
      '# Commands',
      'Exit code: 0 passed; 1 failed (findings, or tampering found); 2 usage or configuration; 3 operational (Git, file system). With `--json`, standard output is one envelope `{ format, command, status, durationMs, data, error? }`, and everything else goes to standard error.',
      ...pages,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
