/** Characters that some file systems ignore in names. See `is_hfs_dotgit` in Git's utf8.c. */
const ignorable = /[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]/g;

/**
 * Whether some file system reads a name as `.git`: in upper case, with trailing dots and spaces, as a short name, or
 * with a stream after it. Same rule as `git fsck` for names in trees.
 */
export function isGitName(name: string): boolean {
  return /^(?:\.git|git~1)[. ]*(?::.*)?$/is.test(name.replace(ignorable, ''));
}

/** Whether a path, `/` separated, leads into a `.git` directory, of this repository or of one inside it. */
export function isGitPath(path: string): boolean {
  return path.split('/').some(isGitName);
}
