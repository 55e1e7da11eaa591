import { announcedVersions, parseAnswer } from '../announced-versions.ts';
import type { VersionLedger } from '../version-ledger.ts';
import { type PrpRun, runPrp } from '../run-prp.ts';
import type { Scratch } from '../scratch.ts';

/** Writes in its own way with so many writers. */
export type WriterScenario = (
  place: Scratch,
  writers: number,
) => Promise<{ readonly summary: string; readonly problems: readonly string[] }>;

/** Runs a command that writes, and keeps in mind what it announced. */
export async function runWriter(
  directory: string,
  { env }: Scratch,
  ledger: VersionLedger,
  ...args: readonly string[]
): Promise<PrpRun & { readonly problems: readonly string[] }> {
  const ran = await runPrp(directory, [...args, '--json'], { env, deadlineMs: 120_000 });
  const problems = [...ledger.announce(announcedVersions(parseAnswer(ran.stdout)))];
  if (ran.timedOut) problems.push(`prp ${args.join(' ')} hangs`);
  if (ran.exitCode === 0 && ran.stdout.length === 0) problems.push(`prp ${args.join(' ')} printed nothing`);
  return { ...ran, problems };
}

/** The output of a command that should not have failed. */
export function explainFailure({ exitCode, stdout, stderr }: PrpRun, args: readonly string[]): readonly string[] {
  if (exitCode === 0) return [];
  return [`prp ${args.join(' ')} was refused: ${exitCode} ${`${stderr}${stdout.toString()}`.slice(0, 300)}`];
}
