/** The runner's error for a file command that it cannot read. */
export class FileCommandError extends Error {}

/**
 * The pairs in an output, state or environment file, as the runner on Linux reads them: `name=value`, or
 * `name<<DELIMITER`, lines, `DELIMITER`. The first of `=` and `<<` in a line decides; a carriage return stays.
 */
export function readPairs(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (let start = 0; start < text.length;) {
    const line = lineAt(text, start);
    start = line.next;
    if (line.text === '') continue;
    const equals = line.text.indexOf('=');
    const heredoc = line.text.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new FileCommandError(`Invalid format '${line.text}'. Name must not be empty`);
      pairs.set(line.text.slice(0, equals), line.text.slice(equals + 1));
      continue;
    }
    if (heredoc < 0) throw new FileCommandError(`Invalid format '${line.text}'`);
    const name = line.text.slice(0, heredoc);
    const delimiter = line.text.slice(heredoc + 2);
    if (name === '' || delimiter === '') {
      throw new FileCommandError(
        `Invalid format '${line.text}'. Name must not be empty and delimiter must not be empty`,
      );
    }
    const { value, next } = valueUntil(text, start, delimiter);
    pairs.set(name, value);
    start = next;
  }
  return pairs;
}

function valueUntil(text: string, start: number, delimiter: string): { readonly value: string; readonly next: number } {
  let end = start;
  for (let here = start; here < text.length;) {
    const line = lineAt(text, here);
    if (line.text === delimiter) return { value: text.slice(start, end), next: line.next };
    if (!line.isEnded) throw new FileCommandError('Invalid value. EOF marker missing new line.');
    // The newline before the delimiter is not part of the value.
    end = line.next - 1;
    here = line.next;
  }
  throw new FileCommandError(`Invalid value. Matching delimiter not found '${delimiter}'`);
}

function lineAt(text: string, start: number) {
  const end = text.indexOf('\n', start);
  if (end < 0) return { text: text.slice(start), next: text.length, isEnded: false };
  return { text: text.slice(start, end), next: end + 1, isEnded: true };
}
