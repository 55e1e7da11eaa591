/**
 * The JSON Canonicalization Scheme of RFC 8785: one text per value, whoever prints it. JSON.stringify already prints
 * numbers and strings that way; what is left is the order of keys, by UTF-16 code units.
 * A value that JSON cannot hold is a bug of the caller.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => canonicalJson(item)).join(',')}]`;
  if (isPlainObject(value)) {
    // Many thousand documents are read in a row: one string grows, and no list of its parts is made.
    let text = '{';
    // The default order of sort() is by UTF-16 code units.
    for (const key of Object.keys(value).toSorted()) {
      text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key])}`;
    }
    return `${text}}`;
  }
  throw new Error(`Internal error: this ${typeof value} has no JSON form.`);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
