import { PrpError } from '../base/errors.ts';
import type { ListedVersion, StoredVersion } from '../history/history.ts';
import { diffPrps, type PrpDiff } from '../prp/diff/diff-prps.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { readText } from '../prp/parse/decode.ts';
import { parse } from '../prp/parse/parse.ts';
import type { Prp } from '../prp/prp.ts';
import type { PageSource } from './page-source.ts';

/** The content of a version, or why the page cannot show it. */
export type PageContent = { readonly prp: Prp } | { readonly hidden: string };

export async function contentOf(version: StoredVersion, { history, site }: PageSource): Promise<PageContent> {
  const { prp: path, encryption } = version.memento;
  if (encryption !== null && site.showsEncrypted !== true) return { hidden: 'It is encrypted.' };
  try {
    const read = readText(await history.content(version), path);
    if ('problem' in read) return { hidden: read.message };
    return { prp: parse(read.text, path, site.aliases === undefined ? {} : { aliases: site.aliases }) };
  } catch (error) {
    if (!(error instanceof PrpError)) throw error;
    return { hidden: error.message };
  }
}

/** Both contents with their differences, or why they cannot be compared. */
export type Comparison =
  | { readonly before: Prp; readonly after: Prp; readonly diff: PrpDiff }
  | { readonly hidden: string };

export async function compareVersions(
  before: StoredVersion,
  after: StoredVersion,
  source: PageSource,
): Promise<Comparison> {
  const [had, has] = await Promise.all([contentOf(before, source), contentOf(after, source)]);
  if ('hidden' in had) return { hidden: `v${before.memento.sequence} cannot be compared. ${had.hidden}` };
  if ('hidden' in has) return { hidden: `v${after.memento.sequence} cannot be compared. ${has.hidden}` };
  return { before: had.prp, after: has.prp, diff: diffPrps(had.prp, has.prp) };
}

/** Where a version asks for less than the one before; empty where they cannot be compared. */
export async function risksBetween(
  before: ListedVersion | undefined,
  after: ListedVersion | undefined,
  source: PageSource,
): Promise<readonly Risk[]> {
  if (before === undefined || after === undefined || before.tampered || after.tampered) return [];
  const [had, has] = [before.memento.canonicalChecksum, after.memento.canonicalChecksum];
  if (had === has && before.memento.checksum === after.memento.checksum) return [];
  return source.memory.keep(`risks ${before.memento.digest} ${after.memento.digest}`, async () => {
    const compared = await compareVersions(before, after, source);
    return 'hidden' in compared ? [] : compared.diff.risks.slice(0, mostRisks).map(shortened);
  });
}

/** Risks that are kept of one change, and characters of each text. */
const mostRisks = 100;
const longestText = 1_000;

function shortened({ kind, message, side, line, subject, change, before, after }: Risk): Risk {
  const texts = {
    ...(before !== undefined && { before: before.slice(0, longestText) }),
    ...(after !== undefined && { after: after.slice(0, longestText) }),
  };
  return { kind, message, side, line, subject, change, ...texts };
}
