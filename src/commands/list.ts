import type { ListCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { ListedVersion } from '../history/history.ts';
import type { ListData, ReportOf } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/**
 * Lists the versions of one PRP, or all PRPs that have versions. A version that was tampered with or cannot be read is a
 * problem: the command fails, and lists the others.
 */
export async function list({ prp, limit }: ListCommand, runtime: Runtime): Promise<ReportOf<'list', ListData>> {
  if (prp === undefined) {
    const prps = await runtime.history.prps();
    const data = {
      prps: prps.map(({ latest, ...rest }) => ({ ...rest, latest: latest.tampered ? null : versionOf(latest) })),
      problems: problemsIn(prps.map(({ latest }) => latest)),
    };
    return { command: 'list', status: statusOf(data.problems), data };
  }
  const path = await findPrp(prp, runtime);
  const versions = await runtime.history.list(path, { limit });
  const sound = versions.flatMap((version) => (version.tampered ? [] : [versionOf(version)]));
  const problems = [...problemsIn(versions), ...(await tagProblems(path, runtime))];
  return { command: 'list', status: statusOf(problems), data: { versions: sound, problems } };
}

function statusOf(problems: ListData['problems']): 'passed' | 'failed' {
  return problems.length === 0 ? 'passed' : 'failed';
}

/** No version shows unreliable tags; a problem says that there are some. */
async function tagProblems(prp: string, { history }: Runtime): Promise<ListData['problems']> {
  try {
    await history.tags(prp);
    return [];
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return [{ prp, version: 'tags.json', message: error.message }];
  }
}

function problemsIn(versions: readonly ListedVersion[]): ListData['problems'] {
  return versions.flatMap((version) =>
    version.tampered ? [{ prp: version.prp, version: version.id, message: version.reason }] : [],
  );
}
