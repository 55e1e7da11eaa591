import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/prp/parse/parse.ts';
import { lines, prpOf } from '../../support/prp-text.ts';

/** Sections as `start-end heading: role/within`. */
function sections(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).sections.map(({ startLine, endLine, heading, role, within }) => {
    return `${startLine}-${endLine} ${heading}: ${role ?? ''}/${within ?? ''}`;
  });
}

describe('a section', () => {
  it('ends where the next heading of any level starts', () => {
    expect(sections('text', '# A', '', '### B', 'text', '## C')).toEqual(['2-3 A: /', '4-5 B: /', '6-6 C: /']);
  });

  it('knows the heading it stands under', () => {
    const parents = prpOf('# A', '### B', '## C', '### D', '# E').sections.map(({ parent }) => parent);

    expect(parents).toEqual([undefined, 0, 0, 2, undefined]);
  });

  it('serves the role of the nearest heading above it when it names none', () => {
    expect(sections('## Context', '### Notes', '#### Trees', '### Known Gotchas', '#### Async', '## Notes')).toEqual([
      '1-1 Context: context/context',
      '2-2 Notes: /context',
      '3-3 Trees: /context',
      '4-4 Known Gotchas: gotchas/gotchas',
      '5-5 Async: /gotchas',
      '6-6 Notes: /',
    ]);
  });

  it('belongs to the checklist or criteria above it, under any name', () => {
    expect(sections('## Final Checklist', '### Code Quality Validation', '## Success Criteria', '### Testing')).toEqual(
      [
        '1-1 Final Checklist: checklist/checklist',
        '2-2 Code Quality Validation: /checklist',
        '3-3 Success Criteria: success/success',
        '4-4 Testing: /success',
      ],
    );
  });

  it('is a validation level even under a checklist', () => {
    expect(sections('## Checklist', '### Level 1: Lint').at(-1)).toBe('2-2 Level 1: Lint: validation/validation');
  });

  it('has its level, its words and their normal form', () => {
    expect(prpOf('### 🧪 2. **Validation Loop**:').sections[0]).toMatchObject({
      level: 3,
      heading: '🧪 2. **Validation Loop**:',
      normalised: 'validation loop',
      broken: false,
    });
  });
});

describe('the first H1', () => {
  it('names the document and no role', () => {
    expect(sections('# Testing overhaul', '## Notes')).toEqual(['1-1 Testing overhaul: /', '2-2 Notes: /']);
  });

  it("names a role when H1 is the level of the document's sections", () => {
    expect(sections('# Goal', '# Validation')).toEqual([
      '1-1 Goal: goal/goal',
      '2-2 Validation: validation/validation',
    ]);
  });

  it('names a role when the preamble has the name', () => {
    expect(sections('name: Notes', '', '# Goal')).toEqual(['3-3 Goal: goal/goal']);
  });
});

describe('a heading torn apart by a formatter', () => {
  it('is one section that is marked as torn', () => {
    const [section, ...others] = prpOf('#', '', '## Goal', 'text').sections;

    expect(section).toMatchObject({ heading: 'Goal', level: 2, startLine: 1, endLine: 4, broken: true, role: 'goal' });
    expect(others).toEqual([]);
  });

  it('is two when text stands between', () => {
    expect(prpOf('#', 'text', '## Goal').sections.map(({ heading, broken }) => [heading, broken])).toEqual([
      ['', false],
      ['Goal', false],
    ]);
  });
});

it('reads the same sections with all line endings', () => {
  const text = lines('# A', '```', '# b', '```', '## Goal');

  for (const ending of ['\r\n', '\r']) {
    expect(parse(text.replaceAll('\n', ending), 'x.md').sections).toEqual(parse(text, 'x.md').sections);
  }
});
