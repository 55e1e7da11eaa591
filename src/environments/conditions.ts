import { posix } from 'node:path';
import type { Tree } from '../system/tree.ts';
import type { Condition } from './environment.ts';
import { dependenciesOf, managerOf, scriptsOf } from './manifest.ts';
import { mentions, targetsOf } from './mentions.ts';

/** Bytes of a file that is read for what it says: configurations are small, anything larger is somebody's data. */
const maxBytes = 1_048_576;

/** Answers whether conditions hold in a repository. Reads each file once, and only when it is asked about. */
export async function conditionsIn(tree: Tree): Promise<(condition: Condition) => Promise<boolean>> {
  const files = await tree.files();
  const namesIn = byDirectory(files);
  const texts = new Map<string, Promise<string>>();
  const textOf = (path: string): Promise<string> => {
    const text = texts.get(path) ?? read(path);
    texts.set(path, text);
    return text;
  };

  async function read(path: string): Promise<string> {
    const bytes = files.has(path) ? await tree.read(path, maxBytes) : undefined;
    return bytes === undefined ? '' : new TextDecoder().decode(bytes);
  }

  return async function holds(condition): Promise<boolean> {
    if ('file' in condition) return files.has(condition.file);
    if ('like' in condition) return condition.like.some((pattern) => isThere(pattern, namesIn));
    if ('all' in condition) return (await Promise.all(condition.all.map(holds))).every(Boolean);
    if ('dependency' in condition) return dependenciesOf(await textOf('package.json')).has(condition.dependency);
    if ('packageManager' in condition) return managerOf(await textOf('package.json')) === condition.packageManager;
    if ('script' in condition) return scriptsOf(await textOf(condition.in)).has(condition.script);
    if ('target' in condition) return targetsOf(await textOf(condition.in), condition.in).has(condition.target);
    const said = await Promise.all(condition.in.map(textOf));
    return said.some((text, index) => mentions(text, condition.mention, condition.in[index] ?? ''));
  };
}

type Names = ReadonlyMap<string, readonly string[]>;

/** Directory, `.` for the root → the names of the files in it. */
function byDirectory(files: ReadonlySet<string>): Names {
  const names = new Map<string, string[]>();
  for (const file of files) {
    const directory = posix.dirname(file);
    const known = names.get(directory);
    if (known) known.push(posix.basename(file));
    else names.set(directory, [posix.basename(file)]);
  }
  return names;
}

function isThere(pattern: string, namesIn: Names): boolean {
  const [start = '', end] = posix.basename(pattern).split('*');
  const names = namesIn.get(posix.dirname(pattern)) ?? [];
  if (end === undefined) return names.includes(start);
  return names.some((name) => name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end));
}
