import { describe, expect, it } from 'vitest';
import { describeBug } from '../../../app/operation/describe-bug.ts';

describe('describeBug', () => {
  it('names the class and the place', () => {
    expect(describeBug(new TypeError('hunter2'))).toMatch(/^TypeError at \S*describe-bug\.test\.ts:\d+:\d+$/);
  });

  it('never quotes a text, whatever form that has', () => {
    for (const text of ['hunter2', 'x\n    at hunter2 (hunter2:1:2)', '', '\n    at hunter2:3:4\n']) {
      const error = new Error(text);
      expect(describeBug(error)).toMatch(/^Error at \S*describe-bug\.test\.ts:\d+:\d+$/);
      error.name = 'hunter2 \n';
      expect(describeBug(error)).not.toContain('hunter2');
      error.stack = `Error: ${text}`;
      expect(describeBug(error)).toBe('Error at an unknown place');
    }
    expect(describeBug('hunter2')).not.toContain('hunter2');
    expect(
      describeBug(Object.assign(new Error('a'), { message: 'other', stack: 'Error: a\n    at hunter2:1:2' })),
    ).toBe('Error at an unknown place');
  });
});
