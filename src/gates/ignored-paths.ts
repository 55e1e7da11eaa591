import { pathStarts } from './path-starts.ts';

/**
 * Whether Git ignores a path, as far as the plain lines of a `.gitignore` at the root tell: names and paths without
 * wildcards. Where a line may take something back, nothing of it counts as ignored.
 */
export function ignoredBy(gitignore: string): (path: string) => boolean {
  const names = new Set<string>();
  const paths = new Set<string>();
  const takenBack = new Set<string>();
  for (const line of gitignore.split('\n')) {
    const isTakenBack = line.startsWith('!');
    const pattern = line
      .slice(isTakenBack ? 1 : 0)
      .trim()
      .replace(/\/$/, '');
    const bare = pattern.replace(/^(?:\*\*)?\//, '');
    const isPlain = bare !== '' && !/^#|[*?[\\]/.test(bare);
    const isAnywhere = pattern.startsWith('**/') && bare.includes('/');
    if (isTakenBack && (!isPlain || isAnywhere)) return () => false;
    if (isTakenBack) for (const start of pathStarts(bare)) takenBack.add(start);
    else if (isPlain) (pattern.startsWith('/') || bare.includes('/') ? paths : names).add(bare);
  }
  return (path) => {
    for (const start of pathStarts(path)) {
      const name = start.slice(start.lastIndexOf('/') + 1);
      if ((paths.has(start) || names.has(name)) && !takenBack.has(start) && !takenBack.has(name)) return true;
    }
    return false;
  };
}
