import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cached, findingCache } from '../../src/gates/finding-cache.ts';
import type { RawFinding, StaticGate, Subject } from '../../src/gates/gate.ts';
import { referencesGate } from '../../src/gates/references-gate.ts';
import { structureGate } from '../../src/gates/structure-gate.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { memoryTree } from '../support/memory-tree.ts';

const document = '# Log in\n\n## Goal\n\nSee `src/login.ts` and @docs/login.md:3.\n';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prp-cache-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

/** A gate that counts its runs. */
function counting(gate: StaticGate<string>): StaticGate<string> & { runs: number } {
  const counted = {
    ...gate,
    runs: 0,
    check(subject: Subject, signal: AbortSignal) {
      counted.runs += 1;
      return gate.check(subject, signal);
    },
  };
  return counted;
}

function subjectOf(text: string, files: Readonly<Record<string, string>> = {}, path = 'PRPs/login.md'): Subject {
  return { prp: parse(text, path), tree: memoryTree(files) };
}

async function said(gate: StaticGate<string>, subject: Subject): Promise<readonly RawFinding<string>[]> {
  const findings: RawFinding<string>[] = [];
  for await (const finding of gate.check(subject, new AbortController().signal)) findings.push(finding);
  return findings;
}

/** One run of the program, with the cache written at its end. */
async function inOneRun(gate: StaticGate<string>, subject: Subject, salt = 'salt') {
  const cache = findingCache(directory, salt);
  const findings = await said(cached(gate, cache), subject);
  await cache.settle();
  return findings;
}

describe('a cached gate', () => {
  it('repeats its findings in a later run without running again', async () => {
    const gate = counting(referencesGate);
    const first = await inOneRun(gate, subjectOf(document));
    expect(first).not.toEqual([]);
    expect(await inOneRun(gate, subjectOf(document))).toEqual(first);
    expect(gate.runs).toBe(1);
  });

  it('runs again when it had too many findings to keep', async () => {
    const gate = counting(referencesGate);
    const missing = Array.from({ length: 1_001 }, (_, n) => `@gone/${n}.md`).join('\n');
    const first = await inOneRun(gate, subjectOf(`# Log in\n\n## Goal\n\n${missing}\n`));
    expect(first).toHaveLength(1_001);
    expect(await inOneRun(gate, subjectOf(`# Log in\n\n## Goal\n\n${missing}\n`))).toEqual(first);
    expect(gate.runs).toBe(2);
  });

  it.each<[string, () => Subject, string?]>([
    ['another text', () => subjectOf(`${document}\n`)],
    ['another path', () => subjectOf(document, {}, 'PRPs/other.md')],
    ['a file that appeared', () => subjectOf(document, { 'src/login.ts': 'x' })],
    ['a directory in its place', () => subjectOf(document, { 'src/login.ts/index.ts': 'x' })],
    ['another build or other options', () => subjectOf(document), 'other salt'],
  ])('runs again on %s', async (_what, subject, salt) => {
    const gate = counting(referencesGate);
    await inOneRun(gate, subjectOf(document));
    await inOneRun(gate, subject(), salt);
    expect(gate.runs).toBe(2);
  });

  it('runs again when a file that it read has changed', async () => {
    const gate = counting(referencesGate);
    const text = '# X\n\nSee @docs/login.md:3.\n';
    const before = await inOneRun(gate, subjectOf(text, { 'docs/login.md': 'a\n' }));
    const after = await inOneRun(gate, subjectOf(text, { 'docs/login.md': 'a\nb\nc\n' }));
    expect(gate.runs).toBe(2);
    expect(after).not.toEqual(before);
  });

  it('is not cached when it depends on more than document and tree', async () => {
    const gate = counting({ ...structureGate, cacheable: false });
    await inOneRun(gate, subjectOf(document));
    await inOneRun(gate, subjectOf(document));
    expect(gate.runs).toBe(2);
  });

  it('is not cached when a finding concerns only this run', async () => {
    const gate = counting({
      id: 'markdown',
      *check() {
        yield { rule: 'PRP702', message: 'It took too long.', startLine: 1, momentary: true };
      },
    });
    await inOneRun(gate, subjectOf(document));
    await inOneRun(gate, subjectOf(document));
    expect(gate.runs).toBe(2);
  });

  it('is not cached when it failed', async () => {
    const broken: StaticGate<string> = {
      id: 'structure',
      *check() {
        yield { rule: 'PRP101', message: 'One.', startLine: 1 };
        throw new Error('It broke.');
      },
    };
    const cache = findingCache(directory, 'salt');
    await expect(said(cached(broken, cache), subjectOf(document))).rejects.toThrow('It broke.');
    await cache.settle();
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ['garbage', () => '{'],
    ['another shape', () => '{"references":{"findings":[{"rule":1}],"reads":[]}}'],
    ['half a file', (text: string) => text.slice(0, text.length / 2)],
  ])('runs again when the cache file holds %s', async (_what, damage) => {
    const gate = counting(referencesGate);
    const first = await inOneRun(gate, subjectOf(document));
    const [name = ''] = await readdir(directory);
    await writeFile(join(directory, name), damage(await readFile(join(directory, name), 'utf8')));
    expect(await inOneRun(gate, subjectOf(document))).toEqual(first);
    expect(gate.runs).toBe(2);
  });

  it('works without write access', async () => {
    const file = join(directory, 'a-file');
    await writeFile(file, '');
    const cache = findingCache(join(file, 'below'), 'salt');
    expect(await said(cached(referencesGate, cache), subjectOf(document))).not.toEqual([]);
    await expect(cache.settle()).resolves.toBeUndefined();
  });

  it('always has the same findings as the gate itself', async () => {
    const path = fc.constantFrom('a', 'b', 'c/d', 'c');
    const question = fc.oneof(
      fc.constant(['files'] as const),
      fc.tuple(fc.constantFrom('kindOf' as const, 'read' as const), path),
      fc.tuple(fc.constant('blobs' as const), fc.array(path, { maxLength: 3 })),
    );
    const files = fc.dictionary(fc.constantFrom('a', 'b', 'c/d'), fc.constantFrom('1', '2'));
    const texts = fc.constantFrom('# One\n', '# Two\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(question, { maxLength: 4 }),
        fc.array(fc.tuple(texts, files)),
        async (asked, states) => {
          const asking = askingGate(asked);
          const salt = JSON.stringify(asked);
          for (const [text, state] of states) {
            const fresh = await said(asking, subjectOf(text, state));
            expect(await inOneRun(asking, subjectOf(text, state), salt)).toEqual(fresh);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

type Question = readonly ['files'] | readonly ['kindOf' | 'read', string] | readonly ['blobs', readonly string[]];

/** Reports every answer and the document. Asks its second question only when the first answer requires it. */
function askingGate(questions: readonly Question[]): StaticGate<string> {
  return {
    id: 'asking',
    async *check({ prp, tree }) {
      yield { rule: 'X1', message: prp.title, startLine: 1 };
      for (const question of questions) {
        const answer = await answerTo(question, tree);
        yield { rule: 'X2', message: answer, startLine: 1 };
        if (answer.includes('1')) return;
      }
    },
  };
}

async function answerTo(question: Question, tree: Subject['tree']): Promise<string> {
  switch (question[0]) {
    case 'files':
      return JSON.stringify([...(await tree.files())].toSorted());
    case 'kindOf':
      return String(await tree.kindOf(question[1]));
    case 'read':
      return new TextDecoder().decode((await tree.read(question[1])) ?? new Uint8Array());
    case 'blobs':
      return JSON.stringify([...(await tree.blobs(question[1]))].map(String).toSorted());
  }
}
