import { describe, expect, it } from 'vitest';
import { ruledOut } from '../../src/gates/excluded-paths.ts';
import { parse } from '../../src/prp/parse/parse.ts';

/** The paths that a document rules out. */
function pathsIn(...lines: readonly string[]): readonly string[] {
  return [...ruledOut(parse(lines.join('\n'), 'PRPs/example.md')).keys()];
}

describe('ruledOut', () => {
  it.each([
    'Do not modify src/auth.ts.',
    '- ❌ Don’t touch `src/auth.ts`',
    '- DO NOT change the file `src/auth.ts` (legacy)',
    'Do not remove src/auth.ts or anything beside it',
    'The API is frozen: never edit **src/auth.ts**, please.',
    '- `src/auth.ts` - **REFERENCE ONLY, DO NOT MODIFY**',
  ])('reads: %s', (line) => {
    expect(pathsIn('# X', '', line)).toEqual(['src/auth.ts']);
  });

  it.each([
    'Do not change src/auth.ts exports.',
    'Do not change src/this-or that.',
    'Modify src/auth.ts.',
    'Do not modify the database.',
    'Do not forget to modify src/auth.ts.',
    '- `src/auth.ts` holds the tokens',
    '- `src/auth.ts` must be changed: do not modify it by hand, generate it',
  ])('does not read into it: %s', (line) => {
    expect(pathsIn('# X', '', line)).toEqual([]);
  });

  it('reads what is listed as out of scope, and only what an item starts with', () => {
    const text = ['# X', '', '## Out of Scope', '', '- src/billing/', '- `src/auth.ts` - later', '- See src/plan.ts'];
    expect(pathsIn(...text)).toEqual(['src/billing', 'src/auth.ts']);
  });

  it('leaves to a task and to an example what they forbid', () => {
    const task = [
      '# X',
      '',
      '## Implementation Blueprint',
      '',
      '### Task 1: CREATE a.ts',
      '- Do not modify src/auth.ts.',
    ];
    const example = ['# X', '', '```ts', '// do not modify src/auth.ts', '```'];
    expect(pathsIn(...task)).toEqual([]);
    expect(pathsIn(...example)).toEqual([]);
  });

  it('knows the first line that says so', () => {
    const text = '# X\n\nNever touch src/a.ts.\n\nNever touch ./src/a.ts.\n';
    expect(ruledOut(parse(text, 'PRPs/example.md'))).toEqual(new Map([['src/a.ts', 3]]));
  });
});
