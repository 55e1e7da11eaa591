import type { GenerateCommand } from '../command.ts';
import { PrpError } from '../base/errors.ts';
import { type PrpDraft, generateOperation, type GenerateTask } from '../generate/generator.ts';
import { type FeatureRequest, parseRequest } from '../generate/feature-request.ts';
import { readText } from '../prp/parse/decode.ts';
import { print } from '../prp/prp.ts';
import { maxPrp, maxStoredBytes, prpLimits } from '../base/limits.ts';
import { nearestName } from '../base/nearest-name.ts';
import { isFeature, isPrp } from '../config/prp-files.ts';
import type { VersionInput } from '../history/history.ts';
import type { GenerateData, ReportOf } from '../report/report.ts';
import { type Version, versionOf } from '../report/version-data.ts';
import type { Runtime } from '../runtime.ts';
import type { PreparedWrite } from './prepared-write.ts';
import { committedIn, versionInputsFor, announceSaved, keptVersion } from './versions/version-input.ts';
import { documentOf, keepable, readable, type ReadableDocument, readDocument } from './versions/document.ts';
import { refuseSecrets, withoutHidden } from './versions/unstorable.ts';
import { someOf } from './find-prp.ts';
import { keepTidy } from './versions/keep-tidy.ts';

/** Makes a PRP of a feature request. The same request in the same repository gives the same bytes. */
export async function generate(
  command: GenerateCommand,
  runtime: Runtime,
): Promise<ReportOf<'generate', GenerateData>> {
  const prepared = await prepareGenerate(command, runtime);
  const { path, report } = prepared;
  if (command.dryRun) return report;
  // The history first, then the file: a crash in between loses nothing.
  const recorded = await prepared.record();
  await prepared.write();
  if (report.data.changed) runtime.announce({ type: 'file-written', path });
  if (recorded.data.version !== null) await keepTidy([path], runtime);
  return recorded;
}

/** All of a generation but its effects: it makes the document, and checks that it can be written and stored. */
export async function prepareGenerate(
  command: GenerateCommand,
  runtime: Runtime,
): Promise<PreparedWrite<ReportOf<'generate', GenerateData>>> {
  const { repository } = runtime;
  const request = await readRequest(command.feature, runtime);
  const path = command.out ?? `PRPs/${slugOf(request.title)}.md`;
  if (path === request.path) {
    throw new PrpError('E_USAGE', `The PRP would replace its own feature request ${path}.`, {
      hint: 'Choose another place with --out.',
    });
  }

  if ((await repository.workTree.kindOf(path)) === 'directory') {
    throw new PrpError('E_USAGE', `${path} is a directory.`, {
      hint: `Name a file: --out ${path}/${slugOf(request.title)}.md`,
    });
  }

  const { text, facts } = await draftOf(request, path, command, runtime);
  const document = readable(documentOf(path, new TextEncoder().encode(text), runtime));
  await refuseSecrets([document], runtime, 'Nothing was written.', 'Find its source, and revoke it');
  await repository.checkWritable(path);
  const isThere = (await repository.workTree.kindOf(path)) === 'file';
  const before = isThere ? await repository.read(path, maxStoredBytes) : undefined;
  const created = before === undefined;
  const changed = created || Buffer.compare(before, document.bytes) !== 0;
  if (before && changed && !command.force) await refuseToReplace(path, request, runtime);

  const isKept = !command.dryRun && command.versioning && (await withoutHidden([{ document }], runtime)).length > 0;
  const inputs = isKept ? await inputsFor(document, before, runtime) : undefined;
  const reportOf = (version: Version | null, kept: Version | null): ReportOf<'generate', GenerateData> => ({
    command: 'generate',
    status: 'passed',
    data: {
      path,
      feature: request.path,
      name: document.prp.title,
      environment: facts.environment.id,
      template: 'full',
      complexity: facts.complexity,
      created,
      changed,
      version,
      kept: changed ? kept : null,
      notes: [
        ...notesOn(path, runtime),
        ...facts.survey.missing.map((one) => `${one} is named in the request, but is not in the repository.`),
      ],
      ...(command.dryRun && { content: print(document.prp) }),
    },
  });
  return {
    status: 'passed',
    path,
    report: reportOf(null, null),
    async write() {
      if (changed) await repository.write(path, document.bytes);
    },
    async record(commit) {
      if (inputs === undefined) return reportOf(null, null);
      const appended = await runtime.history.append([...inputs.replaced, committedIn(commit, inputs.generated)]);
      announceSaved(appended, runtime);
      const newest = appended.at(-1);
      if (!newest) throw new Error('Internal error: nothing was appended.');
      return reportOf(versionOf(newest.version), keptVersion(appended));
    },
  };
}

