import type { InitData, ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { scaffold } from './scaffold.ts';

/** Writes a configuration, a workflow and a first feature request; what is there already is left alone. */
export async function init({ repository, announce }: Runtime): Promise<ReportOf<'init', InitData>> {
  const created: string[] = [];
  const kept: string[] = [];
  for (const [path, text] of scaffold) {
    if ((await repository.workTree.kindOf(path)) !== undefined) {
      kept.push(path);
      continue;
    }
    await repository.write(path, new TextEncoder().encode(text));
    announce({ type: 'file-written', path });
    created.push(path);
  }
  return { command: 'init', status: 'passed', data: { created, kept } };
}
