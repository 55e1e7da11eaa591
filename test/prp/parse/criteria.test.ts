import { expect, it } from 'vitest';
import { prpOf } from '../../support/prp-text.ts';

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
