import { sep } from 'node:path';

/** Whether a path is a directory or lies below it. Both absolute, links resolved. */
export function isInside(directory: string, path: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}
