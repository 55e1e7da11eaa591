import { PrpError } from '../base/errors.ts';
import type { GenerateData } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import type { Heard } from './notices.ts';
import type { Job } from './pull-request-context.ts';
import { isMistake } from './user-error.ts';
import { runAs } from './run-typed.ts';

/**
 * Makes PRPs of feature requests, without a file of the runner being written. A request that cannot be used stops no
 * other.
 */
export async function generated(
  features: readonly string[],
  { versioning, runtime }: { readonly versioning: boolean; readonly runtime: Runtime },
  job: Job,
  heard: Heard,
): Promise<readonly GenerateData[]> {
  const made: GenerateData[] = [];
  for (const feature of features) {
    try {
      const data = await generate(feature, versioning);
      if (data.changed) made.push(data);
    } catch (error) {
      if (!isMistake(error)) throw error;
      heard.add(`No PRP was made of ${feature}: ${error.message} ${error.hint}`);
    }
  }
  return made;

  async function generate(feature: string, keeping: boolean): Promise<GenerateData> {
    const wish = { name: 'generate', feature, env: job.inputs.env, force: false, dryRun: false } as const;
    try {
      return (await runAs({ ...wish, versioning: keeping }, runtime)).data;
    } catch (error) {
      if (!keeping || !isForbidden(error)) throw error;
      heard.add(`No versions were kept: ${error.message} ${error.hint}`);
      return generate(feature, false);
    }
  }
}

function isForbidden(error: unknown): error is PrpError {
  return error instanceof PrpError && error.code === 'E_FORBIDDEN';
}
