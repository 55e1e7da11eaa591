import type { ListCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { ListedVersion } from '../history/history.ts';
import type { ListData, ReportOf } from '../report/report.ts';
import { type Version, versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/**
 * Lists the versions of one PRP, or all PRPs that have versions. A version that was tampered with or cannot be read is a
 * problem: the command fails, and lists the others.
 */
export async function list({ prp: typed, limit }: ListCommand, runtime: Runtime): Promise<ReportOf<'list', ListData>> {
  if (typed === undefined) {
    const prps = await prpsHere(runtime);
    const data = {
      prps: prps.map(({ prp, versions, movedTo, latest, passedAs }) => ({
        prp,
        versions,
        movedTo,
        latest: latest.tampered ? null : { ...versionOf(latest), ...(passedAs !== undefined && { passedAs }) },
      })),
      problems: problemsIn(prps.map(({ latest }) => latest)),
    };
    return { command: 'list', status: statusOf(data.problems), data };
  }
  const path = await findPrp(typed, runtime);
  const versions = await runtime.history.list(path, { limit });
  const sound: Version[] = [];
  for (const version of versions) {
    if (version.tampered) continue;
    const passedAs = await runtime.history.passedAs(path, version);
    sound.push({ ...versionOf(version), ...(passedAs !== undefined && { passedAs }) });
  }
  const problems = [...problemsIn(versions), ...(await tagProblems(path, runtime))];
  return { command: 'list', status: statusOf(problems), data: { versions: sound, problems } };
}

/** All PRPs with versions, as they are in this work tree: a file that is there again has not moved. */
export async function prpsHere({ history, repository }: Pick<Runtime, 'history' | 'repository'>) {
  const prps = await history.prps();
  return Promise.all(
    prps.map(async (one) => {
      const isBack = one.movedTo !== null && (await repository.workTree.kindOf(one.prp)) !== undefined;
      const passedAs = one.latest.tampered ? undefined : await history.passedAs(one.prp, one.latest);
      return { ...one, movedTo: isBack ? null : one.movedTo, passedAs };
    }),
  );
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
