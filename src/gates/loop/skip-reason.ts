import { quoteLine } from '../../base/quote.ts';
import type { BlockNature, ShellBlock } from '../../prp/prp.ts';
import type { HarmKind } from '../../prp/shell/harm.ts';
import { judgeShell } from '../../prp/shell/judge-shell.ts';
import { commandsOf } from '../../prp/parse/shell-service.ts';
import type { Tree } from '../../system/tree.ts';
import { harmOfScripts } from '../package-scripts.ts';
import type { WholeCommand } from './whole-commands.ts';

/** Why a block of a validation loop is not run. */
export interface LoopSkipReason {
  readonly reason: string;
  /** True when running it could do harm, or would not be what its author meant: that is worth a finding. */
  readonly isWorthFinding: boolean;
}

/** One such line skips the whole block: a block is one shell, and half of it is not what its author wrote. */
export async function skipReasonOf(
  { nature, because }: ShellBlock,
  commands: readonly WholeCommand[],
  tree: Tree,
): Promise<LoopSkipReason | undefined> {
  const predicate = predicateOf[nature];
  if (predicate !== undefined) return skipReason(predicate, because, worthFinding.has(nature));
  // The nature of the block alone is not trusted: its commands are judged again, as they will run.
  const { harm, scripts, overwrites } = judgeShell(commands.map(({ text }) => text).join('\n'));
  if (harm !== undefined) return skipReason(harmPredicates[harm.kind], harm.because, true);
  for (const [index, { path, because: command }] of overwrites.entries()) {
    const isThere = index === maxFiles || (await tree.kindOf(path)) === 'file';
    if (isThere) return skipReason('does more than check', command, true);
  }
  const inScript = await harmOfScripts(scripts, tree);
  if (inScript !== undefined) {
    const through = `${quoteLine(inScript.because)} runs ${quoteLine(inScript.runs)} (${inScript.scripts.join(' → ')} in package.json)`;
    return { reason: `This block ${harmPredicates[inScript.kind]}: ${through}.`, isWorthFinding: true };
  }
  for (const { text, code } of commands) {
    if (installs(code)) return skipReason('installs packages, which needs the network', text, false);
  }
  return undefined;
}

export function skipReason(predicate: string, because: string, isWorthFinding = false): LoopSkipReason {
  return { reason: `This block ${predicate}: ${quoteLine(because)}.`, isWorthFinding };
}

/** A block that writes more files is not run. */
const maxFiles = 100;

const unjudged = 'has a command that prp cannot judge, because of its program or its size';

const harmPredicates: Readonly<Record<HarmKind, string>> = {
  destroys: 'destroys or publishes',
  changes: 'does more than check',
  unjudged,
};

const worthFinding: ReadonlySet<BlockNature> = new Set(['destructive', 'placeholder', 'unjudged']);

const predicateOf: Readonly<Partial<Record<BlockNature, string>>> = {
  destructive: 'destroys or publishes',
  placeholder: 'contains a placeholder',
  'needs-secret': 'needs a secret',
  unjudged,
  'needs-network': 'needs the network',
  'not-shell': 'is not a shell script',
};

const installers: readonly RegExp[] = [
  /^(?:npm|pnpm|yarn|bun)\s+(?:-\S+\s+){0,4}(?:i|ci|install|add|update|upgrade)(?:\s|$)|^yarn$/,
  /^(?:python3?\s+-m\s+)?(?:uv\s+)?pip3?\s+install\b|^uv\s+(?:sync|add|tool\s+install)\b/,
  /^(?:poetry|pipenv|bundle|composer|gem|brew|cargo|go)\s+(?:install|add|update|require|sync|get|fetch)\b/,
  /^go\s+mod\s+(?:download|tidy)\b|^dotnet\s+(?:restore|add)\b|^mix\s+deps\.get\b|^flutter\s+pub\s+get\b/,
  /^(?:sudo\s+)?(?:apt|apt-get|apk|dnf|yum|pacman)\s/,
  /^(?:npx\s+|uv\s+run\s+|poetry\s+run\s+)?playwright\s+install\b/,
];

function installs(code: string): boolean {
  return commandsOf(code).some((command) => installers.some((sign) => sign.test(command)));
}
