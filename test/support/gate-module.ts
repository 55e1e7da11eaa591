import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type { RawFinding } from '../../src/gates/gate.ts';
import { isolated, type Isolated, type IsolationOptions } from '../../src/gates/isolation/isolated.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import type { Tree } from '../../src/system/tree.ts';
import { memoryTree } from './memory-tree.ts';
import { temporaryDirectory } from './temporary-repository.ts';

/** The path of a module with the given source text. */
export async function moduleOf(source: string): Promise<string> {
  const file = join(await temporaryDirectory(), 'gate.mjs');
  await writeFile(file, source);
  return file;
}

/** An isolated gate whose `check` has the given body; closed after the test. */
export function gateThat(body: string, options?: IsolationOptions): Promise<Isolated> {
  return gateOf(`export default { async *check({ text, path, prp, tree }) { ${body} } };`, options);
}

export async function gateOf(source: string, options?: IsolationOptions): Promise<Isolated> {
  const gate = isolated({ module: pathToFileURL(await moduleOf(source)).href }, options);
  onTestFinished(() => gate.close());
  return gate;
}

interface CheckOptions {
  readonly text?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Instead of files. */
  readonly tree?: Tree;
  readonly signal?: AbortSignal;
}

/** All raw findings of one check. */
export async function remarksOf(
  gate: Isolated,
  {
    text = '# Example\n',
    files = {},
    tree = memoryTree(files),
    signal = new AbortController().signal,
  }: CheckOptions = {},
): Promise<readonly RawFinding<string>[]> {
  return Array.fromAsync(gate.check({ prp: parse(text, 'PRPs/example.md'), tree }, signal));
}

/** The messages alone. */
export async function messagesOf(gate: Isolated, options?: CheckOptions): Promise<readonly string[]> {
  return (await remarksOf(gate, options)).map(({ message }) => message);
}
