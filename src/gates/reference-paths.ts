import { posix } from 'node:path';
import type { Reference } from '../prp/prp.ts';

/** Excludes patterns, placeholders and plain words. An @mention needs both a slash and an extension. */
export function looksLikePath({ kind, target }: Reference): boolean {
  if (kind === 'url' || kind === 'mcp' || target.length > 512 || /[\s*?{}<>[\]|"'`…,;]|\.\.\./.test(target))
    return false;
  const slash = target.includes('/') || target.includes('\\');
  const extension = /\.[a-z][a-z0-9]{0,9}$/i.test(target);
  return kind === 'mention' ? slash && extension : slash || extension;
}

/** A path of one machine: absolute, or in a home directory. */
export function isAbsolutePath(target: string): boolean {
  return /^(?:[/~]|[a-z]:[\\/])/i.test(target);
}

/**
 * The candidates for a relative target, the likeliest first: from the root of the repository, from the PRP's folder.
 */
export function pathsOf(target: string, prp: string): readonly string[] {
  return [target, posix.join(posix.dirname(prp), target)].map((path) => posix.normalize(path));
}

/** Whether the parser reads a path as the same reference when it replaces its target, in any context. */
export function canStandFor({ kind }: Reference, path: string): boolean {
  return (kind === 'mention' ? /^[\w.][\w./-]*$/ : /^[\p{L}\p{N}_.][\p{L}\p{N}_.@+~/-]*$/u).test(path);
}

/** False for a path that leads out of the repository. */
export function isInRepository(path: string): boolean {
  return !path.startsWith('../') && path !== '..';
}
