/** Consecutive characters that are invisible and have no function at their position. */
export interface InvisibleRun {
  /** Offset in the text, in UTF-16 units. */
  readonly index: number;
  readonly text: string;
  readonly kind: 'turning' | 'carrying' | 'control' | 'stray';
}

// Characters that are invisible, or that change how others are shown.
const candidates = /[[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]--[\t\r\n]]+/gv;

const turning = /[\u202a-\u202e\u2066-\u2069]/;
const control = /\p{Cc}/u;
const carrier = /[\u{e0000}-\u{e0fff}]/u;
const selector = /^[\ufe00-\ufe0f\u180b-\u180d\u180f\u{e0100}-\u{e01ef}]$/u;

/** This many of any kind carry a message: stray ones come alone or in pairs. */
const fewest = 4;

export function* invisibleRuns(text: string): Iterable<InvisibleRun> {
  for (const { 0: found, index } of text.matchAll(candidates)) {
    yield* outOfPlace(found, index, text);
  }
}

/** Splits a run at the characters that have a function there. */
function* outOfPlace(found: string, index: number, text: string): Iterable<InvisibleRun> {
  if (isFlag(found, text, index)) return;
  const after = characterAt(text, index + found.length);
  const characters = Array.from(found);
  let before = characterBefore(text, index);
  let start = index;
  let run = '';
  for (const [place, character] of characters.entries()) {
    if (hasPurpose(character, before, characters[place + 1] ?? after)) {
      if (run !== '') yield { index: start, text: run, kind: kindOf(run) };
      start += run.length + character.length;
      run = '';
    } else {
      run += character;
    }
    before = character;
  }
  if (run !== '') yield { index: start, text: run, kind: kindOf(run) };
}

function kindOf(run: string): InvisibleRun['kind'] {
  if (turning.test(run)) return 'turning';
  if (carrier.test(run) || run.length >= fewest) return 'carrying';
  return control.test(run) ? 'control' : 'stray';
}

/** A joiner joins or separates letters, except those of the scripts below. */
const joining = /^[\p{L}\p{M}]$/u;
const unjoined =
  /^[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Zinh}]$/u;
/** Scripts that are written without spaces. */
const unspaced = /^[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Tibetan}]$/u;
const rightToLeft = /^[\p{scx=Arabic}\p{scx=Hebrew}\p{scx=Syriac}\p{scx=Thaana}\p{scx=Nko}]$/u;
const pictographic = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}]$/u;
/** Emoji, key caps and other signs with a plain and a coloured form. */
const variable = /^[\p{Emoji}\p{Extended_Pictographic}\p{S}]$/u;

function hasPurpose(character: string, before: string, after: string): boolean {
  if (character === '\u200d' || character === '\u200c') {
    const joinsEmoji = (pictographic.test(before) || before === '\ufe0f') && pictographic.test(after);
    return joinsEmoji || (joining.test(before) && !unjoined.test(before));
  }
  if (character === '\u200b') return unspaced.test(before) || unspaced.test(after);
  if (/[\u200e\u200f\u061c]/.test(character)) return rightToLeft.test(before) || rightToLeft.test(after);
  if (character === '\ufe0f' || character === '\ufe0e') return variable.test(before);
  // A variation selector chooses a form of a letter; a second one in a row has no letter to choose for.
  if (selector.test(character)) return /^[\p{Ideographic}\p{scx=Mongolian}]$/u.test(before) && !selector.test(before);
  return false;
}

/** England, Scotland, Wales: a black flag, then the region in tag characters. */
function isFlag(found: string, text: string, index: number): boolean {
  return (
    characterBefore(text, index) === '🏴' && /^[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}$/u.test(found)
  );
}

function characterAt(text: string, index: number): string {
  const point = text.codePointAt(index);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, index: number): string {
  const isPair = index > 1 && /[\udc00-\udfff]/.test(text.charAt(index - 1));
  return index === 0 ? '' : characterAt(text, index - (isPair ? 2 : 1));
}

/** The most frequent ones, by code point. */
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
