/**
 * Variables that select the repository git works in. A hook has them for its own repository; in a command that works in
 * another repository, for example a test's temporary one, they would lead git back to the user's. The list is the
 * output of `git rev-parse --local-env-vars` of all versions of git, and the variables that git sets for hooks of a
 * push.
 */
export const gitLocalVariables: ReadonlySet<string> = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_CONFIG_COUNT',
  'GIT_CONFIG_PARAMETERS',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REFERENCE_BACKEND',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/**
 * Whether a variable is one of them, or of the pairs that `GIT_CONFIG_COUNT` counts. Windows ignores the case of names.
 */
export function isGitLocalVariable(name: string): boolean {
  const upper = process.platform === 'win32' ? name.toUpperCase() : name;
  return gitLocalVariables.has(upper) || /^GIT_CONFIG_(KEY|VALUE)_\d+$/.test(upper);
}

export function withoutGitLocalVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isGitLocalVariable(name)));
}
