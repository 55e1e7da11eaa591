import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GitRepository } from '../test/support/git-repository.ts';
import { parseAnswer } from './announced-versions.ts';
import { branchFiles } from './branch-files.ts';
import type { VersionLedger } from './version-ledger.ts';
import { runPrp } from './run-prp.ts';

/** The problems of a repository in which no process is at work: lost, broken, or blocking others. */
export async function checkRepository(
  { directory, git }: GitRepository,
  env: Readonly<Record<string, string>>,
  ledger: VersionLedger,
  tags: readonly { readonly prp: string; readonly name: string }[] = [],
): Promise<readonly string[]> {
  const verify = await runPrp(directory, ['verify', '--json'], { env });
  const fsck = await git.run(['fsck', '--full', '--no-dangling', '--no-progress']);
  const files = await branchFiles(git).catch((error: unknown) => String(error));
  return [
    ...(verify.exitCode === 0 ? [] : [`verify found: ${verify.stdout.toString().slice(0, 600)}${verify.stderr}`]),
    ...(fsck.exitCode === 0 ? [] : [`git fsck found: ${fsck.stdout.toString()}${fsck.stderr}`.slice(0, 600)]),
    ...(typeof files === 'string' ? [files] : ledger.missingIn(files).map((what) => `lost: ${what}`)),
    ...(await missingTags(directory, env, tags)),
    ...(await locksIn(directory)).map((lock) => `${lock} was left`),
  ];
}

async function missingTags(
  directory: string,
  env: Readonly<Record<string, string>>,
  tags: readonly { readonly prp: string; readonly name: string }[],
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const [prp, wanted] of Map.groupBy(tags, (tag) => tag.prp)) {
    const { stdout } = await runPrp(directory, ['tag', prp, '--json'], { env });
    const listed = JSON.stringify(parseAnswer(stdout) ?? {});
    missing.push(...wanted.filter(({ name }) => !listed.includes(`"${name}"`)).map(({ name }) => `lost: tag ${name}`));
  }
  return missing;
}

/** Locks that are still there after their owner has had the time to end. */
async function locksIn(directory: string): Promise<readonly string[]> {
  const find = async () =>
    (await readdir(join(directory, '.git'), { recursive: true })).filter((name) => name.endsWith('.lock'));
  if ((await find()).length === 0) return [];
  await sleep(2_000);
  return find();
}
