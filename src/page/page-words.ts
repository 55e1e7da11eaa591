import type { Memento } from '../history/versions/memento.ts';
import type { Risk } from '../prp/diff/risk.ts';
import { diffWords } from '../prp/diff/word-diff.ts';
import { commitUrl } from '../report/repository-links.ts';
import { html, type Html } from './html.ts';
import type { PageSite } from './page-source.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day of a timestamp in UTC: `28 Nov 2026`. A relative date would be wrong in a page that is stored. */
export function dayIn(timestamp: string): string {
  const date = new Date(timestamp);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Without the year, for the drawing of some weeks: `28 Nov`. */
export function shortDay(timestamp: string): string {
  return dayIn(timestamp).replace(/ \d+$/, '');
}

/** `28 Nov 2026, 09:12`, in UTC. */
export function timeIn(timestamp: string): string {
  return `${dayIn(timestamp)}, ${timestamp.slice(11, 16)}`;
}

/** `0.1 s`, `0:12`, `1:36`, `1:02:30`: one form for a column. */
export function ranFor(ms: number): string {
  if (ms < 1_000) return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = String(seconds % 60).padStart(2, '0');
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/** In a sentence: `1 minute 36 seconds`. */
export function lasted(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} milliseconds`;
  const seconds = Math.round(ms / 1_000);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [minutes > 0 ? counted(minutes, 'minute') : '', rest > 0 ? counted(rest, 'second') : ''];
  return parts.filter(Boolean).join(' ');
}

/** `1 gate`, `1,904 gates`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `1,904`. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}

/** The name of `Ada <ada@example.com>`: a page shows no address of a person. */
export function personOf(actor: string): string {
  const [, name = ''] = /^([^<]*)</.exec(actor) ?? [];
  if (name.trim() !== '') return name.trim();
  return actor.replaceAll(/[<>]/g, '').replace(/@.*$/s, '');
}

/** Seven digits of a commit, with a link where the site knows its repository. */
export function commitOf(commit: string, site: PageSite, repository: string | null = site.repository): Html {
  const short = html`<code>${commit.slice(0, 7)}</code>`;
  const { repositoryUrl } = site;
  if (repositoryUrl === undefined || repository !== site.repository || !/^[0-9a-f]{40,64}$/.test(commit)) return short;
  return html`<a href="${commitUrl({ repositoryUrl }, commit)}">${short}</a>`;
}

const reasons: Readonly<Record<Memento['reason'], string>> = {
  generated: 'generated',
  changed: 'changed',
  restored: 'restored',
  executed: 'executed',
  imported: 'imported',
  saved: 'saved',
};

/** `changed by Ada`. */
export function madeBy({ reason, actor }: Pick<Memento, 'reason' | 'actor'>): string {
  return actor === null ? reasons[reason] : `${reasons[reason]} by ${personOf(actor)}`;
}

/** Characters shown of one text. */
const longest = 400;

/** One line of bounded length. */
export function shortText(text: string, most = longest): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).toWellFormed()}…`;
}

/** A sentence of ours that quotes code between backticks. */
export function withCode(sentence: string): Html {
  return html`${sentence.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

/** Both sides of a changed text, with the changed words marked; `undefined` when they have no words in common. */
export function markedWords(
  before: string,
  after: string,
): { readonly before: Html; readonly after: Html } | undefined {
  const { segments } = diffWords(before, after);
  if (!segments.some(({ kind, text }) => kind === 'same' && text.trim() !== '')) return undefined;
  const sideOf = (side: 'removed' | 'added') =>
    html`${segments.filter(({ kind }) => kind === 'same' || kind === side).map((one) => marked(one))}`;
  return { before: sideOf('removed'), after: sideOf('added') };
}

type Segment = ReturnType<typeof diffWords>['segments'][number];

/** Space around changed words stays outside the mark. */
function marked({ kind, text }: Segment): Html {
  if (kind === 'same') return html`${text}`;
  const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (words === '') return html`${text}`;
  const mark = kind === 'removed' ? html`<del>${words}</del>` : html`<ins>${words}</ins>`;
  return html`${lead}${mark}${trail}`;
}

/** The changed words of both in one line: the old ones, then the new ones. */
function wordsInLine(before: string | undefined, after: string | undefined): Html {
  if (before === undefined) return html`<ins>${shortText(after ?? '')}</ins>`;
  if (after === undefined) return html`“${shortText(before)}”`;
  const { segments } = diffWords(shortText(before), shortText(after));
  return html`${segments.map((one, at) => {
    const follows = one.kind === 'added' && segments[at - 1]?.kind === 'removed';
    return follows ? html` ${marked(one)}` : marked(one);
  })}`;
}

/** The text that a risk is about, before and after: a command as code. */
export function riskText({ subject, before, after }: Pick<Risk, 'subject' | 'before' | 'after'>): Html {
  const words = wordsInLine(before, after);
  return subject === 'check' ? html`<code>${words}</code>` : words;
}
