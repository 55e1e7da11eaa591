import type { ShowCommand } from '../command.ts';
import type { ReportOf, ShowData } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { findPrp } from './find-prp.ts';

/** Returns one version. Its checksum is verified. */
export async function show({ prp, version }: ShowCommand, runtime: Runtime): Promise<ReportOf<'show', ShowData>> {
  const found = await runtime.history.select(await findPrp(prp, runtime), version);
  const content = await runtime.history.content(found);
  return {
    command: 'show',
    status: 'passed',
    // Only text is ever sealed, so decoding loses nothing; a byte order mark stays.
    data: {
      version: versionOf(found),
      content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(content),
      metadata: found.memento.metadata,
    },
  };
}
