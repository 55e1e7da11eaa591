import type { Command, ImportCommand } from '../../src/command.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import type { PrpEvent } from '../../src/event.ts';
import type { Branch } from '../../src/history/branch/branch.ts';
import { History } from '../../src/history/history.ts';
import type { ImportData } from '../../src/report/command-data.ts';
import type { Report } from '../../src/report/report.ts';
import { reportText } from '../../src/report/text.ts';
import { openRepository } from '../../src/system/repository.ts';
import { run } from '../../src/run.ts';
import { createRuntime } from '../../src/runtime.ts';
import { branchOf } from './git-branch.ts';
import type { TemporaryRepository } from './temporary-repository.ts';

type Place = Pick<TemporaryRepository, 'directory'>;

export interface RanCommand {
  readonly report: Report;
  /** As a terminal without colours shows it. */
  readonly text: string;
  readonly events: readonly PrpEvent[];
}

/** Runs a command in a repository, from the inside. */
export async function ranIn(
  repository: Place,
  command: Command,
  { config = {}, branch = branchOf(repository) }: { config?: Partial<Config>; branch?: Branch } = {},
): Promise<RanCommand> {
  const events: PrpEvent[] = [];
  const runtime = createRuntime(
    { ...defaultConfig, ...config },
    {
      repository: await openRepository(repository.directory),
      branch,
      announce: (event) => void events.push(event),
    },
  );
  try {
    const report = await run(command, runtime);
    return { report, text: reportText(report, (_style, text) => text), events };
  } finally {
    await runtime.close();
  }
}

/** Runs `prp import`. */
export async function importedIn(
  repository: Place,
  about: Partial<ImportCommand> = {},
  ports: Parameters<typeof ranIn>[2] = {},
): Promise<{ readonly data: ImportData; readonly text: string; readonly events: readonly PrpEvent[] }> {
  const command: ImportCommand = { name: 'import', globs: [], append: false, dryRun: false, ...about };
  const { report, text, events } = await ranIn(repository, command, ports);
  if (report.command !== 'import') throw new Error(`Another report: ${report.command}`);
  return { data: report.data, text, events };
}

/** Every version of a PRP with its text, oldest first. */
export async function versionsIn(repository: Place, prp: string) {
  const history = new History(branchOf(repository));
  const listed = await history.list(prp);
  return Promise.all(
    listed.toReversed().map(async (version) => {
      if (version.tampered) throw version.problem;
      const bytes = await history.content(version);
      return { ...version.memento, version, bytes, text: Buffer.from(bytes).toString() };
    }),
  );
}

/** Their texts alone. */
export async function textsIn(repository: Place, prp: string): Promise<readonly string[]> {
  return (await versionsIn(repository, prp)).map(({ text }) => text);
}
