import xterm, { type IBufferCell } from '@xterm/headless';

const columns = 80;
const cell = { width: 8.4, height: 20 };
const padding = 16;

type Scheme = 'light' | 'dark';

/** The first eight colours of a terminal; bright ones are drawn alike. */
const colours: Readonly<Record<Scheme, readonly string[]>> = {
  light: ['#1f2328', '#cf222e', '#116329', '#7d4e00', '#0550ae', '#8250df', '#1b7c83', '#59636e'],
  dark: ['#f0f6fc', '#ff7b72', '#7ee787', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#9198a1'],
};

const surfaces: Readonly<Record<Scheme, { readonly back: string; readonly edge: string; readonly text: string }>> = {
  light: { back: '#f6f8fa', edge: '#d1d9e0', text: '#1f2328' },
  dark: { back: '#151b23', edge: '#3d444d', text: '#f0f6fc' },
};

/** Draws what a terminal shows after these bytes. */
export async function terminalSvg(output: string, scheme: Scheme): Promise<string> {
  const lines = await screenAfter(output);
  const { back, edge, text } = surfaces[scheme];
  const width = Math.round(columns * cell.width + 2 * padding);
  const height = lines.length * cell.height + 2 * padding;
  const drawn = lines.flatMap((runs, row) => runs.map((run) => textOf(run, row, scheme)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${back}" stroke="${edge}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${text}">
${drawn.join('\n')}
</g>
</svg>
`;
}

interface Run {
  readonly column: number;
  readonly text: string;
  readonly isBold: boolean;
  readonly isDim: boolean;
  /** One of the eight; `undefined`: that of plain text. */
  readonly colour: number | undefined;
}

/** The lines of the screen and above it, without empty lines at the end. */
async function screenAfter(output: string): Promise<readonly (readonly Run[])[]> {
  const terminal = new xterm.Terminal({ cols: columns, rows: 60, scrollback: 1000, allowProposedApi: true });
  await new Promise<void>((resolve) => {
    terminal.write(output, resolve);
  });
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, row) => {
    const line = buffer.getLine(row);
    const cells = Array.from({ length: columns }, (__, column) => line?.getCell(column));
    return runsOf(cells);
  });
  terminal.dispose();
  return lines.slice(0, lines.findLastIndex((runs) => runs.length > 0) + 1);
}

function runsOf(cells: readonly (IBufferCell | undefined)[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [column, at] of cells.entries()) {
    const text = at?.getChars() || ' ';
    const isBold = Boolean(at?.isBold());
    const isDim = Boolean(at?.isDim());
    const colour = at?.isFgPalette() === true ? at.getFgColor() % 8 : undefined;
    const last = runs.at(-1);
    const isAlike = last?.isBold === isBold && last.isDim === isDim && last.colour === colour;
    if (last !== undefined && isAlike) runs[runs.length - 1] = { ...last, text: last.text + text };
    else runs.push({ column, text, isBold, isDim, colour });
  }
  return runs.flatMap(wordsOf);
}

/** Its words, each where it stands: several spaces would be drawn as one. */
function wordsOf(run: Run): readonly Run[] {
  return [...run.text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: text, index }) => ({
    ...run,
    text,
    column: run.column + index,
  }));
}

/** Of a fixed length, as the font of the reader may be narrower. */
function textOf({ column, text, isBold, isDim, colour }: Run, row: number, scheme: Scheme): string {
  const x = (padding + column * cell.width).toFixed(1);
  const y = padding + row * cell.height + 14.5;
  const length = (text.length * cell.width).toFixed(1);
  const style = [
    colour === undefined ? '' : ` fill="${colours[scheme][colour] ?? ''}"`,
    isBold ? ' font-weight="bold"' : '',
    isDim ? ' opacity="0.7"' : '',
  ].join('');
  return `<text x="${x}" y="${y}" textLength="${length}"${style}>${escaped(text)}</text>`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
