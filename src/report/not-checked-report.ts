import { projectUrl } from '../base/docs-url.ts';
import { markdownCode, markdownMessage, markdownText } from './markdown-text.ts';
import { type FooterTarget, reportFooter } from './report-footer.ts';
import { slashHint } from './slash-hint.ts';
import { lineUrl } from './repository-links.ts';

/** The error that ended a run before it had a result. */
export interface RunProblem {
  readonly kind: 'config' | 'inputs' | 'refused' | 'bug' | 'other';
  readonly message: string;
  readonly hint: string;
  /** The lines of the configuration that caused it; empty for any other cause. */
  readonly places: readonly ConfigPlace[];
  /** The lines as they are in the file, with the fault marked; `''` without places. */
  readonly excerpt: string;
  /** The commit or `HEAD`, the default branch, from which the configuration was read. */
  readonly configCommit: string;
}

export interface ConfigPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const causes = {
  config: 'the configuration has an error',
  inputs: 'an input of the workflow is wrong',
  refused: 'GitHub refused a request',
  bug: 'prp has a bug',
  other: 'the run failed',
} as const satisfies Record<RunProblem['kind'], string>;

/** For the title of the check. */
export function notCheckedTitle({ kind }: Pick<RunProblem, 'kind'>): string {
  return `PRPs were not checked: ${causes[kind]}`;
}

const placesAtMost = 5;

/** The report of a run that ended with an error. */
export function notCheckedReport(problem: RunProblem, target: FooterTarget): string {
  const blocks = [
    `### ❌ ${notCheckedTitle(problem)}`,
    notCheckedDetails(problem, target),
    reportFooter(target, 'Tried'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The same without heading and footer. */
export function notCheckedDetails(problem: RunProblem, target: Omit<FooterTarget, 'base'>): string {
  const { kind, message, hint, places, configCommit } = problem;
  const isBeforeWork = kind === 'config' || kind === 'inputs';
  const next = isBeforeWork
    ? 'No PRP was read and nothing was kept. The next push checks again.'
    : target.runUrl === undefined
      ? 'The log of the run tells more.'
      : `The [log of the run](${target.runUrl}) tells more.`;
  const advice = linked(slashHint(hint));
  if (places.length === 0) return [markdownMessage(message), ...(advice === '' ? [] : [advice]), next].join('\n\n');
  const link = { ...target, head: configCommit };
  const lines = places.slice(0, placesAtMost).map(({ file, line, message: said }) => {
    const name = `${markdownCode(file, 200)}, line ${line}`;
    return `[${name}](${lineUrl(link, file, line)}): ${markdownMessage(said)}`;
  });
  const left = places.length - lines.length;
  const list = lines.length === 1 ? lines : lines.map((line) => `- ${line}`);
  const all = [...list, ...(left > 0 ? [`- … and ${left} more`] : [])].join('\n');
  return [all, next].join('\n\n');
}

/** Addresses of our own pages become links; any other stays text. */
function linked(hint: string): string {
  const root = projectUrl('');
  const [before = '', ...others] = hint.split(root);
  const pages = others.map((part) => {
    const page = /^[\w/-]+(?:\.\w+)?(?:#[\w-]+)?/.exec(part)?.[0] ?? '';
    return ` [${markdownText(page)}](${root}${page})${markdownMessage(part.slice(page.length))}`;
  });
  return [markdownMessage(before), ...pages].join('');
}
