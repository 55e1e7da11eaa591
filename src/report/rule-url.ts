import { docsUrl } from '../base/docs-url.ts';

/** The page of one of the product's own rules. */
export function ruleUrl(id: string): string {
  return docsUrl(`rules/${id}.md`);
}
