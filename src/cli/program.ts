import { CommanderError, type Command as Program } from 'commander';
import { PrpError } from '../base/errors.ts';
import { addGlobals, commandLine, type Wish } from './command-line.ts';
import { addUpkeepCommands } from './upkeep-commands.ts';
import { addVersionCommands } from './version-commands.ts';
import { addWorkCommands } from './work-commands.ts';

/** What a command line asks for. Throws `E_USAGE`. */
export function readArguments(argv: readonly string[]): Wish {
  let wish: Wish | undefined;
  const isTyped = (name: string) => argv.includes(name);
  const program = programFor((made) => {
    wish = made;
  }, isTyped);
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'answered', exitCode: 0 };
    if (error.code === 'commander.help') return { kind: 'answered', exitCode: 2 };
    throw new PrpError('E_USAGE', error.message.replace(/^error: /, ''), {
      hint: `See \`${['prp', commandNamed(argv, program), '--help'].filter(Boolean).join(' ')}\`.`,
      cause: error,
    });
  }
  if (!wish) throw new Error('Internal error: the command line led to nothing.');
  return wish;
}

/** The help of every command, for the documentation. */
export function helpPages(): readonly { readonly name: string; readonly help: string }[] {
  const pages: { name: string; help: string }[] = [];
  for (const command of programFor(() => {}).commands) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 100 });
    command.outputHelp();
    pages.push({ name: command.name(), help });
  }
  return pages;
}

/** What every command understands is only added to those that are wanted: for all of them it would take its time. */
function programFor(answer: (wish: Wish) => void, isWanted = (_name: string) => true): Program {
  const line = commandLine(answer);
  addWorkCommands(line);
  addVersionCommands(line);
  addUpkeepCommands(line);
  for (const command of line.program.commands) if (isWanted(command.name())) addGlobals(command);
  addGlobals(line.program);
  return line.program;
}

function commandNamed(argv: readonly string[], program: Program): string {
  return argv.find((word) => program.commands.some((command) => command.name() === word)) ?? '';
}
