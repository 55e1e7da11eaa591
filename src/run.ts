import type { Command } from './command.ts';
import { cleanup } from './commands/cleanup.ts';
import { diff } from './commands/diff.ts';
import { generate } from './commands/generate.ts';
import { importPrps } from './commands/import.ts';
import { init } from './commands/init.ts';
import { history } from './commands/history.ts';
import { listGates } from './commands/list-gates.ts';
import { list } from './commands/list.ts';
import { rollback } from './commands/rollback.ts';
import { runUseCase } from './commands/run-use-case.ts';
import { save } from './commands/save.ts';
import { show } from './commands/show.ts';
import { status as statusOf } from './commands/status.ts';
import { tag } from './commands/tag.ts';
import { validate } from './commands/validate.ts';
import type { Share } from './commands/validate/examine.ts';
import { verify } from './commands/verify.ts';
import type { Report } from './report/report.ts';
import type { Runtime } from './runtime.ts';

/** Runs any command, for all entry points alike. `share` is for a validation that several jobs divide. Throws `PrpError`. */
export function run(command: Command, runtime: Runtime, share: Share = {}): Promise<Report> {
  return runUseCase((one: Command) => dispatch(one, runtime, share), command, runtime);
}

async function dispatch(command: Command, runtime: Runtime, share: Share): Promise<Report> {
  switch (command.name) {
    case 'generate':
      return generate(command, runtime);
    case 'validate':
      return validate(command, runtime, share);
    case 'list-gates':
      return listGates(command, runtime);
    case 'save':
      return save(command, runtime);
    case 'list':
      return list(command, runtime);
    case 'show':
      return show(command, runtime);
    case 'diff':
      return diff(command, runtime);
    case 'rollback':
      return rollback(command, runtime);
    case 'cleanup':
      return cleanup(command, runtime);
    case 'import':
      return importPrps(command, runtime);
    case 'verify':
      return verify(command, runtime);
    case 'repair':
      return (await import('./commands/repair.ts')).repair(command, runtime);
    case 'tag':
      return tag(command, runtime);
    case 'history':
      return history(command, runtime);
    case 'status':
      return statusOf(runtime);
    case 'mv':
      return (await import('./commands/mv.ts')).move(command, runtime);
    case 'page':
      return (await import('./commands/write-page.ts')).writePage(command, runtime);
    case 'open':
      return (await import('./commands/open-page.ts')).openPage(command, runtime);
    case 'init':
      return init(command, runtime);
  }
}
