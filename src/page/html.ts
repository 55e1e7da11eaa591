const markup = Symbol('markup');

/** Markup that only `html` makes: no text of a document or of a person can pass for it. */
export interface Html {
  readonly [markup]: string;
}

type Value = Html | string | number | undefined | readonly Value[];

/** A tagged template: each value that is no `Html` is text, also inside a quoted attribute. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const literals = literalsOf(strings);
  return { [markup]: literals.map((literal, at) => (at === 0 ? '' : printed(values[at - 1])) + literal).join('') };
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Without the indentation of the source. */
function literalsOf(strings: TemplateStringsArray): readonly string[] {
  const found = known.get(strings) ?? strings.map((literal) => literal.replaceAll(/\n\s*/g, '\n'));
  known.set(strings, found);
  return found;
}

/** The markup of a whole page. */
export function htmlText(page: Html): string {
  return page[markup];
}

/** Puts `between` between the parts. */
export function joinHtml(parts: readonly Value[], between: Value): Html {
  return html`${parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]))}`;
}

function printed(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return isHtml(value) ? value[markup] : value.map(printed).join('');
}

function isHtml(value: Html | readonly Value[]): value is Html {
  return markup in value;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters with a meaning in HTML become references; those that hide or reorder text become visible. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
    .replaceAll(
      /(?![\t\n])[\p{Cc}\p{Noncharacter_Code_Point}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu,
      (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
    );
}
