import { PrpError } from '../../base/errors.ts';
import type { Git } from '../../system/git.ts';

/** The branch that keeps Git from having one of this name: `a` and `a/b` exclude each other. `undefined` without one. */
export async function conflictingBranchError(git: Git, name: string): Promise<PrpError | undefined> {
  const above = name
    .split('/')
    .map((_, index, names) => names.slice(0, index).join('/'))
    .filter(Boolean);
  const patterns = [`refs/heads/${name}/`, ...above.map((one) => `refs/heads/${one}`)];
  const listed = await git.text(['for-each-ref', '--format=%(refname:lstrip=2)', ...patterns]);
  const other = listed.split('\n').find((one) => one.startsWith(`${name}/`) || above.includes(one));
  if (other === undefined) return undefined;
  return new PrpError('E_CONFLICT', `There is a branch ${other}, so that Git cannot have a branch ${name}.`, {
    hint: `Rename it with \`git branch --move ${other} NEW-NAME\`, or keep versions elsewhere: --versions-branch NAME.`,
  });
}
