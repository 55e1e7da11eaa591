/** The page of one of the product's own rules. */
export function ruleUrl(id: string): string {
  return `https://github.com/prp-action/prp-action/blob/main/docs/rules/${id}.md`;
}
