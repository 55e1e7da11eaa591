/** Where a page of our documentation is read, by its path in `docs/`: whoever runs the program may not have the repository. */
export function docsUrl(page: string): string {
  return `https://github.com/prp-action/prp-action/blob/main/docs/${page}`;
}

/** The page of one of the product's own rules. */
export function ruleUrl(id: string): string {
  return docsUrl(`rules/${id}.md`);
}
