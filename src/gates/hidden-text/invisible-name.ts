/** By code point, for those that are met most. */
const names: Readonly<Record<number, string>> = {
  0x00_1b: 'ESCAPE',
  0x00_ad: 'SOFT HYPHEN',
  0x03_4f: 'COMBINING GRAPHEME JOINER',
  0x06_1c: 'ARABIC LETTER MARK',
  0x11_5f: 'HANGUL CHOSEONG FILLER',
  0x11_60: 'HANGUL JUNGSEONG FILLER',
  0x20_0b: 'ZERO WIDTH SPACE',
  0x20_0c: 'ZERO WIDTH NON-JOINER',
  0x20_0d: 'ZERO WIDTH JOINER',
  0x20_0e: 'LEFT-TO-RIGHT MARK',
  0x20_0f: 'RIGHT-TO-LEFT MARK',
  0x20_2a: 'LEFT-TO-RIGHT EMBEDDING',
  0x20_2b: 'RIGHT-TO-LEFT EMBEDDING',
  0x20_2c: 'POP DIRECTIONAL FORMATTING',
  0x20_2d: 'LEFT-TO-RIGHT OVERRIDE',
  0x20_2e: 'RIGHT-TO-LEFT OVERRIDE',
  0x20_60: 'WORD JOINER',
  0x20_61: 'FUNCTION APPLICATION',
  0x20_62: 'INVISIBLE TIMES',
  0x20_63: 'INVISIBLE SEPARATOR',
  0x20_64: 'INVISIBLE PLUS',
  0x20_66: 'LEFT-TO-RIGHT ISOLATE',
  0x20_67: 'RIGHT-TO-LEFT ISOLATE',
  0x20_68: 'FIRST STRONG ISOLATE',
  0x20_69: 'POP DIRECTIONAL ISOLATE',
  0x31_64: 'HANGUL FILLER',
  0xfe_ff: 'ZERO WIDTH NO-BREAK SPACE',
  0xff_a0: 'HALFWIDTH HANGUL FILLER',
};

/** `U+202E RIGHT-TO-LEFT OVERRIDE` */
export function invisibleName(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')} ${names[point] ?? familyOf(point)}`;
}

function familyOf(point: number): string {
  if (point < 0xa0) return 'CONTROL CHARACTER';
  if (point >= 0xe_00_00 && point <= 0xe_00_7f) return 'TAG CHARACTER';
  if ((point >= 0xfe_00 && point <= 0xfe_0f) || (point >= 0xe_01_00 && point <= 0xe_01_ef)) return 'VARIATION SELECTOR';
  return 'INVISIBLE CHARACTER';
}
