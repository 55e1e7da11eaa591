import type { StaticGate } from '../src/gates/gate.ts';
import { examine, gates } from './gates-examined.ts';
import type { Row } from './measure.ts';

const size = 100_000;

/** Documents written to hang the gates, by a measure of their size. */
const kinds: Readonly<Record<string, (count: number) => string>> = {
  'nested quotes': (count) => `${'>'.repeat(count)} a`,
  'a quote in each line, deeper and deeper': (count) => lines(count / 50, (line) => '>'.repeat(line % 200)),
  'nested lists': (count) => '- '.repeat(count),
  'open brackets': (count) => '['.repeat(count),
  'links in brackets': (count) => '[a](b'.repeat(count),
  backticks: (count) => lines(count / 50, (line) => '`'.repeat(line % 200)),
  'one run of backticks': (count) => '`'.repeat(count),
  'one line of words': (count) => 'word '.repeat(count * 10),
  'one line without spaces': (count) => 'a'.repeat(count * 50),
  headings: (count) => lines(count, (line) => `## Heading ${line}\n`),
  'tasks that name files': (count) => lines(count / 5, (line) => `- [ ] Change \`src/part${line}/file.ts\`:${line}`),
  'paths with dots': (count) => '../'.repeat(count),
  'lone surrogates': (count) => '\uD800'.repeat(count),
  'NUL characters': (count) => '\0'.repeat(count),
  comments: (count) => '<!-- '.repeat(count),
  'invisible characters': (count) => '\u200B\u202E'.repeat(count),
  'open fences': (count) => lines(count, () => '```sh'),
  'shell quotes': (count) => `## Validation\n\n\`\`\`bash\n${'\'"$('.repeat(count)}\n\`\`\`\n`,
};

const limit = 2.3;

/** Twice as much must cost about twice as much, in every gate: the row shows the worst of them. */
export async function* hostile(): AsyncIterable<Row> {
  for (const [what, make] of Object.entries(kinds)) {
    let worst: Row | undefined;
    for (const gate of gates) {
      const row = await doubled(`${what}: ${gate.id}`, make, gate);
      if (worst === undefined || row.ratio > worst.ratio) worst = row;
    }
    if (worst !== undefined) yield worst;
  }
}

/**
 * A gate may leave out dear work for small documents: such a step comes once, a curve goes on. A row above the limit is
 * measured again, at twice the size: a collection of garbage may fall into the larger half, a curve always does.
 */
async function doubled(what: string, make: (count: number) => string, gate: StaticGate<string>): Promise<Row> {
  let row = rowOf(what, await leastCpu(make, size, gate));
  for (let again = 0; again < 2 && row.ratio > limit; again += 1) {
    row = rowOf(what, await leastCpu(make, 2 * size, gate));
  }
  return row;
}

/** Milliseconds of processor time for both, reading included: the least of a few turns, which noise can only raise. */
async function leastCpu(make: (count: number) => string, count: number, gate: StaticGate<string>) {
  const [half, whole] = [`# PRP\n\n${make(count)}\n`, `# PRP\n\n${make(2 * count)}\n`];
  const least = { ours: Infinity, theirs: Infinity };
  for (let turn = 0; turn < 4; turn += 1) {
    least.ours = Math.min(least.ours, await cpuMs(whole, gate));
    least.theirs = Math.min(least.theirs, await cpuMs(half, gate));
  }
  return least;
}

async function cpuMs(text: string, gate: StaticGate<string>): Promise<number> {
  const before = process.cpuUsage();
  await examine(text, [gate]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function rowOf(what: string, { ours, theirs }: { readonly ours: number; readonly theirs: number }): Row {
  const against = 'half as much';
  // Below some milliseconds it is noise that is compared.
  const ratio = ours < 20 ? 0 : ours / theirs;
  return { what, ours: `${ours.toFixed(1)} ms`, against, theirs: `${theirs.toFixed(1)} ms`, ratio, limit };
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}
