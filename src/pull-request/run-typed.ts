import type { Command } from '../command.ts';
import type { Report } from '../report/report.ts';
import { run } from '../run.ts';
import type { Runtime } from '../runtime.ts';

/** Runs a command, and returns the report with the type that belongs to it. */
export async function runAs<Name extends Command['name']>(
  command: Extract<Command, { readonly name: Name }>,
  runtime: Runtime,
  share?: Parameters<typeof run>[2],
): Promise<Extract<Report, { readonly command: Name }>> {
  const report = await run(command, runtime, share);
  if (isOf(report, command.name)) return report;
  throw new Error(`Internal error: ${command.name} was answered as ${report.command}.`);
}

function isOf<Name extends Report['command']>(
  report: Report,
  name: Name,
): report is Extract<Report, { readonly command: Name }> {
  return report.command === name;
}
