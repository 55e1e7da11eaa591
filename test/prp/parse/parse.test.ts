import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/prp/parse/parse.ts';
import { print } from '../../../src/prp/prp.ts';
import { corpus, corpusIsHere } from '../../support/corpus.ts';
import { fenced, lines, prpOf } from '../../support/prp-text.ts';
import { anyText } from '../../support/texts.ts';

describe('print after parse', () => {
  it('gives back every text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(print(parse(text, 'x.md'))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFF# Title\r\n'],
    ['three kinds of line ending', 'a\r\nb\rc\nd'],
    ['line breaks that only Unicode knows', '# a\u0085b\u2028c\u2029d\n'],
    ['a lone surrogate and a NUL', 'a\ud800\0\n'],
    ['white space at line ends and blank lines at the end', 'a  \n\t\n\n\n'],
  ])('keeps %s', (_what, text) => {
    expect(print(parse(text, 'x.md'))).toBe(text);
  });
});

describe('parse', () => {
  it('keeps every range inside the document and every index inside its list', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const prp = parse(text, 'x.md');
        const ranges = [
          ...prp.sections,
          ...prp.fences,
          ...prp.tasks,
          ...prp.loop,
          ...prp.loop.flatMap(({ blocks }) => blocks),
        ];
        for (const { startLine, endLine } of ranges) {
          expect(startLine).toBeGreaterThan(0);
          expect(endLine).toBeGreaterThanOrEqual(startLine);
          expect(endLine).toBeLessThanOrEqual(prp.lines.length);
        }
        for (const [index, { parent }] of prp.sections.entries()) expect(parent ?? -1).toBeLessThan(index);
      }),
    );
  });

  it('puts every reference where its target is written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const prp = parse(text, 'x.md');
        for (const { target, line, column } of prp.references) {
          const written = (prp.lines[line - 1]?.text ?? '').replace(/^\uFEFF+/, '');
          expect(written.slice(column - 1, column - 1 + target.length)).toBe(target);
        }
      }),
    );
  });

  it('reads a whole document', () => {
    const prp = prpOf(
      '# Search notes',
      '',
      '**Status**: draft',
      '',
      '## Goal',
      'Find a note.',
      '## Success Criteria',
      '- [ ] An empty search finds nothing',
      '## All Needed Context',
      '- file: src/notes.ts:10-50 - the class to extend',
      '## Implementation Blueprint',
      ...fenced('yaml', 'Task 1:', 'MODIFY src/notes.ts:', '  - ADD search'),
      '## Validation Loop',
      '### Level 1: Syntax',
      ...fenced('bash', 'npm run lint', '# Expected: no errors'),
    );

    expect(prp.title).toBe('Search notes');
    expect(prp.dialect).toBe('base-v1');
    expect(prp.preamble).toMatchObject({ kind: 'bold-lines', startLine: 3, endLine: 3 });
    expect(prp.sections.map(({ role }) => role)).toEqual([
      undefined,
      'goal',
      'success',
      'context',
      'blueprint',
      'validation',
      'validation',
    ]);
    expect(prp.criteria).toEqual([{ text: 'An empty search finds nothing', state: 'open', line: 8 }]);
    expect(prp.references.map(({ kind, target, line }) => `${line} ${kind} ${target}`)).toEqual([
      '10 file src/notes.ts',
      '14 target src/notes.ts',
    ]);
    expect(prp.tasks).toMatchObject([
      { number: '1', verb: 'MODIFY', target: 'src/notes.ts', startLine: 13, endLine: 15 },
    ]);
    expect(prp.loop).toMatchObject([{ level: 1, title: 'Syntax', blocks: [{ nature: 'runnable' }] }]);
  });

  describe('names a document', () => {
    it('after the name in its preamble', () => {
      expect(prpOf('name: "Search notes"', 'description: |', '', '# Another title').title).toBe('Search notes');
    });

    it('else after its first H1', () => {
      expect(prpOf('## Goal', '', '# Search notes').title).toBe('Search notes');
    });

    it('else after its file', () => {
      expect(parse('## Goal\n', 'PRPs/search-notes.md').title).toBe('search-notes');
    });
  });

  it('hands the headings of the user to the sections', () => {
    const prp = parse(lines('## 1. Ziel:'), 'x.md', { aliases: { goal: ['Ziel'], unheardOf: ['Zweck'] } });

    expect(prp.sections[0]?.role).toBe('goal');
  });
});

describe.skipIf(!corpusIsHere)('real PRPs (skipped without ../shared/corpus)', () => {
  it('print to the same text', () => {
    const changed = corpus().filter(({ name, text }) => print(parse(text, name)) !== text);

    expect(changed.map(({ name }) => name)).toEqual([]);
  });

  it('have the roles, tasks, references and levels that people found in them', () => {
    const prps = corpus().map(({ name, text }) => parse(text, name));
    const share = (has: (prp: (typeof prps)[number]) => boolean) => prps.filter(has).length / prps.length;
    const withRole = (role: string) => share((prp) => prp.sections.some((section) => section.role === role));

    expect(withRole('context')).toBeGreaterThan(0.95);
    expect(withRole('blueprint')).toBeGreaterThan(0.95);
    expect(withRole('validation')).toBeGreaterThan(0.92);
    expect(withRole('goal')).toBeGreaterThan(0.8);
    expect(withRole('success')).toBeGreaterThan(0.85);
    expect(share((prp) => prp.tasks.length > 0)).toBeGreaterThan(0.57);
    expect(share((prp) => prp.loop.some(({ level }) => level === 1))).toBeGreaterThan(0.55);
    expect(share((prp) => prp.references.some(({ kind }) => kind === 'file'))).toBeGreaterThan(0.45);
  });
});

const criteria = (...texts: readonly string[]) =>
  prpOf(...texts).criteria.map(({ line, state, text }) => `${line} ${state ?? '-'} ${text}`);

it('reads boxes, bullets and numbers under success criteria', () => {
  expect(criteria('### Success Criteria', '- [ ] a', '* b', '2. [x] c', 'text', '', '+ d')).toEqual([
    '2 open a',
    '3 - b',
    '4 done c',
    '7 - d',
  ]);
});

it('reads nested boxes, but takes nested bullets for detail', () => {
  expect(criteria('## Acceptance Criteria', '- Search:', '  - [ ] finds a note', '  - quickly')).toEqual([
    '2 - Search:',
    '3 open finds a note',
  ]);
});

it('reads the groups under the heading, and stops at the next section', () => {
  expect(criteria('## Success Criteria', '### Testing', '- [ ] a', '## Context', '- [ ] b')).toEqual(['3 open a']);
});

it('reads nothing from fences', () => {
  expect(criteria('## Success Criteria', '```', '- [ ] a', '```')).toEqual([]);
});
