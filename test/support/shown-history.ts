import type { History, VersionInput } from '../../src/history/history.ts';
import { memoryBranch } from '../../src/history/branch/memory-branch.ts';
import { type PageSite, type PageSource, pageSource } from '../../src/page/page-source.ts';
import { renderPage } from '../../src/page/render-page.ts';
import { canonicalChecksum } from '../../src/prp/canonical.ts';
import { addition } from './addition.ts';
import { impatientHistory, standingClock } from './history.ts';
import { document } from './rate-limiting-prp.ts';

/** A gate of a validation that passed. */
export function ranGate(id: string, about: Partial<Gate> = {}): Gate {
  return {
    id,
    status: 'passed',
    durationMs: 12,
    queuedMs: 1,
    attempts: 1,
    errors: 0,
    warnings: 0,
    notices: 0,
    ...about,
  };
}

type Gate = NonNullable<VersionInput['validation']>['gates'][number];

const command = 'a'.repeat(39);

/** A version of a PRP, validated unless `gates` is empty; one that did not pass fails it. */
export function versionIn(prp: string, text: string, gates: readonly Gate[] = [ranGate('structure')]): VersionInput {
  const verdict = gates.every(({ status }) => status === 'passed' || status === 'skipped') ? 'passed' : 'failed';
  return addition(text, {
    prp,
    canonicalChecksum: canonicalChecksum(text),
    reason: 'changed',
    source: {
      repository: 'acme/notes',
      commit: `${command}${text.length % 10}`,
      ref: 'refs/heads/main',
      pullRequest: 118,
      dirty: false,
    },
    references: [{ path: 'src/api/server.ts', blob: null }],
    ...(gates.length > 0 && { validation: { verdict, gates } }),
  });
}

const broken = ranGate('references', { status: 'failed', errors: 1 });
const slow = [
  ranGate('structure'),
  ranGate('budget'),
  ranGate('lint', { durationMs: 12_000 }),
  ranGate('test', { durationMs: 95_000, queuedMs: 12_000 }),
  ranGate('integration', { durationMs: 61_000, attempts: 2 }),
  ranGate('scope', { status: 'skipped', durationMs: 0, queuedMs: 0 }),
];

/**
 * Five PRPs on a branch in memory: `orders` fails, `rate-limit` asks for less, `billing/invoices` and `notes` pass, `new`
 * is not checked.
 */
export async function shownHistory(branch = memoryBranch()) {
  const time = standingClock('2026-11-02T09:12:00.000Z');
  const history = impatientHistory(branch, time.clock);
  const text = (title: string) => document.replace('# Rate limiting', `# ${title}`);
  await history.append([
    versionIn('PRPs/rate-limit.md', text('Rate limit for the public API'), slow),
    versionIn('PRPs/orders.md', text('Export orders'), slow),
    versionIn('PRPs/billing/invoices.md', text('Invoices'), slow),
  ]);
  time.set('2026-11-28T09:12:00.000Z');
  const looser = text('Rate limit for the public API')
    .replace('200 ms', '2000 ms')
    .replace('test/limiter', 'test/limiter || true');
  await history.append([
    versionIn('PRPs/rate-limit.md', looser, slow),
    versionIn('PRPs/orders.md', text('Export all orders'), [broken, ...slow]),
    versionIn('PRPs/notes.md', text('Search notes')),
    versionIn('PRPs/new.md', text('New'), []),
  ]);
  await history.tag({ prp: 'PRPs/rate-limit.md', name: 'approved', version: 'v1', actor: null });
  return { branch, history, time };
}

const shownSite: PageSite = {
  name: 'acme/notes',
  repository: 'acme/notes',
  repositoryUrl: 'https://github.com/acme/notes',
  versionsBranch: 'prp-versions',
  kind: 'server',
};

export function sourceOf(history: History, about: Partial<PageSite> = {}): PageSource {
  return pageSource(history, { ...shownSite, ...about });
}

/** The markup of a page, which must exist. */
export async function pageAt(path: string, source: PageSource, query: Record<string, string> = {}): Promise<string> {
  const { status, body } = await renderPage(path, query, source);
  if (status !== 200) throw new Error(`There is no page ${path}.`);
  return body;
}

/** The text of a page as a reader sees it, without markup, on one line. */
export function textOf(page: string): string {
  const [, main = page] = /<main[^>]*>(.*)<\/main>/s.exec(page) ?? [];
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.:])/g, '')
    .trim();
}
