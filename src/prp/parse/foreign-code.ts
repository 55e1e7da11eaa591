import type { Statement } from './shell-script.ts';

// Each says of the first line of a statement that no shell would read it the way it was meant.
const signs: readonly RegExp[] = [
  /^import\s+(?:[\w.]+(?:,\s|\s+as\s|$)|["'{*]|\w+[\s,].*\bfrom\b)|^from\s+[\w.]+\s+import\b/,
  /^(?:export\s+)?(?:const|interface|enum|class|default|async\s+function)\s|^(?:let|var)\s+\w+\s*(?::[^=]*)?=\s/,
  /^(?:async\s+)?(?:def|func|fn|pub)\s+\w|^(?:await|assert|package|extends)\s+\w/,
  /^(?:print|describe|it|test|expect|assert\w*|console\.\w+)\s*\(/,
  /^(?:SELECT|INSERT\s+INTO|CREATE\s+(?:TABLE|INDEX)|ALTER\s+TABLE|DELETE\s+FROM)\s/,
  /^(?:\/\/|\/\*|\*\s|@\w|<\/?[a-z]|"[\w-]+"\s*:|\{\s*"|\}\)?[;,]?$)/,
  /^[A-Za-z_]\w*\s+=\s|^[A-Za-z_][\w.]*\((?!\))|^[A-Za-z_]\w*\.\w+\(\)/,
  /^[├└│┌┐┘─✓✔✗✘✅❌→•⚠]/u,
  /^-\s|^\d{1,2}[.)]\s+\S|^\|.*\||^>\s/,
  /^\/[a-z][\w-]*(?:\s|$)/,
  /^[A-Z][a-z]+,? (?:a|all|an|and|are|as|at|can|each|for|if|in|is|must|on|should|that|the|to|up|with|your)\b/,
  /^[A-Z][\w ]{1,40}:(?:\s|$)/,
  /^(?:GET|POST|PUT|PATCH|DELETE)\s+(?:\/|https?:)/,
];

/** The first line of a statement that is Python, JavaScript, SQL, a drawing or a sentence instead of a command. */
export function foreignCode({ text }: Statement): string | undefined {
  const line = text.split('\n', 1)[0] ?? '';
  return signs.some((sign) => sign.test(line)) ? line : undefined;
}
