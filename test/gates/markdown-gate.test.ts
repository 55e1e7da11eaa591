import { describe, expect, it, onTestFinished } from 'vitest';
import { markdownGate, type MarkdownOptions } from '../../src/gates/markdown-gate.ts';
import { rules } from '../../src/gates/rules.ts';
import { completePrp } from '../support/complete-prp.ts';
import { corpus, corpusIsHere } from '../support/corpus.ts';
import { examine } from '../support/examine.ts';

function gate(options?: MarkdownOptions) {
  const made = markdownGate(options);
  onTestFinished(() => made.close?.());
  return made;
}

describe('markdown', () => {
  it('finds nothing in a good PRP', async () => {
    expect(await examine(gate(), completePrp)).toEqual([]);
  });

  it('names the rule of markdownlint, the line and the column', async () => {
    const text = '# A\n\n(a guide)[guide.md]\n\n#Next\n\n```\nx\n```\n';
    expect(await examine(gate(), text)).toEqual([
      'PRP701 3:1 MD011/no-reversed-links: Reversed link syntax ((a guide)[guide.md]).',
      'PRP701 5:1 MD018/no-missing-space-atx: No space after hash on atx style heading.',
      'PRP701 7 MD040/fenced-code-language: Fenced code blocks should have a language specified.',
    ]);
  });

  it.each([
    ['a level of headings that was skipped', '# A\n\n### B\n', 'MD001'],
    ['a row with too few cells', '# A\n\n| a | b |\n| - | - |\n| 1 |\n', 'MD056'],
    ['a table stuck to text', '# A\n\n| a | b |\n| - | - |\ntext\n', 'MD056'],
    ['bold that is not bold', '# A\n\n**now ** it\n', 'MD037'],
    ['a link to nowhere', '# A\n\n[here]()\n', 'MD042'],
    ['a link to a heading that is not there', '# A\n\n[b](#b)\n', 'MD051'],
    ['a link without its definition', '# A\n\n[b][c]\n', 'MD052'],
  ])('finds %s', async (_what, text, rule) => {
    expect(await examine(gate(), text)).toEqual([expect.stringContaining(rule)]);
  });

  it.each([
    ['long lines', `# A\n\n${'word '.repeat(200)}end\n`],
    ['lists and headings without blank lines around them', '# A\n- b\n## C\n1. d\n1. e\n'],
    ['HTML and bare URLs', '# A\n\n<br> https://example.com\n'],
    ['a preamble', '---\nname: "A"\n---\n\n# A\n'],
  ])('ignores %s, a matter of taste', async (_what, text) => {
    expect(await examine(gate(), text)).toEqual([]);
  });

  it('counts lines as the parser does, with any line ending', async () => {
    expect(await examine(gate(), '---\r\nname: a\r\n---\r\n\r\n# A\r\r#B\n')).toEqual([
      expect.stringContaining('PRP701 7:1 MD018'),
    ]);
  });

  it('cannot be disabled by the document', async () => {
    const text = '<!-- markdownlint-disable -->\n<!-- markdownlint-configure-file { "MD018": false } -->\n\n#A\n';
    expect(await examine(gate(), text)).toHaveLength(1);
  });

  it('counts findings beyond its limit', async () => {
    const said = await examine(gate(), '#A\n\n'.repeat(80));
    expect(said).toHaveLength(51);
    expect(said.at(-1)).toBe('PRP701 101 30 more findings of this rule below.');
  });

  it('reports a very long document as not checked', async () => {
    expect(await examine(gate(), `# A\n${'x'.repeat(500_000)}`)).toEqual([
      'PRP702 1 The Markdown was not checked: it has 500,003 characters.',
    ]);
  });

  it.each([
    ['quotes', '>'.repeat(100_000)],
    ['brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['references', '[a][b] '.repeat(14_000)],
  ])('stops at a hostile number of %s with a notice, and continues with the next document', async (_what, text) => {
    const impatient = gate({ timeLimitMs: 800 });
    expect(await examine(impatient, text)).toEqual([
      expect.stringMatching(/^PRP702 1 The Markdown was not checked: (that took more than 0\.8 seconds|it most)/),
    ]);
    expect(await examine(gate(), '#A\n')).toHaveLength(1);
  });

  it('gives only notices', () => {
    const own = Object.values(rules).filter((rule) => rule.gate === 'markdown');
    expect(own.map(({ severity }) => severity)).toEqual(['notice', 'notice']);
  });

  it.runIf(corpusIsHere)('finds little in most real PRPs', async () => {
    const one = gate();
    const counts: number[] = [];
    for (const { text } of corpus().filter((_, index) => index % 6 === 0)) {
      counts.push((await examine(one, text)).length);
    }
    counts.sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length * 0.9)]).toBeLessThan(10);
  });
});
