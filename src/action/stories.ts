import { createHash } from 'node:crypto';
import { PrpError } from '../errors.ts';
import { type PrpStory, storyLength } from '../report/pull-request-report.ts';
import type { ValidatedPrp } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { runAs } from './run-as.ts';

/** PRPs whose past is told: a report has room for no more. */
const prpsAtMost = 50;

type Stories = ReadonlyMap<string, PrpStory>;

/** What came before of each PRP, all asked for at once. The gates then know it too, so that it is asked for once. */
export async function earlierStories(prps: readonly string[], runtime: Runtime): Promise<Stories> {
  const told = await Promise.all(
    prps.slice(0, prpsAtMost).map(async (prp) => [prp, await storyOf(prp, runtime)] as const),
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

async function storyOf(prp: string, runtime: Runtime): Promise<PrpStory> {
  const listed = await known(runAs({ name: 'list', prp, limit: storyLength }, runtime));
  const versions = listed?.data.versions ?? [];
  const bytes = (await runtime.repository.workTree.read(prp)) ?? new Uint8Array();
  // As versions name it.
  const checksum = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const earlier = versions.filter((one) => one.checksum !== checksum);
  const from = earlier.find(({ status }) => status === 'passed') ?? earlier[0];
  const diff = from && (await known(runAs({ name: 'diff', prp, from: from.id, to: 'worktree' }, runtime)));
  return { diff: diff?.data ?? null, versions };
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
