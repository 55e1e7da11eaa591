import { maxStructureLength } from '../prp/parse/lines.ts';
import { quoteLine } from '../base/quote.ts';
import type { BlockNature, Prp, ShellBlock } from '../prp/prp.ts';
import { judgeShell } from '../prp/shell/judge-shell.ts';
import type { RawFinding, StaticGate } from './gate.ts';
import { harmOfScripts } from './package-scripts.ts';
import type { RuleId } from './rules.ts';

/** Checks the extracted and classified validation loop: which commands can run, and which must not. */
export const commandsGate: StaticGate = {
  id: 'commands',
  async *check({ prp, tree }) {
    const blocks = prp.loop.flatMap((level) => level.blocks);
    yield* nothingToRun(prp, blocks);
    for (const block of blocks) {
      const { nature, because, startLine, endLine } = block;
      const verdict = verdictOn[nature];
      if (verdict) {
        const reason = because === '' ? '' : `: ${quoteLine(because)}`;
        yield { rule: verdict.rule, message: `This block ${verdict.predicate}${reason}.`, startLine, endLine };
      }
      const script =
        nature === 'destructive' || nature === 'not-shell' ? undefined : await harmOfScripts(scriptsOf(block), tree);
      if (script?.kind === 'destroys') {
        const message = `This block destroys or publishes: ${quoteLine(script.because)} runs ${quoteLine(script.runs)} (${script.scripts.join(' → ')} in package.json).`;
        yield { rule: 'PRP403', message, startLine, endLine };
      }
      for (const { text, line } of block.commands) {
        if (!cannotFail(text)) continue;
        yield {
          rule: 'PRP404',
          message: `${quoteLine(text)} succeeds even when it fails.`,
          ...withoutExcuse(text, prp.lines[line - 1]?.text ?? '', line),
        };
      }
    }
  },
};

/** Programs that run the scripts of packages. */
const runners = /\b(?:npm|pnpm|yarn|bun|run-[sp]|npm-run-all2?|turbo|nx|lerna|rushx?|wireit|node)\b/;

function scriptsOf(block: ShellBlock) {
  if (!runners.test(block.text)) return [];
  return judgeShell(block.commands.map(({ text }) => text).join('\n')).scripts;
}

function cannotFail(command: string): boolean {
  return /\|\|\s*(?:true|:|echo)\b/.test(command.slice(0, maxStructureLength));
}

/** The command without its last `|| true`, when the line holds the whole command exactly once. */
function withoutExcuse(command: string, lineText: string, line: number): Omit<RawFinding, 'rule' | 'message'> {
  const kept = command.replace(/\s*\|\|\s*true$/, '');
  const at = lineText.indexOf(command);
  // On the first line a byte order mark would shift the columns.
  const exact = line > 1 && command.length <= maxStructureLength && at >= 0 && at === lineText.lastIndexOf(command);
  if (kept === command || !exact || cannotFail(kept)) return { startLine: line };
  return { startLine: line, startColumn: at + 1, endColumn: at + command.length, suggestion: kept };
}

/** The rule for each nature; the others need no finding. */
const verdictOn: Readonly<Partial<Record<BlockNature, { readonly rule: RuleId; readonly predicate: string }>>> = {
  destructive: { rule: 'PRP403', predicate: 'destroys or publishes' },
  placeholder: { rule: 'PRP402', predicate: 'contains a placeholder' },
  'needs-secret': { rule: 'PRP405', predicate: 'needs a secret' },
  'needs-service': { rule: 'PRP405', predicate: 'needs a running service' },
  'needs-network': { rule: 'PRP405', predicate: 'needs the network' },
};

const withCommands: ReadonlySet<BlockNature> = new Set([
  'runnable',
  'unjudged',
  'needs-service',
  'needs-network',
  'needs-secret',
]);

function* nothingToRun({ sections, loop }: Prp, blocks: readonly ShellBlock[]): Iterable<RawFinding> {
  if (blocks.some(({ nature }) => withCommands.has(nature))) return;
  const section = sections.find(({ role }) => role === 'validation');
  // Without a validation section the structure gate reports it already.
  if (!section && loop.length === 0) return;
  yield {
    rule: 'PRP401',
    message: 'The validation loop has no command that could be run.',
    startLine: section?.startLine ?? loop[0]?.startLine ?? 1,
  };
}
