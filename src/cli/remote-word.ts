import { posix, resolve } from 'node:path';
import { openRepository } from '../system/repository.ts';

/**
 * The name after `--remote` may be left out: `prp validate --remote user-api` means the PRP. A separate word after it
 * that is no remote, and is a file or the name of one, is moved in front of the option.
 */
export async function withRemoteName(argv: readonly string[]): Promise<readonly string[]> {
  const at = argv.indexOf('--remote');
  const word = argv[at + 1];
  const isLast = argv.includes('--') && argv.indexOf('--') < at;
  if (at < 0 || word === undefined || word.startsWith('-') || isLast) return argv;
  try {
    if (!(await isPrpNotRemote(word, resolve(directoryIn(argv))))) return argv;
  } catch {
    // The command itself reports what is wrong with the directory or the repository.
    return argv;
  }
  return [...argv.slice(0, at), word, ...argv.slice(at + 2), '--remote'];
}

async function isPrpNotRemote(word: string, directory: string): Promise<boolean> {
  const repository = await openRepository(directory);
  try {
    if ((await repository.git.text(['remote'])).split('\n').includes(word)) return false;
    if ((await repository.workTree.kindOf(repository.pathOf(word, directory))) !== undefined) return true;
    const files = await repository.workTree.files();
    return files.values().some((path) => [path, posix.basename(path), posix.basename(path, '.md')].includes(word));
  } finally {
    await repository.objects.close();
  }
}

/** The directory of `-C`. */
function directoryIn(argv: readonly string[]): string {
  const at = argv.findIndex((word) => word === '-C' || word === '--directory');
  const joined = argv.find((word) => /^(?:-C.|--directory=)/.test(word));
  return (at >= 0 ? argv[at + 1] : joined?.replace(/^(?:-C|--directory=)/, '')) ?? '.';
}
