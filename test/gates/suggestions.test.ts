import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsGate } from '../../src/gates/commands-gate.ts';
import type { RawFinding, StaticGate } from '../../src/gates/gate.ts';
import { referencesGate } from '../../src/gates/references-gate.ts';
import { structureGate } from '../../src/gates/structure-gate.ts';
import { applySuggestion } from '../../src/prp/finding.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { memoryTree } from '../support/memory-tree.ts';
import { anyText } from '../support/texts.ts';

const files = {
  'src/user/api.ts': 'one\ntwo\nthree\n',
  'docs/the guide.md': '',
  'lib/[slug]/page.ts': '',
  'lib/naïve.py': '',
};

async function findingsOn(gate: StaticGate, text: string): Promise<readonly RawFinding[]> {
  const subject = { prp: parse(text, 'PRPs/example.md'), tree: memoryTree(files) };
  const findings: RawFinding[] = [];
  for await (const finding of gate.check(subject, new AbortController().signal)) findings.push(finding);
  return findings;
}

/** The text after each suggestion of a gate, one at a time. */
async function mended(gate: StaticGate, text: string): Promise<readonly (string | undefined)[]> {
  const findings = await findingsOn(gate, text);
  return findings.filter(({ suggestion }) => suggestion !== undefined).map((finding) => applySuggestion(text, finding));
}

describe('the suggestion of a finding', () => {
  it.each([
    ['- file: src/user/apu.ts:3 - the handlers', '- file: src/user/api.ts:3 - the handlers'],
    ['- file: "/home/ann/app/src/user/api.ts"', '- file: "src/user/api.ts"'],
    ['- docfile: lib/naive.py', '- docfile: lib/naïve.py'],
    ['Read @source/api.ts first.', 'Read @src/user/api.ts first.'],
    ['- url: https://x.example/My Guide/a b.md', '- url: https://x.example/My%20Guide/a%20b.md'],
  ])('of %s is %s', async (written, meant) => {
    const document = (line: string) => `# X\r\n\r\n## Context\r\n\r\n${line}\r\n`;
    expect(await mended(referencesGate, document(written))).toEqual([document(meant)]);
    expect(await findingsOn(referencesGate, document(meant))).toEqual([]);
  });

  it.each([
    ['a path that would be read as something else', '- file: docs/the_guide.md'],
    ['a path with brackets', '- file: lib/slug/page.ts'],
    ['a URL that goes on as a sentence', '- url: https://x.example/guide see section 3'],
    ['a URL whose host is torn', '- url: https://x exa.mple/guide.md'],
    ['a URL with a placeholder', '- url: https://x.example/{id}/a b.md'],
  ])('is absent for %s', async (_what, line) => {
    expect(await mended(referencesGate, `# X\n\n## Context\n\n${line}\n`)).toEqual([]);
  });

  it.each(['#\n## Why\n', '##\n\n\n### Why\n', '# X\n#\n## Why ##'])(
    'of the torn heading in %j is one line',
    async (text) => {
      const [joined] = await mended(structureGate, text);
      expect(joined).toBeDefined();
      const left = await findingsOn(structureGate, joined ?? '');
      expect(left.map(({ rule }) => rule)).not.toContain('PRP105');
      expect(parse(joined ?? '', 'x.md').sections.map(({ heading }) => heading)).toEqual(
        parse(text, 'x.md').sections.map(({ heading }) => heading),
      );
    },
  );

  it.each([
    ['npm test || true', 'npm test'],
    ['npm test ||true', 'npm test'],
    ['a || true && b || echo no', undefined],
    ['npm test || echo failed', undefined],
  ])('of the command %s is %s', async (command, meant) => {
    const document = (script: string) => `# X\n\n## Validation Loop\n\n\`\`\`bash\n  ${script}\n\`\`\`\n`;
    expect(await mended(commandsGate, document(command))).toEqual(meant === undefined ? [] : [document(meant)]);
  });

  it('removes the finding when it is applied, and its path exists', async () => {
    const gates: readonly StaticGate[] = [structureGate, referencesGate, commandsGate];
    await fc.assert(
      fc.asyncProperty(hostileDocument, async (text) => {
        for (const gate of gates) {
          const before = await findingsOn(gate, text);
          for (const finding of before) {
            if (finding.suggestion === undefined) continue;
            const after = applySuggestion(text, finding);
            expect(after).toBeDefined();
            const place = ({ rule, startLine, startColumn }: RawFinding) => `${rule} ${startLine}:${startColumn}`;
            expect((await findingsOn(gate, after ?? '')).map(place)).not.toContain(place(finding));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

const wrong = ['src/user/apu.ts', '/home/ann/src/user/api.ts', 'lib/naive.py', '@x/api.ts', 'https://x.example/a b.md'];
const around = [
  '- file: ',
  '- url: ',
  '- docfile: "',
  '" - why',
  ':3-9',
  ' (lines 1-2)',
  '// SOURCE: ',
  '- `',
  '`',
  '|',
];
const blocks = [
  '#',
  '##',
  '# Why',
  '## Context',
  '## Validation',
  '```bash',
  '```',
  'npm test || true',
  '- VALIDATE: `x || true`',
];
const piece = fc.oneof(fc.constantFrom(...wrong, ...around), fc.constantFrom('\n', '\n', '\r\n', ' '), anyText);
const line = fc.oneof(
  fc.constantFrom(...blocks),
  fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom(...around), fc.constantFrom(...wrong), fc.constantFrom('', ...around))
    .map((parts) => parts.join('')),
);
const hostileDocument = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
