import type { Argument } from './arguments.ts';
import type { Call, HarmKind } from './harm.ts';
import { canBeMade, type FileState, isExpendable, isSource, isTemporary, pathFrom } from './removal.ts';

type Examine = (call: Call, state: FileState) => HarmKind | undefined;

const temporaryName = /^["']?\$\{?\w*te?mp\w*\}?(?:\/|$)/i;

/** The harm of removing these. */
function removal(targets: readonly Argument[], state: FileState, isRecursive: boolean): HarmKind | undefined {
  let found: HarmKind | undefined;
  for (const { text, isLiteral } of targets) {
    if (isExpendable(text, state, isRecursive)) continue;
    if (isLiteral || isRecursive) return 'destroys';
    if (!temporaryName.test(text)) found = 'unjudged';
  }
  return found;
}

const remove: Examine = ({ flags, verbs }, state) => {
  const isRecursive = ['-r', '-R', '--recursive', '-Recurse'].some((flag) => flags.has(flag));
  if (verbs.length === 0) return isRecursive ? 'destroys' : undefined;
  return removal(verbs, state, isRecursive);
};

const removeAll: Examine = ({ verbs }, state) => removal(verbs, state, true);

const move: Examine = ({ verbs, flags }, state) => {
  if (verbs.length < 2 && !flags.has('-t')) return undefined;
  const sources = verbs.slice(0, -1);
  const target = pathFrom(state.directory, verbs.at(-1)?.text ?? '');
  const kept = sources.filter(({ text }) => !isExpendable(text, state, false));
  if (kept.length === 0) return isSource(target) && !isExpendable(target, state, false) ? 'changes' : undefined;
  return isTemporary(target) || /^(?:[/~]|\.\.)/.test(target) ? 'destroys' : 'changes';
};

const copy: Examine = ({ verbs }, state) => {
  const target = verbs.at(-1);
  if (verbs.length < 2 || target === undefined) return undefined;
  return harmOfWriting(target, state, verbs[0]?.text === '/dev/null');
};

const truncate: Examine = ({ verbs }, state) => removal(verbs, state, false);

const dump: Examine = ({ args }, state) => {
  const output = args.find(({ text }) => text.startsWith('of='));
  if (output === undefined) return undefined;
  const target = { ...output, text: output.text.slice(3) };
  if (!target.isLiteral) return isExpendable(target.text, state, false) ? undefined : 'unjudged';
  return harmOfWriting(target, state, isSource(target.text));
};

const permissions: Examine = ({ program, flags, verbs, args }, state) => {
  const mode = args.find(({ text }) => /^[ugoa]*[-+=][rwxXst]+$|^0?\d{3,4}$/.test(text))?.text ?? '';
  const targets = verbs.filter(({ text }) => text !== mode).slice(program === 'chmod' ? 0 : 1);
  const kept = targets.filter(({ text }) => !isExpendable(text, state, true));
  if (kept.length === 0) return undefined;
  if (kept.some(({ text }) => /^(?:[/~]|\.\.)/.test(pathFrom(state.directory, text)))) return 'destroys';
  if (flags.has('-R') || flags.has('--recursive')) return /^[ua]?\+x$/i.test(mode) ? 'changes' : 'destroys';
  return program === 'chmod' ? undefined : 'changes';
};

const remotePlace = /^(?:[\w.-]+@)?[\w.$-]{2,}:|^\w+:\/\//;

const synchronise: Examine = ({ flags, verbs }, state) => {
  const target = verbs.at(-1);
  if (flags.has('-n') || target === undefined || verbs.length < 2) return undefined;
  if (remotePlace.test(target.text)) return 'destroys';
  if (flags.has('--remove-source-files')) return removal(verbs.slice(0, -1), state, true);
  const deletes = [...flags].some((flag) => flag.startsWith('--delete'));
  return deletes && !isExpendable(target.text, state, true) ? 'destroys' : undefined;
};

const upload: Examine = ({ verbs }) => (remotePlace.test(verbs.at(-1)?.text ?? '') ? 'destroys' : undefined);

const write: Examine = ({ flags, verbs }, state) => {
  const found = verbs.map((target) => harmOfWriting(target, state, false));
  return flags.has('--output-error') ? undefined : found.find((harm) => harm !== undefined);
};

const edit: Examine = ({ flags, verbs }, state) => {
  const inPlace = [...flags].some((flag) => flag.startsWith('-i') || flag === '--in-place');
  const empties = /^(?:1,\$|\/\.\*\/|\/\/|\/\^\/|\$!N;)?\s*d$/.test(verbs[0]?.text ?? '');
  return inPlace && empties ? removal(verbs.slice(1), state, false) : undefined;
};

const archive: Examine = ({ flags }) => (flags.has('--remove-files') ? 'destroys' : undefined);

/** Programs that harm the files in their arguments. `fileOptions` lists options whose values are files. */
export const fileHarm: Readonly<Record<string, Examine>> = {
  rm: remove,
  unlink: remove,
  shred: removeAll,
  srm: removeAll,
  wipe: removeAll,
  rimraf: removeAll,
  'del-cli': removeAll,
  del: removeAll,
  trash: removeAll,
  'trash-put': removeAll,
  'Remove-Item': removeAll,
  mv: move,
  cp: copy,
  install: copy,
  ln: copy,
  truncate,
  dd: dump,
  chmod: permissions,
  chown: permissions,
  chgrp: permissions,
  rsync: synchronise,
  scp: upload,
  tee: write,
  sed: edit,
  tar: archive,
};

export const fileOptions: Readonly<Record<string, string>> = {
  truncate: '-s --size -r --reference',
  shred: '-n -s --iterations --size',
  rsync: '-e --rsh --exclude --include --exclude-from --include-from --files-from --filter -f --port --timeout',
  scp: '-P -i -o -c -F -l -S -J',
  mv: '-S --suffix',
  cp: '-S --suffix',
  install: '-m -o -g --mode --owner --group',
  sed: '-f --file -l',
};

const devices = /^\/dev\/(?:sd|nvme|hd|disk|rdisk|mmcblk|vd|xvd|mapper|mem|kmem|port)/;
const system = /^\/(?:etc|usr|bin|sbin|boot|lib\w*|opt|sys|proc|var|root|System|Library)\//;

/** The harm of overwriting a file. `isEmpty` when nothing is written. */
export function harmOfWriting(target: Argument, state: FileState, isEmpty: boolean): HarmKind | undefined {
  const path = pathFrom(state.directory, target.text);
  if (isTemporary(path)) return undefined;
  if (devices.test(path) || system.test(path) || /^~\/\.|^\.git\//.test(path)) return 'destroys';
  if (!isEmpty || isExpendable(path, { ...state, directory: '.' }, false)) return undefined;
  if (!target.isLiteral) return 'unjudged';
  return isSource(path) ? 'destroys' : undefined;
}

const outputOptions =
  /^(?:-o|-O|--output|--output-document|--out|--out-dir|--outDir|--outfile|-d|--target|--name|--prefix)$/;

/** Paths that a successful call creates. */
export function madeBy({ program, verbs, args, flags }: Call, state: FileState): readonly string[] {
  const found: string[] = [];
  const texts = verbs.map(({ text }) => text);
  if (['mkdir', 'touch', 'tee', 'mkfifo', 'virtualenv'].includes(program)) found.push(...texts);
  else if (['cp', 'mv', 'ln', 'rsync', 'scp', 'degit'].includes(program)) found.push(texts.at(-1) ?? '');
  else if (program === 'git' && (texts[0] === 'clone' || texts[0] === 'init'))
    found.push(texts.at(-1) ?? '', cloned(texts));
  else if (program === 'git' && texts[0] === 'worktree' && texts[1] === 'add')
    found.push(texts[2] ?? '', texts[3] ?? '');
  else if (program === 'tmux') found.push(args.find((_arg, index) => args[index - 1]?.text === '-s')?.text ?? '');
  else if (program === 'docker' && texts[1] === 'create') found.push(texts.at(-1) ?? '');
  else if (['venv', 'express', 'django-admin', 'sqlite3', 'createdb'].includes(program)) found.push(...texts);
  else if (/^create-|^(?:npm|yarn|pnpm|bun|cargo|uv|rails|poetry|dotnet|flutter)$/.test(program)) {
    if (/^(?:init|create|new)$/.test(texts[0] ?? '') || program.startsWith('create-')) found.push(texts.at(-1) ?? '');
  }
  for (const [index, { text }] of args.entries()) {
    const value = outputOptions.test(text) ? args[index + 1]?.text : /^--out[\w-]*=(.+)$/.exec(text)?.[1];
    if (value !== undefined && flags.size > 0) found.push(value);
  }
  return found.map((path) => pathFrom(state.directory, path)).filter(canBeMade);
}

function cloned(texts: readonly string[]): string {
  const last = texts.at(-1) ?? '';
  return last.slice(last.lastIndexOf('/') + 1).replace(/\.git$/, '');
}
