import { examine, gates } from '../bench/gates-examined.ts';
import { canonicalChecksum, canonicalForm } from '../src/prp/canonical.ts';
import { diffPrps } from '../src/prp/diff/diff-prps.ts';
import { parse } from '../src/prp/parse/parse.ts';
import { print } from '../src/prp/prp.ts';
import type { Random } from './random.ts';

const path = 'PRPs/fuzzed.md';

export interface FuzzedDocument {
  readonly problems: readonly string[];
  /** Milliseconds of processor time of each stage. */
  readonly times: ReadonlyMap<string, number>;
}

/** Everything that reads a document, each with its time: what must hold for any text is looked at. */
export async function examineDocument(text: string, random: Random): Promise<FuzzedDocument> {
  const problems: string[] = [];
  const times = new Map<string, number>();
  const stage = async (name: string, work: () => string | undefined | Promise<unknown>) => {
    const before = process.cpuUsage();
    try {
      const said = await work();
      if (typeof said === 'string') problems.push(`${name}: ${said}`);
    } catch (error) {
      problems.push(
        `${name} threw ${error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : String(error)}`,
      );
    }
    const { user, system } = process.cpuUsage(before);
    times.set(name, (user + system) / 1_000);
  };

  await stage('parse', () => {
    const prp = parse(text, path);
    const read = [prp.loop, prp.criteria, prp.boxes, prp.dialect];
    return print(prp) === text && read.length === 4 ? undefined : 'print gives back another text';
  });
  for (const gate of gates) await stage(`gate ${gate.id}`, () => examine(text, [gate]));
  await stage('canonical form', () => {
    const form = canonicalForm(text);
    if (canonicalForm(form) !== form) return 'made twice, it is another';
    return canonicalChecksum(text) === canonicalChecksum(form) ? undefined : 'it has another checksum than the text';
  });
  await stage('diff', () => {
    const [before, after] = [parse(text, path), parse(mutated(text, random), path)];
    const same = print(before) === print(after);
    if (!diffPrps(before, before).identical) return 'a text is not identical to itself';
    return diffPrps(before, after).identical === same ? undefined : 'it takes other texts for the same';
  });
  return { problems, times };
}

/** The text with some pieces taken out, doubled, moved or changed. */
function mutated(text: string, random: Random): string {
  let made = text;
  for (let change = 0; change < 8; change += 1) {
    const at = random.below(made.length);
    const piece = made.slice(at, at + random.below(400));
    const rest = made.slice(at + piece.length);
    const by = random.pick(['', piece + piece, 'x', `\n## Goal ${change}\n`, piece.split('').toReversed().join('')]);
    made = made.slice(0, at) + by + rest;
  }
  return made;
}
