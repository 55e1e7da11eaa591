import { looksLikeCommand } from './looks-like-command.ts';
import { fenceAt, isDataFence, type Page } from '../page.ts';
import type { ShellCommand } from '../prp.ts';

const validateLine =
  /^[\s>]*(?:[-*+][ \t]+)?(?:\*\*)?(?:VALIDATE|Validate|VERIFY|Verify)(?:\*\*)?:(?:\*\*)?[ \t]*(.+)$/s;

/** Every command that a `VALIDATE:` line names, in document order. Sentences that name none are left out. */
export function readInlineCommands(page: Page): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  for (const [index, text] of page.texts.entries()) {
    const line = index + 1;
    if (!text.includes(':') || page.hidden[index] === 1) continue;
    const fence = fenceAt(page, line);
    if (fence !== undefined && !isDataFence(fence)) continue;
    const value = validateLine.exec(text)?.[1];
    if (value !== undefined) commands.push(...commandsIn(value).map((command) => ({ text: command, line })));
  }
  return commands;
}

function commandsIn(value: string): readonly string[] {
  const spans = [...value.matchAll(/`([^`]+)`/g)].map((match) => (match[1] ?? '').trim());
  const plain = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (spans.length === 0) return looksLikeCommand(plain) ? [plain] : [];
  return spans.filter((span) => looksLikeCommand(span) || (spans.length === 1 && plain === `\`${span}\``));
}
