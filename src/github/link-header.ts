/** The address of the next page in a `Link` header; `undefined` on the last page. */
export function nextPage(link: string | undefined): string | undefined {
  // An address may have a comma in it.
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [target = '', ...parameters] = part.split(';').map((one) => one.trim());
    if (target.startsWith('<') && target.endsWith('>') && parameters.includes('rel="next"')) return target.slice(1, -1);
  }
  return undefined;
}
