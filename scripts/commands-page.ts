import { helpPages } from '../src/cli/read-arguments.ts';

/** docs/commands.md: the help of every command, as the program prints it. */
export function commandsPage(): string {
  const pages = helpPages().map(({ name, help }) => `## prp ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``);
  return (
    [
      '# Commands',
      'Exit code: 0 passed; 1 failed (findings, or tampering found); 2 usage or configuration; 3 operational (Git, file system). With `--json`, standard output is one envelope `{ format, command, status, durationMs, data, error? }`, and everything else goes to standard error.',
      'A `git` that owes an answer and is silent for 60 seconds is ended, and the command fails with `E_GIT`. `PRP_GIT_TIMEOUT` in the environment is another number of seconds: more for a slow disk. Where git has to visit all of a history before it can answer, it gets ten times as long; an exchange with a remote has 5 minutes in all.',
      ...pages,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
