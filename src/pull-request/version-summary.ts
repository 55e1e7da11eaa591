import { hash } from 'node:crypto';
import type { Revision } from '../command.ts';
import { contentAt } from '../system/content-at.ts';
import { PrpError } from '../base/errors.ts';
import { type PrpStory, storyLength } from '../report/pull-request-report.ts';
import type { ValidatedPrp } from '../report/report.ts';
import type { Version } from '../report/version.ts';
import type { Runtime } from '../runtime.ts';
import { runAs } from './run-typed.ts';

/** PRPs whose past is told: a report has room for no more. */
const prpsAtMost = 50;

type Stories = ReadonlyMap<string, PrpStory>;

/** What came before of each PRP, all asked for at once. The gates then know it too, so that it is asked for once. */
export async function earlierStories(prps: readonly string[], base: Revision, runtime: Runtime): Promise<Stories> {
  const told = await Promise.all(
    prps.slice(0, prpsAtMost).map(async (prp) => [prp, await storyOf(prp, base, runtime)] as const),
  );
  return new Map(told);
}

/** The same with what was kept meanwhile. */
export function storiesWith(prps: readonly ValidatedPrp[], stories: Stories): Stories {
  return new Map(
    prps.map(({ path, version }) => {
      const { diff, versions } = stories.get(path) ?? { diff: null, versions: [] };
      const others = versions.filter(({ id }) => id !== version?.id);
      return [path, { diff, versions: version === null ? versions : [version, ...others].slice(0, storyLength) }];
    }),
  );
}

/**
 * A reviewer decides on what the change as a whole brings: it is told against the base, under the name of the version
 * that holds the same, if there is one. Versions of earlier pushes count only where the base does not have the PRP.
 */
async function storyOf(prp: string, base: Revision, runtime: Runtime): Promise<PrpStory> {
  const [listed, before, now] = await Promise.all([
    known(runAs({ name: 'list', prp, limit: storyLength }, runtime)),
    known(runtime.repository.at(base.commit).then((tree) => contentAt(prp, tree, runtime.repository))),
    runtime.repository.workTree.read(prp),
  ]);
  const versions = listed?.data.versions ?? [];
  const from = before ? { ...base, name: nameOf(before, versions) ?? base.name } : lastOther(versions, now)?.id;
  if (from === undefined) return { diff: null, versions };
  const diff = await known(runAs({ name: 'diff', prp, from, to: 'worktree' }, runtime));
  return { diff: diff?.data ?? null, versions };
}

function nameOf(bytes: Uint8Array, versions: readonly Version[]): string | undefined {
  const held = checksumOf(bytes);
  const same = versions.find(({ checksum }) => checksum === held);
  return same && `v${same.sequence}`;
}

/** The last that passed, or else the last. */
function lastOther(versions: readonly Version[], now: Uint8Array | undefined): Version | undefined {
  const held = checksumOf(now ?? new Uint8Array());
  const earlier = versions.filter(({ checksum }) => checksum !== held);
  return earlier.find(({ status }) => status === 'passed') ?? earlier[0];
}

/** As versions name it. */
function checksumOf(bytes: Uint8Array): string {
  return `sha256:${hash('sha256', bytes)}`;
}

/** History that cannot be read is no story; what is wrong with it the gate `integrity` tells. */
async function known<Value>(asking: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return undefined;
  }
}
