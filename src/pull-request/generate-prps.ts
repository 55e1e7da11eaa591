import { isUserError, PrpError } from '../base/errors.ts';
import { generate } from '../commands/generate.ts';
import { runUseCase } from '../commands/run-use-case.ts';
import type { GenerateData } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { PullRequestContext } from './pull-request-context.ts';

/**
 * Generates PRPs from feature requests and returns those that are new or changed. A feature request that cannot be used
 * becomes a notice and does not stop the others.
 */
export async function generatePrps(
  features: readonly string[],
  versioning: boolean,
  runtime: Runtime,
  { options, notices }: PullRequestContext,
): Promise<readonly GenerateData[]> {
  const generated: GenerateData[] = [];
  for (const feature of features) {
    try {
      const data = await generateFrom(feature, versioning);
      if (data.changed) generated.push(data);
    } catch (error) {
      if (!isUserError(error)) throw error;
      notices.add(`No PRP was generated from ${feature}: ${error.message} ${error.hint}`);
    }
  }
  return generated;

  async function generateFrom(feature: string, keepsVersion: boolean): Promise<GenerateData> {
    const command = { name: 'generate', feature, env: options.env, force: false, dryRun: false } as const;
    try {
      return (await runUseCase(generate, { ...command, versioning: keepsVersion }, runtime)).data;
    } catch (error) {
      if (!keepsVersion || !(error instanceof PrpError) || error.code !== 'E_FORBIDDEN') throw error;
      notices.add(`No versions were kept: ${error.message} ${error.hint}`);
      return generateFrom(feature, false);
    }
  }
}
