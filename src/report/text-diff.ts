import { diffWords } from '../prp/diff/word-diff.ts';
import { diffExtent } from './markdown-diff.ts';
import { type Paint, plain } from './paint.ts';
import type { DiffData } from './report.ts';

/** The semantic diff: risks first, then the changed sections, then the lines. */
export function diffText(data: DiffData, paint: Paint): string {
  const { prp, from, to, labels, identical, stats, sections, risks, note, unified } = data;
  const head = `${paint('bold', plain(prp))}  ${plain(labels.from)} → ${plain(labels.to)}`;
  if (from === to) return `${head}\nThe file equals its only version.\n`;
  if (identical) return `${head}\nNo difference.\n`;
  const changed = sections.map(({ change, title, role }) => {
    const serves = role === null ? '' : paint('dim', `  ${role}`);
    return `  ${paint(styleOf[change], change.padEnd(9))} ${plain(title)}${serves}`;
  });
  return [
    head,
    `${paint('green', `+${stats.added}`)} ${paint('red', `-${stats.removed}`)} ${diffExtent(data)}`,
    ...(risks.length > 0
      ? ['', paint('red', 'Look twice:'), ...risks.map(({ message }) => `  ${paint('red', '!')} ${plain(message)}`)]
      : []),
    ...(changed.length > 0 ? ['', ...changed] : []),
    ...(note === undefined ? [] : ['', paint('dim', note)]),
    '',
    ...unifiedLines(unified, paint),
    '',
  ].join('\n');
}

const styleOf = { added: 'green', removed: 'red', modified: 'yellow', moved: 'cyan', renamed: 'cyan' } as const;

/** Colours a unified diff. Where one line replaces one line, only the changed words stand out. */
function unifiedLines(unified: string, paint: Paint): readonly string[] {
  const lines = unified.split('\n').slice(0, -1);
  const painted: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [line = '', next = ''] = [lines[index], lines[index + 1]];
    const alone = !lines[index - 1]?.startsWith('-') && !lines[index + 2]?.startsWith('+');
    if (line.startsWith('-') && next.startsWith('+') && alone && !line.startsWith('---')) {
      painted.push(...replacedLine(line.slice(1), next.slice(1), paint));
      index += 1;
    } else {
      painted.push(paintedLine(line, paint));
    }
  }
  return painted;
}

function replacedLine(before: string, after: string, paint: Paint): readonly string[] {
  const { segments } = diffWords(before, after);
  const side = (kind: 'removed' | 'added', style: 'red' | 'green') =>
    segments
      .filter((segment) => segment.kind === 'same' || segment.kind === kind)
      .map(({ kind: own, text }) =>
        own === 'same' ? paint(style, plain(text)) : paint('bold', paint(style, plain(text))),
      )
      .join('');
  return [paint('red', '-') + side('removed', 'red'), paint('green', '+') + side('added', 'green')];
}

function paintedLine(line: string, paint: Paint): string {
  const text = plain(line);
  if (line.startsWith('+++') || line.startsWith('---')) return paint('bold', text);
  if (line.startsWith('@@')) return paint('cyan', text);
  if (line.startsWith('+')) return paint('green', text);
  if (line.startsWith('-')) return paint('red', text);
  return text;
}
