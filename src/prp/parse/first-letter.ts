/** Where the first letter or digit of a text stands, or the first of the characters `also`; its length when there is none. */
export function firstLetter(text: string, also = ''): number {
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (isLetter(character) || also.includes(character)) return at;
    at += character.length;
  }
  return text.length;
}

/** Whether a character is a letter or digit of any script: most are of ASCII, and need no table of all. */
function isLetter(character: string): boolean {
  return character < '\u0080' ? /[a-z\d]/i.test(character) : /[\p{L}\p{N}]/u.test(character);
}
