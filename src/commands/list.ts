import type { ListCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { ListedVersion } from '../history/history.ts';
import { compareNaturally } from '../base/natural-order.ts';
import type { ListData, ReportOf } from '../report/report.ts';
import { hasPassed, type Version, versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';
import { risksSince } from './versions/risks-since.ts';

/**
 * Lists the versions of one PRP, or all PRPs that have versions. A version that was tampered with or cannot be read is a
 * problem: the command fails, and lists the others.
 */
export async function list({ prp: typed, limit }: ListCommand, runtime: Runtime): Promise<ReportOf<'list', ListData>> {
  if (typed === undefined) {
    const prps = (await prpsHere(runtime)).toSorted((a, b) => compareNaturally(a.prp, b.prp));
    const data = {
      prps: await Promise.all(
        prps.map(async ({ prp, versions, movedTo, latest, passedAs }) => {
          const shown = latest.tampered ? null : { ...versionOf(latest), ...(passedAs !== undefined && { passedAs }) };
          return { prp, versions, movedTo, latest: shown, ...(await lastPassed(prp, shown, runtime)) };
        }),
      ),
      problems: problemsIn(prps.map(({ latest }) => latest)),
    };
    return { command: 'list', status: statusOf(data.problems), data };
  }
  const path = await findPrp(typed, runtime);
  const versions = await runtime.history.list(path, { limit });
  const sound = versions.filter((version) => !version.tampered);
  const passed = await runtime.history.passedAsEach(path, sound);
  const shown: NonNullable<ListData['versions']>[number][] = [];
  for (const [index, version] of sound.entries()) {
    const before = index < compared ? sound[index + 1] : undefined;
    const passedAs = passed.get(version.memento.id);
    const risks = before === undefined ? undefined : (await risksSince(before, version, runtime))?.length;
    const found = { ...(passedAs !== undefined && { passedAs }), ...(risks !== undefined && { risks }) };
    shown.push({ ...versionOf(version), ...found });
  }
  const problems = [...problemsIn(versions), ...(await tagProblems(path, runtime))];
  return { command: 'list', status: statusOf(problems), data: { versions: shown, problems } };
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

/** Newest versions that are compared with those before them. */
const compared = 10;

/** Versions that are searched for one that passed. */
const searched = 20;

/** Only for a user at a terminal: elsewhere the branch may be remote. */
async function lastPassed(
  prp: string,
  latest: Version | null,
  { history, origin }: Runtime,
): Promise<{ readonly lastPassed?: number | null }> {
  if (origin !== undefined) return {};
  if (latest !== null && hasPassed(latest)) return { lastPassed: latest.sequence };
  // A problem of the newest version is reported already.
  const versions = latest === null ? [] : await history.list(prp, { limit: searched });
  const passed = versions.find((version) => !version.tampered && version.status === 'passed');
  return { lastPassed: passed === undefined || passed.tampered ? null : passed.memento.sequence };
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
