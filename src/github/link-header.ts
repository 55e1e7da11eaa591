/** The address of the next page in a `Link` header; `undefined` on the last page. */
export function nextPage(link: string | undefined): string | undefined {
  return linkTo('next', link);
}

/** The number of the last page in a `Link` header; `undefined` where the list has one page. */
export function lastPage(link: string | undefined): number | undefined {
  const number = new URLSearchParams(linkTo('last', link)?.split('?')[1]).get('page');
  return number !== null && /^\d+$/.test(number) ? Number(number) : undefined;
}

function linkTo(relation: string, link: string | undefined): string | undefined {
  // An address may have a comma in it.
  for (const part of (link ?? '').split(/,\s*(?=<)/)) {
    const [target = '', ...parameters] = part.split(';').map((one) => one.trim());
    const isWanted = parameters.includes(`rel="${relation}"`);
    if (target.startsWith('<') && target.endsWith('>') && isWanted) return target.slice(1, -1);
  }
  return undefined;
}
