import { markdownText } from './markdown-text.ts';
import { namePrps } from './prp-names.ts';
import { type FooterTarget, reportFooter } from './report-footer.ts';
import { linkedFiles } from './repository-links.ts';

const headline = '### ⚪ No PRP changes in this pull request';
const namesAtMost = 5;

/**
 * The comment of a pull request whose PRPs are as in its base again. `earlier` is the comment that it replaces, which links
 * to them; undefined if that says so already.
 */
export function noPrpReport(
  earlier: string,
  isPrp: (path: string) => boolean,
  target: FooterTarget,
): string | undefined {
  if (earlier.split('\n').includes(headline)) return undefined;
  const paths = linkedFiles(earlier, target).filter(isPrp);
  const blocks = [headline, ...leftSentence(paths, target.base), reportFooter(target)];
  return `${blocks.join('\n\n')}\n`;
}

function leftSentence(paths: readonly string[], base: string | null): readonly string[] {
  const known = namePrps(paths);
  const shown = paths.slice(0, namesAtMost);
  const names = shown.map((path) => `**${markdownText(known.get(path)?.name ?? path, 100)}**`);
  if (paths.length === 0) return [];
  if (paths.length > names.length) names.push(`${paths.length - names.length} more`);
  const joined = [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' and ');
  const where = base === null ? 'the base branch' : markdownText(base, 100);
  return [`${joined} changed in an earlier commit, and ${paths.length > 1 ? 'are' : 'is'} as in ${where} again.`];
}
