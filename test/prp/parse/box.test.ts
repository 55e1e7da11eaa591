import { describe, expect, it } from 'vitest';
import { fenced, prpOf } from '../../support/prp-text.ts';

const boxes = (...texts: readonly string[]) =>
  prpOf(...texts).boxes.map(({ line, state, text }) => `${line} ${state} ${text}`);

describe('boxes', () => {
  it.each([
    ['- [ ] a', 'open'],
    ['* [x] a', 'done'],
    ['  + [X] a', 'done'],
    ['1. [~] a', 'in-progress'],
    ['2) [wip] a', 'in-progress'],
    ['- `[f]` a', 'failed'],
    ['> - [-] a', 'dropped'],
    ['- ☐ a', 'open'],
    ['- ⬜ a', 'open'],
    ['- ✅ a', 'done'],
    ['- ☑️ a', 'done'],
    ['- ✔️ a', 'done'],
    ['### `[x]` a', 'done'],
    ['## [ ] a', 'open'],
  ])('%j is %s', (line, state) => {
    expect(boxes(line)).toEqual([`1 ${state} a`]);
  });

  it.each(['- a [x]', '[x] a', '- [x]a', '- [](a)', '- [y] a', '- ❌ never', '## ✅ Done', '- ✅a', '- `[x] a'])(
    '%j has none',
    (line) => {
      expect(boxes(line)).toEqual([]);
    },
  );

  it('are not in fences', () => {
    expect(boxes(...fenced('markdown', '- [ ] a'))).toEqual([]);
  });
});
