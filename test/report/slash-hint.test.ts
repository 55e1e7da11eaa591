import { describe, expect, it } from 'vitest';
import { slashHint } from '../../src/report/slash-hint.ts';

describe('a hint in a comment', () => {
  it.each([
    [
      'Type more characters; `prp list search` shows them all.',
      'Type more characters; `/prp list search` shows them all.',
    ],
    [
      '`prp list` shows the PRPs that have versions; `prp save` saves one.',
      '`/prp list` shows the PRPs that have versions.',
    ],
    ['Name a file inside the repository; -C DIR selects another repository.', 'Name a file inside the repository.'],
    ['Choose another place with --out, or replace it with --force: `prp generate x --force`.', ''],
    ['Check the network with `git fetch`. Then wait.', 'Then wait.'],
    ['Did you mean PRPs/a-b.md?', 'Did you mean PRPs/a-b.md?'],
    [
      'Name it yourself: `prp list PRPs/x.md` shows them. Only a validation counts.',
      'Name it yourself: `/prp list PRPs/x.md` shows them. Only a validation counts.',
    ],
  ])('%j', (hint, said) => {
    expect(slashHint(hint)).toBe(said);
  });
});
