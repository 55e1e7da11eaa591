import { resolve } from 'node:path';
import { PrpError } from '../base/errors.ts';
import { complete } from '../commands/complete.ts';
import { findPrp, presentPrps } from '../commands/find-prp.ts';
import { gitBranch } from '../history/branch/git-branch.ts';
import { ownedBranch } from '../history/branch/owned-branch.ts';
import { History } from '../history/history.ts';
import { openRepository } from '../system/repository.ts';
import { loadConfig } from './load-config.ts';

/** Versions that are offered: the newest. */
const mostVersions = 30;

/** The candidates for the last word, one a line, from this machine alone. Where nothing can be read, there are none. */
export async function completePrps(argv: readonly string[]): Promise<string> {
  const words = argv.slice(0, -1);
  const at = words.indexOf('-C');
  const named = at < 0 ? '.' : (words[at + 1] ?? '.');
  let opening: ReturnType<typeof open> | undefined;
  const place = () => (opening ??= open(named));
  try {
    const candidates = await complete(words, argv.at(-1)?.replace(/^=/, '') ?? '', {
      prps: () => orNone(async () => presentPrps(await place())),
      versions: (typed) =>
        orNone(async () => {
          const here = await place();
          const numbers = await here.history.numbers(await findPrp(typed, here), mostVersions);
          return ['latest', 'previous', 'last-passing', ...numbers.map((number) => `v${number}`)];
        }),
      tags: (typed) =>
        orNone(async () => {
          const here = await place();
          return (await here.history.tags(await findPrp(typed, here))).map(({ name }) => name);
        }),
    });
    return candidates.map(({ value, about }) => `${value}\t${about}\n`).join('');
  } finally {
    await (await opening?.catch(() => undefined))?.close();
  }
}

async function open(named: string) {
  const directory = resolve(named);
  const repository = await openRepository(directory);
  const config = await loadConfig(repository, {}, directory);
  const branch = gitBranch(repository.git, config.versions.branch, { objects: repository.objects });
  const history = new History(ownedBranch(branch, config.versions.branch));
  return { repository, config, history, close: () => repository.objects.close() };
}

async function orNone(names: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await names();
  } catch (error) {
    // Also without a current directory.
    if (!(error instanceof PrpError) && !(error instanceof Error && 'syscall' in error)) throw error;
    return [];
  }
}
