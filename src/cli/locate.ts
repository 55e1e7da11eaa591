import { realpathSync } from 'node:fs';
import { extname, isAbsolute, resolve } from 'node:path';
import type { Command } from '../command.ts';
import type { Repository } from '../system/repository.ts';

/**
 * Resolves typed paths from `directory` to paths of the repository. A PRP may also be typed by its name, or by its path
 * from the root: a text that is no file in `directory` stays as typed.
 */
export async function locate(command: Command, repository: Repository, directory: string): Promise<Command> {
  const prpOf = async (typed: string) => {
    if (typed === ':/' || isRoot(resolve(directory, typed), repository)) return '.';
    const path = repository.pathOf(typed, directory);
    // A glob starts in `directory`, as a shell would read it.
    if (/[*?[{]/.test(typed) && directory !== repository.root) return path;
    return (await repository.workTree.kindOf(path)) === undefined ? typed : path;
  };
  // The paths that prp prints begin at the root, and work in every directory.
  const requestAt = async (typed: string) => {
    const path = repository.pathOf(typed, directory);
    if ((await repository.workTree.kindOf(path)) !== undefined || isAbsolute(typed)) return path;
    const fromRoot = relativeToRoot(typed);
    return fromRoot !== undefined && (await repository.workTree.kindOf(fromRoot)) !== undefined ? fromRoot : path;
  };
  const relativeToRoot = (typed: string) =>
    typed.split(/[/\\]/).includes('..') ? undefined : repository.pathOf(typed, repository.root);
  switch (command.name) {
    case 'generate': {
      const { feature, out } = command;
      const located = { ...command, feature: await requestAt(feature) };
      return out === undefined ? located : { ...located, out: repository.pathOf(out, directory) };
    }
    case 'validate':
    case 'verify':
    case 'repair':
    case 'save':
      return { ...command, prps: await Promise.all(command.prps.map(prpOf)) };
    case 'list':
      return command.prp === undefined ? command : { ...command, prp: await prpOf(command.prp) };
    case 'show':
    case 'tag':
    case 'history':
    case 'diff':
    case 'rollback':
      return { ...command, prp: await prpOf(command.prp) };
    case 'mv': {
      const { target } = command;
      const isWord = !/[/\\]/.test(target) && extname(target) === '' && target !== '.' && target !== '..';
      const path = isWord ? target : repository.pathOf(target, directory);
      return { ...command, prp: await prpOf(command.prp), target: /[/\\]$/.test(target) ? `${path}/` : path };
    }
    case 'page':
      return command.out === undefined ? command : { ...command, out: repository.pathOf(command.out, directory) };
    case 'list-gates':
    case 'open':
    case 'cleanup':
    case 'import':
    case 'status':
    case 'init':
      return command;
  }
}

function isRoot(path: string, { root }: Repository): boolean {
  try {
    return realpathSync.native(path) === root;
  } catch {
    return false;
  }
}
