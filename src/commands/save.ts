import type { SaveCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import type { ReportOf, SaveData } from '../report/report.ts';
import { versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import { versionInputsFor, announceSaved, sourceInfo } from './versions/version-input.ts';
import { readDocument, readable } from './versions/document.ts';
import { findPrps } from './find-prp.ts';
import { keepTidy } from './versions/keep-tidy.ts';

/** Stores PRPs as they are now, in one commit. */
export async function save({ prps, message }: SaveCommand, runtime: Runtime): Promise<ReportOf<'save', SaveData>> {
  if (prps.length === 0) {
    throw new PrpError('E_USAGE', 'No PRP is named.', {
      hint: '`prp save <prp>` saves one, `prp save PRPs` those of a folder, `prp save --all` all of them.',
    });
  }
  const paths = await findPrps(prps, runtime);
  const info = sourceInfo(runtime);
  const documents = await Promise.all(paths.map(async (path) => readable(await readDocument(path, runtime))));
  const inputOf = await versionInputsFor(runtime, documents, info);
  const inputs = documents.map((document) => inputOf(document, 'saved'));
  const metadata = message === undefined ? {} : { metadata: { message } };
  const appended = await runtime.history.append(inputs.map((input) => ({ ...input, ...metadata })));
  announceSaved(appended, runtime);
  await keepTidy(paths, runtime);
  return {
    command: 'save',
    status: 'passed',
    data: { versions: appended.map(({ version, created }) => ({ ...versionOf(version), created })) },
  };
}
