import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';

/**
 * What a step tells the runner through files (`GITHUB_OUTPUT`, `GITHUB_STEP_SUMMARY`). Where there is no runner nothing
 * is told.
 */
export interface FileCommands {
  /** Any texts by name, all at once: a run that is ended meanwhile has told all of them or none. The names are ours. */
  outputs(values: Readonly<Record<string, string>>): Promise<void>;
  /** Adds Markdown to the summary of the job; GitHub drops all of it above 1 MiB. */
  summary(markdown: string): Promise<void>;
}

export function fileCommands(env: NodeJS.ProcessEnv): FileCommands {
  const add = async (variable: string, text: string) => {
    const file = env[variable];
    if (file) await appendFile(file, text);
  };
  return {
    async outputs(values) {
      // Nobody can close what begins with a name that nobody knows.
      const end = `end-${randomUUID()}`;
      const entries = Object.entries(values).map(([name, value]) => `${name}<<${end}\n${value}\n${end}\n`);
      await add('GITHUB_OUTPUT', entries.join(''));
    },
    summary: (markdown) => add('GITHUB_STEP_SUMMARY', `${markdown}\n`),
  };
}
