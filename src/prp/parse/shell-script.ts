/** One logical command line, with joined continuations, multi-line quotes and here-documents. */
export interface Statement {
  /** The text that a shell reads, without prompt and comments. */
  readonly text: string;
  /** The same without the contents of quotes and here-documents, which are data. */
  readonly code: string;
  /** Line in the script, from 0. */
  readonly line: number;
}

export interface Script {
  readonly statements: readonly Statement[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
}

interface Draft {
  text: string;
  code: string;
  readonly line: number;
  readonly hereDocuments: HereDocument[];
}

interface HereDocument {
  readonly delimiter: string;
  readonly indented: boolean;
}

const prompt = /^[ \t]*\$ /;

/** The quote that is still open from an earlier line. */
type Quote = '"' | "'" | undefined;

/**
 * Reads a POSIX-like script line by line, well enough to find its commands. Control structures stay as separate lines.
 */
export function readScript(script: string): Script {
  const statements: Statement[] = [];
  const comments: { text: string; line: number }[] = [];
  const lines = script.split('\n');
  const prompted = lines.some((line) => prompt.test(line));
  let draft: Draft | undefined;
  let quote: Quote;

  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? '';
    const fresh = draft === undefined;
    // With prompts before the commands, the other lines are output.
    if (fresh && prompted && !prompt.test(raw) && !raw.trimStart().startsWith('#')) continue;
    draft ??= { text: '', code: '', line: index, hereDocuments: [] };
    const scanned = scanLine(fresh ? raw.replace(prompt, '') : raw, quote, draft);
    quote = scanned.quote;
    if (scanned.comment !== undefined) comments.push({ text: scanned.comment, line: index });
    if (quote !== undefined || scanned.continued) {
      if (quote !== undefined) draft.text += '\n';
      continue;
    }
    for (const document of draft.hereDocuments) index = readHereDocument(lines, index, document, draft);
    finish(draft);
    draft = undefined;
  }
  if (draft !== undefined) finish(draft);
  return { statements, comments };

  function finish({ text, code, line }: Draft): void {
    if (text.trim() !== '') statements.push({ text: text.trim(), code: code.trim(), line });
  }
}

interface ScannedLine {
  readonly quote: Quote;
  readonly continued: boolean;
  readonly comment: string | undefined;
}

const hereDocument = /<<(-?)[ \t]*(?:'([^']{1,80})'|"([^"]{1,80})"|\\?([A-Za-z_][\w.-]{0,79}))/y;

/** Adds a line to its statement and returns the state after it. */
function scanLine(line: string, quoteBefore: Quote, draft: Draft): ScannedLine {
  let quote = quoteBefore;
  let from = 0;
  let codeFrom = quote === undefined ? 0 : line.length;
  const keep = (to: number) => {
    draft.text += line.slice(from, to);
    if (quote === undefined) draft.code += line.slice(codeFrom, to);
  };

  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (quote !== undefined) {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) {
        quote = undefined;
        codeFrom = at;
      }
    } else if (character === '\\') {
      if (at === line.length - 1) {
        keep(at);
        return { quote, continued: true, comment: undefined };
      }
      at++;
    } else if (character === '"' || character === "'") {
      draft.code += line.slice(codeFrom, at + 1);
      quote = character;
    } else if (character === '#' && (at === 0 || /[\s;(]/.test(line[at - 1] ?? ''))) {
      keep(at);
      return { quote, continued: false, comment: line.slice(at).trim() };
    } else if (character === '<' && line[at + 1] === '<' && line[at + 2] !== '<' && line[at - 1] !== '<') {
      hereDocument.lastIndex = at;
      const match = hereDocument.exec(line);
      if (match !== null) {
        const delimiter = match[2] ?? match[3] ?? match[4] ?? '';
        draft.hereDocuments.push({ delimiter, indented: match[1] === '-' });
        at = hereDocument.lastIndex - 1;
      }
    }
  }
  keep(line.length);
  return { quote, continued: false, comment: undefined };
}

/** Adds a here-document's body, up to the end when it is never closed. Returns the last line. */
function readHereDocument(lines: readonly string[], index: number, document: HereDocument, draft: Draft): number {
  let last = index;
  while (last + 1 < lines.length) {
    last++;
    const line = lines[last] ?? '';
    draft.text += `\n${line}`;
    if ((document.indented ? line.trimStart() : line).trimEnd() === document.delimiter) break;
  }
  return last;
}
