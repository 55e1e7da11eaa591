import { helpPages } from '../src/cli/read-arguments.ts';

/** docs/commands.md: the help of every command, as the program prints it. */
export function commandsPage(): string {
  const pages = helpPages().map(({ name, help }) => `## prp ${name}\n\n\`\`\`text\n${help.trim()}\n\`\`\``);
  return (
    [
      '# Commands',
      'The exit codes and the error codes are in [reading-output.md](reading-output.md). With `--json`, standard output is one envelope `{ format, command, status, durationMs, data, error? }`, and everything else goes to standard error.',
      'prp ends a `git` process that prints nothing for 60 seconds, and the command fails with `E_GIT`. The environment variable `PRP_GIT_TIMEOUT` sets another number of seconds, for a slow disk for example. A `git` process that has to visit the whole history gets ten times as long. An exchange with a remote has 5 minutes in all.',
      ...pages,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
}
