import type { BlockNature, ShellBlock } from '../../prp/prp.ts';
import { commandsOf } from '../../prp/shell-service.ts';
import type { WholeCommand } from './commands.ts';

/** Why a block of a validation loop is not run. */
export interface Refusal {
  readonly reason: string;
  /** True when running it could do harm, or could not be what its author meant: that is worth a finding. */
  readonly remarkable: boolean;
}

/** One line is enough: a block is one shell, and half of it is not what its author wrote. */
export function refusalOf({ nature, because }: ShellBlock, commands: readonly WholeCommand[]): Refusal | undefined {
  const says = saysOf[nature];
  if (says !== undefined) return refusal(says, because, nature === 'destructive' || nature === 'placeholder');
  for (const { text } of commands) {
    const found = harmful.map((sign) => sign.exec(text)?.[0]).find((part) => part !== undefined);
    if (found !== undefined) return refusal('changes what it should only check', found, true);
  }
  for (const { text, code } of commands) {
    if (installs(code)) return refusal('installs packages, which needs the network', text, false);
  }
  return undefined;
}

export function refusal(says: string, because: string, remarkable = false): Refusal {
  return { reason: `This block ${says}: ${quoted(because)}.`, remarkable };
}

/** The first line of what a PRP says, short enough for a message. */
export function quoted(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return `\`${first.length > 80 ? `${first.slice(0, 77)}…` : first}\``;
}

const saysOf: Readonly<Partial<Record<BlockNature, string>>> = {
  destructive: 'destroys or publishes',
  placeholder: 'contains a placeholder',
  'needs-secret': 'needs a secret',
  'needs-network': 'needs the network',
  'not-shell': 'is not a shell script',
};

// Quotes do not protect, and every repetition is bounded. First what ends processes that it did not start, then what
// loses uncommitted work or writes history.
const harmful: readonly RegExp[] = [
  /\b(?:pkill|killall)\b|\bfuser\s+(?:-\S+\s+){0,4}-\w*k/,
  /\bxargs\s+(?:-\S+\s+){0,4}kill\b|\bkill\s+(?:-\S+\s+){0,4}["']?(?:\$\(|`)\s*(?:fuser|lsof|netstat|pgrep|pidof|ps|ss)\b/,
  /\bgit\s+(?:-\S+\s+(?:[^-\s]\S*\s+)?){0,4}(?:am|checkout|cherry-pick|commit|merge|pull|rebase|reset|restore|revert|rm|switch)\b(?!-)/,
  /\bgit\s+stash\b(?!\s+(?:list|show)\b)/,
];

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
