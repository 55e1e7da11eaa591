import { posix } from 'node:path';
import type { Reference } from '../prp/prp.ts';

/** Patterns, placeholders and plain words are not paths; of an @mention only what has both a slash and an extension. */
export function looksLikePath({ kind, target }: Reference): boolean {
  if (kind === 'url' || kind === 'mcp' || target.length > 512 || /[\s*?{}<>[\]|"'`…,;]|\.\.\./.test(target))
    return false;
  const slash = target.includes('/') || target.includes('\\');
  const extension = /\.[a-z][a-z0-9]{0,9}$/i.test(target);
  return kind === 'mention' ? slash && extension : slash || extension;
}

/** A path of one machine: absolute, or in somebody's home. */
export function isAbsolutePath(target: string): boolean {
  return /^(?:[/~]|[a-z]:[\\/])/i.test(target);
}

/** Where a relative target may be, the likeliest first: from the root of the repository, from the PRP's own folder. */
export function pathsOf(target: string, prp: string): readonly string[] {
  return [target, posix.join(posix.dirname(prp), target)].map((path) => posix.normalize(path));
}

/** Whether a path is read again as this reference when it takes the place of its target, whatever stands around it. */
export function canStandFor({ kind }: Reference, path: string): boolean {
  return (kind === 'mention' ? /^[\w.][\w./-]*$/ : /^[\p{L}\p{N}_.][\p{L}\p{N}_.@+~/-]*$/u).test(path);
}

/** False for what leads out of the repository. */
export function isInRepository(path: string): boolean {
  return !path.startsWith('../') && path !== '..';
}
