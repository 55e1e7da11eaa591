import { accessSync, constants } from 'node:fs';

/** `prctl`, by machine. */
const callNumber: Readonly<Partial<Record<NodeJS.Architecture, number>>> = { x64: 157, arm64: 167 };
const setChildSubreaper = 36;
const perl = '/usr/bin/perl';

let isPossible: boolean | undefined;

/**
 * How to start a program as the one that gets what its descendants leave without a parent: else that would go to the first
 * process of the system, and nothing would tell where it is from. Only a program can make itself such; Perl can, where it
 * is, and becomes the program then. Elsewhere the program is started as it is.
 */
export function asSubreaper(
  program: string,
  args: readonly string[],
): { readonly file: string; readonly args: readonly string[] } {
  isPossible ??= process.platform === 'linux' && callNumber[process.arch] !== undefined && isThere();
  if (!isPossible) return { file: program, args };
  const script = `syscall(${callNumber[process.arch]}, ${setChildSubreaper}, 1, 0, 0, 0); exec @ARGV; exit 127`;
  return { file: perl, args: ['-e', script, program, ...args] };
}

/** And whether the environment would have Perl load something first. */
function isThere(): boolean {
  if (['PERL5OPT', 'PERL5LIB', 'PERL5DB'].some((name) => name in process.env)) return false;
  try {
    accessSync(perl, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
