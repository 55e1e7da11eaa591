import type { TagCommand } from '../command.ts';
import type { ReportOf, TagData } from '../report/report.ts';
import { refuseSecretTexts } from '../guarded-branch.ts';
import type { Runtime } from '../runtime.ts';
import { tagText } from '../stored-texts.ts';
import { findPrp } from './find-prp.ts';

/** Lists the tags of a PRP, adds one to a version, or removes one. */
export async function tag(command: TagCommand, runtime: Runtime): Promise<ReportOf<'tag', TagData>> {
  const { repository, history } = runtime;
  const prp = await findPrp(command.prp, runtime);
  const { tag: name, version, force, dryRun } = command;
  if (name === undefined) {
    const data = { prp, action: 'listed' as const, name: null, dryRun, tags: (await history.tags(prp)).map(dataOf) };
    return { command: 'tag', status: 'passed', data };
  }
  // First, since any other error would quote the name.
  await refuseSecretTexts([tagText(name)], runtime.config);
  const request = { prp, name, version, force, remove: command.delete, actor: await repository.actor() };
  const { tags, action } = await history.tag(request, { dryRun });
  return { command: 'tag', status: 'passed', data: { prp, action, name, dryRun, tags: tags.map(dataOf) } };
}

function dataOf({ name, version, sequence, timestamp, actor, problem }: TagData['tags'][number]) {
  return { name, version, sequence, timestamp, actor, problem };
}
