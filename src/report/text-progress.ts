import { plural } from '../base/plural.ts';
import { clock, type Paint, plain } from './paint.ts';

/** A command that has not ended. */
export interface LiveCommand {
  readonly id: string;
  /** Milliseconds since its start; undefined while it waits. */
  readonly runsForMs: number | undefined;
  readonly usualMs: number | undefined;
  /** Its last count, such as `214 tests passed`. */
  readonly count: string | undefined;
  /** The need it waits for; undefined: a worker. */
  readonly waitsFor: string | undefined;
}

export interface Progress {
  readonly commands: readonly LiveCommand[];
  readonly ended: number;
  readonly total: number;
  readonly errors: number;
}

const barWidth = 20;

/** The live lines of a validation: a row for each command that has not ended, as far as `rows` allow, and the sum. */
export function progressLines(
  { commands, ended, total, errors }: Progress,
  rows: number,
  paint: Paint,
): readonly string[] {
  const byState = commands.toSorted((a, b) => Number(a.runsForMs === undefined) - Number(b.runsForMs === undefined));
  const room = Math.max(1, rows - 4);
  const shown = byState.slice(0, room).map((command) => liveLine(command, paint));
  const left = byState.length - shown.length;
  const found = errors === 0 ? '' : `, ${plural(errors, 'error')}`;
  return [
    ...(shown.length > 0 ? shown : []),
    ...(left > 0 ? [paint('dim', `  and ${plural(left, 'more command')}`)] : []),
    '',
    paint('dim', `${ended} of ${total} ended${found}. Ctrl-C stops and keeps nothing.`),
  ];
}

function liveLine({ id, runsForMs, usualMs, count, waitsFor }: LiveCommand, paint: Paint): string {
  const name = plain(id).padEnd(13);
  if (runsForMs === undefined)
    return paint('dim', `· ${name} waits for ${waitsFor === undefined ? 'a worker' : plain(waitsFor)}`);
  const usual = usualMs === undefined || usualMs < 1_000 ? '' : `of about ${clock(usualMs)}`;
  const bar = usualMs === undefined || usual === '' ? '' : paint('cyan', barOf(runsForMs / usualMs));
  const counted = count === undefined ? '' : plain(count);
  const rest = [usual.padEnd(13), bar].filter((part) => part.trim() !== '');
  const line = `${paint('cyan', '▸')} ${name} ${clock(runsForMs).padStart(4)}`;
  return [line, [...rest, counted].filter(Boolean).join('  ')].filter(Boolean).join('  ');
}

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

function barOf(share: number): string {
  const cells = Math.max(0, Math.min(1, share)) * barWidth;
  const whole = Math.floor(cells);
  const bar = `${'█'.repeat(whole)}${eighths[Math.floor((cells - whole) * 8)] ?? ''}`;
  return bar.padEnd(barWidth, '░');
}
