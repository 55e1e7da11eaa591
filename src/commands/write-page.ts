import * as z from 'zod/mini';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PrpError } from '../base/errors.ts';
import type { PageCommand } from '../command.ts';
import { pageLinksIn } from '../page/page-path.ts';
import { type PageSource, pageSource } from '../page/page-source.ts';
import { readOverview } from '../page/read-overview.ts';
import { renderPage } from '../page/render-page.ts';
import type { PageData } from '../report/command-data.ts';
import type { ReportOf } from '../report/report.ts';
import type { Runtime } from '../runtime.ts';
import { citedFiles, pageSite } from './page-site.ts';

/** Lists the files of a page. A directory with other files is not replaced. */
const manifestName = 'prp-page.json';

const manifestSchema = z.object({ files: z.array(z.string()) });

/** Writes the page as files: all pages that the first one leads to, as the versions branch is now. */
export async function writePage(
  { out = '_site', limit }: PageCommand,
  runtime: Runtime,
): Promise<ReportOf<'page', PageData>> {
  const { repository, announce } = runtime;
  const { files } = repository;
  const before = await writtenBefore(out, runtime);
  const history = await runtime.history.frozen();
  const site = await pageSite(runtime);
  const source = pageSource(history, { ...site, kind: 'files', versionsPerPrp: limit }, citedFiles(runtime));
  const written = new Set<string>();
  let changed = 0;
  const write = async (path: string, content: string) => {
    written.add(path);
    if (await holds(`${out}/${path}`, content, runtime)) return;
    files.write(`${out}/${path}`, content);
    changed += 1;
  };
  for await (const [path, body] of pagesOf(source)) await write(path, body);
  const gone = [...before].filter((path) => !written.has(path) && path !== manifestName);
  for (const path of gone) files.remove(`${out}/${path}`);
  const listing = { about: '`prp page` made this folder, and replaces its files.', files: [...written].toSorted() };
  await write(manifestName, `${JSON.stringify(listing, undefined, 1)}\n`);
  if (changed > 0) announce({ type: 'file-written', path: `${out}/index.html` });
  const { prps, versions, head } = await readOverview(source);
  return {
    command: 'page',
    status: 'passed',
    data: {
      directory: out,
      prps: prps.length,
      versions,
      limit,
      files: written.size,
      changed,
      removed: gone.length,
      head: head ?? null,
    },
  };
}

/** The pages that links lead to, from the first one on. */
async function* pagesOf(source: PageSource): AsyncGenerator<readonly [path: string, body: string]> {
  const waiting = ['index.html'];
  const known = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { status, body } = await renderPage(path, {}, source);
    if (status !== 200) throw new Error(`Internal error: a page leads to ${path}, which does not exist.`);
    yield [path, body];
    if (!path.endsWith('.html')) continue;
    for (const link of pageLinksIn(body, path)) {
      if (known.has(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
}

/** The files of an earlier page in this directory. Throws `E_CONFLICT` when it has other files. */
async function writtenBefore(out: string, { repository }: Runtime): Promise<ReadonlySet<string>> {
  const { files, root } = repository;
  files.checkWritable(`${out}/${manifestName}`);
  if (await files.holds(`${out}/${manifestName}`)) {
    const read = manifestSchema.safeParse(parsed(await files.read(`${out}/${manifestName}`)));
    if (read.success) return new Set(read.data.files.filter((path) => /\.(?:html|css)$/.test(path)));
  }
  const entries = await readdir(join(root, out)).catch(() => []);
  if (entries.length === 0) return new Set();
  throw new PrpError('E_CONFLICT', `${out} has files, and \`prp page\` did not write it.`, {
    hint: 'Name another folder with --out, or remove this one.',
  });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

async function holds(path: string, content: string, { repository: { files } }: Runtime): Promise<boolean> {
  return (await files.holds(path)) && Buffer.from(await files.read(path)).equals(Buffer.from(content));
}
