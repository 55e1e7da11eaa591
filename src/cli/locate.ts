import type { Command } from '../command.ts';
import type { Repository } from '../system/repository.ts';

/**
 * Turns what was typed in some directory into paths of the repository. A PRP may also be typed by its bare name or by
 * its path from the root, wherever one stands: what is no file from here is passed on as it was typed.
 */
export async function locate(command: Command, repository: Repository, directory: string): Promise<Command> {
  const prpOf = async (typed: string) => {
    const path = repository.pathOf(typed, directory);
    return (await repository.workTree.kindOf(path)) === undefined ? typed : path;
  };
  switch (command.name) {
    case 'generate': {
      const { feature, out } = command;
      const located = { ...command, feature: repository.pathOf(feature, directory) };
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
    case 'list-gates':
    case 'cleanup':
    case 'import':
    case 'status':
    case 'init':
      return command;
  }
}
