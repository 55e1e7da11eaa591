/**
 * A text as a terminal may get it: control characters other than line ends and tabs, and characters that reorder or hide
 * text, become visible. Colours of our own stay where `isPainted`.
 */
export function harmless(text: string, isPainted = false): string {
  return text.replace(isPainted ? exceptColours : all, (characters) =>
    characters === '\r\n' ? characters : `\\u{${characters.codePointAt(0)?.toString(16)}}`,
  );
}

const risky = String.raw`\r\n|[^\P{Cc}\n\t]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]`;
const all = new RegExp(risky, 'gu');
const exceptColours = new RegExp(String.raw`(?!\u001B\[(?:\d{1,2})m)(?:${risky})`, 'gu');
