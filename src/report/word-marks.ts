import { diffWords } from '../prp/diff/word-diff.ts';
import { type Paint, plain, wrap } from './paint.ts';

/** Characters shown of one text. */
const longest = 400;

/**
 * The changed words as `git diff --word-diff` shows them: `[-50 ms-] {+500 ms+}`, wrapped at `width`. The marks survive without
 * colour.
 */
export function wordMarks(
  before: string | undefined,
  after: string | undefined,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): readonly string[] {
  const [had, has] = [before, after].map((text) => (text === undefined ? '' : oneLine(text)));
  const { segments } = diffWords(had ?? '', has ?? '');
  const marked = segments
    .map(({ kind, text }, index) => {
      if (kind === 'same') return plain(text);
      const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(plain(text)) ?? [];
      const follows = kind === 'added' && segments[index - 1]?.kind === 'removed' ? ' ' : '';
      return `${follows}${lead}${kind === 'removed' ? `[-${words}-]` : `{+${words}+}`}${trail}`;
    })
    .join('')
    .replaceAll(/ {2,}/g, ' ');
  return painted(wrap(marked.trim(), width), paint);
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}

const marks = /(\[-|-\]|\{\+|\+\})/;

/** Colours the words between marks, which may begin in one line and end in another. */
function painted(lines: readonly string[], paint: Paint): readonly string[] {
  let style: 'red' | 'green' | undefined;
  return lines.map((line) =>
    line
      .split(marks)
      .map((part) => {
        if (part === '[-') style = 'red';
        if (part === '{+') style = 'green';
        const shown = style === undefined || part === '' ? part : paint(style, part);
        if (part === '-]' || part === '+}') style = undefined;
        return shown;
      })
      .join(''),
  );
}
