import { plural } from '../base/plural.ts';
import type { PrpEvent } from '../event.ts';
import type { Observer } from '../observers/observer.ts';
import { elapsed, plain } from '../report/paint.ts';
import { type CheckedPrp, errorLines, findingsText, gateLines } from '../report/text-findings.ts';
import { type LiveCommand, progressLines } from '../report/text-progress.ts';
import type { Printer } from './printer.ts';

/** Milliseconds between two drawings of the live lines; a run that ends sooner has none. */
const drawEveryMs = 250;

type GateResult = CheckedPrp['gates'][number];

interface RunningCommand {
  readonly needs: readonly string[];
  readonly usualMs: number | undefined;
  startedAt?: number;
  count?: string;
}

export interface ValidationDisplay {
  readonly observe: Observer;
  /** Stops drawing. Returns what was stopped, to print after all processes have ended. */
  readonly interrupt: () => string;
}

/**
 * Prints the findings as soon as all documents are checked, then each command when it ends. On a terminal, lines below
 * show what runs; elsewhere only what has ended is printed.
 */
export function validationDisplay(printer: Printer, now = () => performance.now()): ValidationDisplay {
  const { print, paint, width = Infinity } = printer;
  const page = { paint, width: Math.max(60, width) };
  const began = now();
  const checked = new Map<string, CheckedPrp>();
  /** Results of documents whose other gates still run. */
  const unchecked = new Map<string, readonly GateResult[]>();
  const commands = new Map<string, RunningCommand>();
  const endedCommands: GateResult[] = [];
  let [paths, perDocument, total, ended] = [[] as readonly string[], 0, 0, 0];
  let areFindingsShown = false;
  let isCommandShown = false;
  let isKept = false;
  let isInterrupted = false;
  let timer: NodeJS.Timeout | undefined;

  const live = (): readonly LiveCommand[] =>
    [...commands].map(([id, { needs, usualMs, startedAt, count }]) => {
      const runsForMs = startedAt === undefined ? undefined : now() - startedAt;
      return { id, usualMs, count, runsForMs, waitsFor: needs.find((need) => commands.has(need)) };
    });

  const draw = () => {
    const errors = errorLines([...checked.values()], endedCommands).length;
    const progress = { commands: live(), ended, total, errors };
    const lines = progressLines(progress, printer.rows, paint);
    // A line stays free between what has ended and what runs.
    printer.draw(isCommandShown ? lines : ['', ...lines]);
  };

  const stop = () => {
    clearInterval(timer);
    printer.draw([]);
  };

  const showCommand = (gate: GateResult, prp?: string) => {
    const lines = gateLines(gate, page, prp).join('\n');
    print(`${isCommandShown ? '' : '\n'}${lines}\n`);
    isCommandShown = true;
  };

  const showFindings = () => {
    areFindingsShown = true;
    const text = findingsText([...checked.values()], page);
    if (text !== '') print(`\n${text}`);
    for (const gate of endedCommands) showCommand(gate);
  };

  const start = (event: Extract<PrpEvent, { type: 'validation-started' }>) => {
    paths = event.prps;
    perDocument = event.gates.length - event.commands.length;
    total = paths.length * perDocument + event.commands.length;
    if (paths.length === 0) return;
    const gates = plural(paths.length * perDocument, 'gate');
    const also = event.commands.length === 0 ? '' : ` and ${plural(event.commands.length, 'command')}`;
    print(`Validating ${plural(paths.length, 'PRP')} with ${gates}${also} on ${plural(event.workers, 'worker')}\n`);
    if (printer.canRedraw) timer = setInterval(draw, drawEveryMs).unref();
  };

  const endGate = (prp: string | null, gate: GateResult) => {
    ended += 1;
    if (prp !== null && !checked.has(prp)) {
      unchecked.set(prp, [...(unchecked.get(prp) ?? []), gate]);
      return;
    }
    if (prp === null) {
      commands.delete(gate.id);
      endedCommands.push(gate);
      if (areFindingsShown) showCommand(gate);
      return;
    }
    // A block of a validation loop: it was not counted before.
    total += 1;
    commands.delete(`${gate.id} of ${prp}`);
    const before = checked.get(prp)?.gates ?? [];
    checked.set(prp, { path: prp, gates: [...before, gate] });
    if (areFindingsShown && gate.status !== 'skipped') showLoopBlock(prp, gate);
  };

  const showLoopBlock = (prp: string, gate: GateResult) => {
    showCommand(gate, prp);
    const text = findingsText([{ path: prp, gates: [{ ...gate, output: '' }] }], page);
    const [, ...lines] = text.split('\n');
    print(lines.join('\n'));
  };

  const endDocument = (prp: string) => {
    const gates = unchecked.get(prp) ?? [];
    unchecked.delete(prp);
    checked.set(prp, { path: prp, gates });
    total -= perDocument - gates.length;
    if (checked.size === paths.length) showFindings();
  };

  const observeTask = (event: Extract<PrpEvent, { type: 'mediator' }>['event']) => {
    if (event.type !== 'task-started') return;
    const command = commands.get(event.operation.replace(/^command:/, ''));
    if (event.operation.startsWith('command:') && command !== undefined) command.startedAt ??= now();
    const [, prp, block] = event.operation.startsWith('loop:') ? (/^(.*)#(loop-[\d.]+)$/s.exec(event.id) ?? []) : [];
    if (block !== undefined) commands.set(`${block} of ${prp}`, { needs: [], usualMs: undefined, startedAt: now() });
  };

  const observe: Observer = (event) => {
    // The end of what was stopped is no news.
    if (isInterrupted) return;
    switch (event.type) {
      case 'validation-started':
        return start(event);
      case 'commands-queued':
        for (const { id, needs, usualMs } of event.commands) commands.set(id, { needs, usualMs });
        return;
      case 'command-counted': {
        const command = commands.get(event.gate);
        if (command !== undefined) command.count = event.count;
        return;
      }
      case 'document-checked':
        return endDocument(event.prp);
      case 'gate-finished':
        return endGate(event.prp, event.gate);
      case 'mediator':
        return observeTask(event.event);
      case 'version-saved':
        isKept = true;
        return;
      case 'run-finished':
        return stop();
      default:
    }
  };

  return {
    observe,
    interrupt() {
      stop();
      isInterrupted = true;
      const running = live();
      const errors = areFindingsShown ? errorLines([...checked.values()], endedCommands) : [];
      return [
        `${paint('yellow', '!')} Stopped after ${elapsed(now() - began)}. ${fateOf()}`,
        `  ${[...namesOf('Stopped', running, true), ...namesOf('Not started', running, false)].join(' ')} No process is left.`,
        ...standingErrors(errors),
        '',
      ].join('\n');
    },
  };

  function fateOf(): string {
    if (isKept) return 'All gates had ended, and their results are kept.';
    if (total > 0 && ended >= total) return 'All gates had ended; `prp list` shows whether their results are kept.';
    return `${ended} of ${plural(total, 'gate')} had ended; nothing was kept.`;
  }
}

function namesOf(what: string, commands: readonly LiveCommand[], isRunning: boolean): readonly string[] {
  const ids = commands.filter(({ runsForMs }) => (runsForMs !== undefined) === isRunning).map(({ id }) => plain(id));
  const left = ids.length - 8;
  return ids.length === 0 ? [] : [`${what}: ${ids.slice(0, 8).join(', ')}${left > 0 ? ` and ${left} more` : ''}.`];
}

/** An interrupt takes back none of the errors that were found. */
function standingErrors(errors: readonly string[]): readonly string[] {
  const [first] = errors;
  if (first === undefined) return [];
  const [place = ''] = first.split(/: (?:error|warning|notice): /);
  return errors.length === 1 ? [`  The error above stands: ${place}`] : [`  The ${errors.length} errors above stand.`];
}
