/** The address of a page of our documentation, by its path in `docs/`: a user may not have the repository. */
export function docsUrl(page: string): string {
  return projectUrl(`docs/${page}`);
}

/** The address of a file of this project. */
export function projectUrl(path: string): string {
  return `https://github.com/prp-action/prp-action/blob/main/${path}`;
}

/** The address of the page of a built-in rule. */
export function ruleUrl(id: string): string {
  return docsUrl(`rules/${id}.md`);
}
