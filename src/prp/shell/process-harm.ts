import type { HarmKind } from './harm.ts';
import type { Call } from './harm-rule.ts';
import { type FileState, pathFrom } from './removal.ts';

/** `kill` of anything but what the script started itself. */
export function harmOfKill({ args }: Call, state: FileState): HarmKind | undefined {
  const words = args.map(({ text }) => text);
  const [first = ''] = words;
  let targets = words;
  if (/^-(?:0|l|L|-list|-table)$/.test(first)) return undefined;
  if (first === '-s' || first === '-n' || first === '--signal') targets = words.slice(2);
  else if (first !== '--' && /^-./.test(first)) targets = words.slice(1);
  if (words[1] === '0' && first === '-s') return undefined;
  let found: HarmKind | undefined;
  for (const target of targets) {
    if (target === '--' || isOwn(target, state)) continue;
    if (/^-?\d+$/.test(target)) return 'destroys';
    found = 'changes';
  }
  return found;
}

const pidFile = /^(?:\$\((?:cat\s+|<\s*)|`cat\s+)["']?([^\s"')`]+)["']?[)`]$/;

function isOwn(target: string, state: FileState): boolean {
  if (/^(?:0|%[\w+-]*|-?\$!|\$\$|\$\{!\}|\$\(jobs -\w*p\w*\)|`jobs -p`)$/.test(target)) return true;
  const file = pidFile.exec(target.slice(0, 256))?.[1];
  return file !== undefined && state.made.has(pathFrom(state.directory, file));
}
