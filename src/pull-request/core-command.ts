import type { Command } from '../command.ts';
import type { SlashCommand } from './parse-slash-command.ts';

/** Versions that one reply lists. */
const listed = 30;

/**
 * What the core is asked to do. `undefined` for what it knows nothing of: help, and generating from whatever the pull
 * request changed. `base` is the commit that the pull request starts from: without a PRP, those changed since are
 * validated. A rollback must name what it expects: ask `needsExpect` first.
 */
export function coreCommand(command: SlashCommand, base: string): Command | undefined {
  switch (command.name) {
    case 'help':
      return undefined;
    case 'status':
      return { name: 'status' };
    case 'validate':
      return {
        name: 'validate',
        prps: command.prp === undefined ? [] : [command.prp],
        base,
        runLoop: false,
        versioning: true,
      };
    case 'generate':
      if (command.feature === undefined) return undefined;
      return { name: 'generate', feature: command.feature, force: false, versioning: true, dryRun: false };
    case 'list':
      return { name: 'list', prp: command.prp, limit: listed };
    case 'diff':
      return { name: 'diff', prp: command.prp, from: command.from, to: command.to };
    case 'rollback':
      return { name: 'rollback', prp: command.prp, version: command.version, expect: command.expect };
    case 'tag':
      return {
        name: 'tag',
        prp: command.prp,
        version: command.version,
        tag: command.tag,
        delete: false,
        force: false,
        dryRun: false,
      };
  }
}

/** Whether it overwrites something, and does not say what it found there. It is answered with the line that does. */
export function needsExpect(command: SlashCommand): boolean {
  return command.name === 'rollback' && command.expect === undefined;
}
