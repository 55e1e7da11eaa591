import { describe, expect, it } from 'vitest';
import { lines, prpOf } from '../../support/prp-text.ts';
import { parse } from '../../../src/prp/parse/parse.ts';

/** The preamble as `kind start-end` and its fields. */
function preamble(...texts: readonly string[]) {
  const { kind, startLine, endLine, fields } = prpOf(...texts).preamble;
  return [`${kind} ${startLine}-${endLine}`, ...fields.map(({ key, value, line }) => `${line} ${key}=${value}`)];
}

describe('front matter', () => {
  it('has keys between two lines of dashes', () => {
    expect(
      preamble('---', 'name: Search', 'tags:', '  - a', '  - b', '# comment', "note: 'it''s'", '---', '# T'),
    ).toEqual(['front-matter 1-8', '2 name=Search', '3 tags=- a\n- b', "7 note=it''s"]);
  });

  it('is prose when it has none', () => {
    expect(preamble('---', 'Meant for small fixes.', '---', '# T')).toEqual(['prose 1-3']);
  });

  it('hides its comments from the headings', () => {
    expect(prpOf('---', 'name: Search', '# comment', '---', '## Goal').sections).toHaveLength(1);
  });

  it('is none when the dashes are breaks around sections', () => {
    expect(preamble('---', '', 'name: x', '---')).toEqual(['none 0-0']);
    expect(preamble('---', '# Title', '---')[0]).toBe('none 0-0');
    expect(prpOf('---', 'name: x', '## Goal', '---').sections).toHaveLength(1);
  });

  it('is none when it is never closed', () => {
    expect(preamble('---', 'name: Search', '# T')).toEqual(['none 0-0']);
  });

  it('is found behind a byte order mark', () => {
    expect(parse(`\uFEFF${lines('---', 'name: Search', '---')}`, 'x.md').title).toBe('Search');
  });
});

describe('bare keys', () => {
  it('run to the first heading', () => {
    expect(preamble('name: "Search"', 'description: |', '  One line,', '  and another.', '', '## Purpose')).toEqual([
      'bare-keys 1-4',
      '1 name=Search',
      '2 description=One line,\nand another.',
    ]);
  });

  it('run to the first break', () => {
    expect(preamble('name: Search', 'description: |', '', '---', '', 'Note: text')).toEqual([
      'bare-keys 1-2',
      '1 name=Search',
      '2 description=',
    ]);
  });

  it('stand before the first heading only', () => {
    expect(preamble('# Title', 'Note: this is prose')).toEqual(['none 0-0']);
  });
});

describe('bold lines', () => {
  it('may stand before the first heading or under it, with the colon inside or outside', () => {
    const fields = ['**Status**: draft', '', '- **Created:** today', '> **Owner** : Ann'];

    expect(preamble(...fields, '# T')).toEqual(['bold-lines 1-4', '1 Status=draft', '3 Created=today', '4 Owner=Ann']);
    expect(preamble('# T', '', ...fields, 'text', '**Late**: no')).toEqual([
      'bold-lines 3-6',
      '3 Status=draft',
      '5 Created=today',
      '6 Owner=Ann',
    ]);
  });

  it('are emphasis without a colon', () => {
    expect(preamble('# T', '**Important** text')).toEqual(['none 0-0']);
  });
});

it('reads a table under the title', () => {
  expect(
    preamble('# T', '', '| Field | Value |', '|---|---|', '| **Type** | `REFACTOR` |', '| Risk | a \\| b |', '', 'x'),
  ).toEqual(['table 3-6', '5 Type=REFACTOR', '6 Risk=a \\| b']);
});

it('reads a comment before the title', () => {
  expect(preamble('', '<!--', 'status: draft', '', 'owner: Ann', '-->', '# T')).toEqual([
    'comment 2-6',
    '3 status=draft',
    '5 owner=Ann',
  ]);
});

it('finds none in a document that starts with text', () => {
  expect(preamble('Some text.', '', 'name: x', '# T')).toEqual(['none 0-0']);
  expect(preamble()).toEqual(['none 0-0']);
});
