import { parse } from '../../src/prp/parse/parse.ts';
import type { Prp } from '../../src/prp/prp.ts';

/** The lines of a document, joined. */
export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

/** A document made of these lines, read. */
export function prpOf(...texts: readonly string[]): Prp {
  return parse(lines(...texts), 'PRPs/example.md');
}

/** Lines inside a fence. */
export function fenced(language: string, ...texts: readonly string[]): readonly string[] {
  return [`\`\`\`${language}`, ...texts, '```'];
}
