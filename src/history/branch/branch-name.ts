import { PrpError } from '../../base/errors.ts';

/** Throws `E_USAGE` for a name that `git check-ref-format --branch` refuses. */
export function checkBranchName(name: string): void {
  const names = name.split('/');
  const valid =
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{/u.test(name) &&
    !/^-|^HEAD$|\.$/.test(name) &&
    names.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
  if (valid) return;
  throw new PrpError('E_USAGE', `${JSON.stringify(name)} cannot be the name of a branch.`, {
    hint: 'Choose another with --versions-branch NAME, or versions.branch in the configuration.',
  });
}