async function readRequest(path: string, runtime: Runtime): Promise<FeatureRequest> {
  const bytes = await runtime.repository.read(path, maxPrp.bytes).catch(async (error: unknown) => {
    throw error instanceof PrpError && error.code === 'E_NOT_FOUND' ? await noRequest(path, runtime, error) : error;
  });
  // The PRP would repeat the secret.
  await refuseSecrets([{ path, bytes }], runtime, 'Nothing was generated.');
  const decoded = readText(bytes, path);
  if ('text' in decoded) return parseRequest(decoded.text, path);
  if (decoded.problem === 'too-large') {
    throw new PrpError('E_TOO_LARGE', `${path} has ${decoded.excess}: its PRP would be too large.`, {
      hint: `Shorten the feature request: ${prpLimits}.`,
    });
  }
  throw new PrpError('E_NOT_TEXT', decoded.message, { hint: 'Save the feature request as UTF-8 text.' });
}

async function noRequest(path: string, { config, repository }: Runtime, cause: unknown): Promise<PrpError> {
  const requests = [...(await repository.workTree.files())].filter((file) => isFeature(file, config));
  const near = nearestName(path, requests);
  const hint =
    near !== undefined
      ? `Did you mean ${near}?`
      : requests.length > 0
        ? `Feature requests here: ${someOf(requests)}.`
        : 'Write the request first; `prp init` makes features/example.md to fill in.';
  return new PrpError('E_NOT_FOUND', `There is no feature request ${path}.`, { hint, cause });
}

async function draftOf(
  request: FeatureRequest,
  path: string,
  { env }: GenerateCommand,
  { config, repository, mediator }: Runtime,
): Promise<PrpDraft> {
  const payload: GenerateTask = {
    id: path,
    request,
    tree: await withoutFile(repository.workTree, path),
    env: env ?? config.env,
  };
  const outcome = await mediator.submit<PrpDraft>({ id: `generate ${path}`, operation: generateOperation, payload });
  if (outcome.value) return outcome.value;
  throw outcome.error ?? new Error(`Internal error: generation ended as ${outcome.status}`);
}

/** The repository without the PRP: a second generation must not describe the result of the first. */
async function withoutFile(tree: Runtime['repository']['workTree'], path: string) {
  const files = new Set(await tree.files());
  files.delete(path);
  return { ...tree, files: () => Promise.resolve(files) };
}

/** Only an unchanged generated file is replaced. */
async function refuseToReplace(path: string, request: FeatureRequest, runtime: Runtime): Promise<void> {
  const [latest] = await runtime.history.list(path, { limit: 1 });
  const current = await readDocument(path, runtime, maxStoredBytes);
  const generated = latest && !latest.tampered && latest.memento.reason === 'generated';
  if (generated && latest.memento.checksum === current.checksum) return;
  throw new PrpError(
    'E_CONFLICT',
    `${path} exists and was changed since it was generated, or was not generated at all.`,
    {
      hint: `Choose another place with --out, or replace it with --force: \`prp generate ${request.path} --force\`.`,
    },
  );
}

/** The versions of the new PRP, and of the file that it replaces unless that is stored already. Throws `E_SECRET`. */
async function inputsFor(
  document: ReadableDocument,
  before: Uint8Array | undefined,
  runtime: Runtime,
): Promise<{ readonly replaced: readonly VersionInput[]; readonly generated: VersionInput }> {
  const there = before && (await readDocument(document.path, runtime, maxStoredBytes));
  const replaced = there ? [keepable(there)] : [];
  const inputOf = await versionInputsFor(runtime, [...replaced, document]);
  return { replaced: replaced.map((one) => inputOf(one, 'changed')), generated: inputOf(document, 'generated') };
}

function notesOn(path: string, { config }: Runtime): readonly string[] {
  return isPrp(path, config)
    ? []
    : [`The configuration does not count ${path} as a PRP (${config.prps.join(', ')}): add it to \`prps\`.`];
}

/** As many words as fit into 60 characters; a longer first word is cut. */
function shortened(words: readonly string[]): string {
  let slug = words[0]?.slice(0, 60).toWellFormed() ?? '';
  for (const word of words.slice(1)) {
    if (slug.length + 1 + word.length > 60) break;
    slug += `-${word}`;
  }
  return slug;
}

/** Lower-case words joined by hyphens, in any script; never empty, never a path. */
function slugOf(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return shortened(words) || 'feature';
}
