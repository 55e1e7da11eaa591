import { describe, expect, it } from 'vitest';
import { fenced, prpOf } from '../../support/prp-text.ts';

/** Tasks as `start-end number verb target: title`. */
function tasks(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).tasks.map(({ startLine, endLine, number, verb, target, title }) => {
    return `${startLine}-${endLine} ${number ?? '-'} ${verb ?? '-'} ${target ?? '-'}: ${title}`;
  });
}

/** The VALIDATE commands of each task, as `line text`. */
const commands = (...texts: readonly string[]) =>
  prpOf('## Tasks', ...texts).tasks.map(({ validate }) => validate.map(({ text, line }) => `${line} ${text}`));

describe('Task N', () => {
  it.each([
    ['### Task 1: CREATE `src/a.ts`', '1 CREATE src/a.ts: CREATE `src/a.ts`'],
    ['### TASK 2.1 - Update the `src/a.ts` file', '2.1 UPDATE src/a.ts: Update the `src/a.ts` file'],
    ['#### `[ ]` Task 3: Add search', '3 ADD -: Add search'],
    ['### ✅ Task 4. Search', '4 - -: Search'],
    ['**Task 5: Add search**', '5 ADD -: Add search'],
    ['- [ ] **Task 6**: Add search', '6 ADD -: Add search'],
    ['Task 7 — MODIFY src/a.ts:', '7 MODIFY src/a.ts: MODIFY src/a.ts:'],
    ['Task 8:', '8 - -: Task 8:'],
    ['- Task T9: Add search', 'T9 ADD -: Add search'],
  ])('%j', (line, expected) => {
    expect(tasks('## Tasks', line)).toEqual([`2-2 ${expected}`]);
  });

  it('as a heading reaches to the next task or to the end of its section', () => {
    expect(
      tasks(
        '## Tasks',
        '### Task 1: Parse',
        'text',
        '#### Notes',
        'text',
        '### Task 2: Print',
        'text',
        '## Validation',
      ),
    ).toEqual(['2-5 1 - -: Parse', '6-7 2 - -: Print']);
  });

  it('in a fence reaches to the next task or to the end of the fence', () => {
    expect(tasks('## Tasks', ...fenced('yaml', 'Task 1: Parse', '', 'Task 2: Print', '  - x'), 'text')).toEqual([
      '3-4 1 - -: Parse',
      '5-6 2 - -: Print',
    ]);
  });

  it('takes verb and target from the first line that acts on a path', () => {
    expect(
      tasks(
        '## Tasks',
        ...fenced('yaml', 'Task 1: Search', '  - FIND the class', '  - MODIFY: src/a.ts', '  CREATE src/b.ts:'),
      ),
    ).toEqual(['3-6 1 MODIFY src/a.ts: Search']);
  });

  it('has no target in lines that only read or run', () => {
    expect(
      tasks('## Tasks', ...fenced('yaml', 'Task 1: Search', '  - MIRROR: src/a.ts', '  - CREATE: src/b.ts')),
    ).toEqual(['3-5 1 CREATE src/b.ts: Search']);
  });

  it('takes the target from a line that names the file', () => {
    expect(tasks('### Task 1: Add search', '**File**: `src/a.ts` (NEW)')).toEqual(['1-2 1 ADD src/a.ts: Add search']);
  });

  it('is a comment in code, a sentence in prose, and a box to tick in a checklist', () => {
    expect(
      tasks(
        '## Tasks',
        ...fenced('python', '# Task 1: Parse', 'Task 2: Print'),
        'Task 3 depends on the others',
        '## Final Checklist',
        '- [ ] Task 4: reviewed',
      ),
    ).toEqual([]);
  });

  it('counts once when pseudocode repeats it', () => {
    expect(
      tasks(
        '## Blueprint',
        '### Tasks',
        ...fenced('yaml', 'Task 1: Parse'),
        '### Per task pseudocode',
        '#### Task 1',
        '#### Task 2',
      ),
    ).toEqual(['4-4 1 - -: Parse', '8-8 2 - -: Task 2']);
  });

  it('counts again in another phase', () => {
    expect(tasks('## Phase A', '### Task 1: Parse', '## Phase B', '### Task 1: Print')).toHaveLength(2);
  });
});

describe('without Task N', () => {
  it('headings with a verb and a path are the tasks', () => {
    expect(tasks('## Implementation', '### CREATE services/a.py:', '- **VALIDATE**: `pytest`', '### Notes')).toEqual([
      '2-3 - CREATE services/a.py: CREATE services/a.py:',
    ]);
  });

  it('else lines with a verb in capitals and a path', () => {
    expect(
      tasks('## Work', '[CREATE] src/a.ts:', '  - [ADD] field', '- MODIFY `src/b.ts`:', 'Create a file src/c.ts'),
    ).toEqual(['2-3 - CREATE src/a.ts: [CREATE] src/a.ts:', '4-5 - MODIFY src/b.ts: MODIFY `src/b.ts`:']);
  });

  it('else the numbered steps', () => {
    expect(
      tasks('## Implementation', '### Step 1: Parse', '### Step 2: Print', '## Low-Level Tasks', '### 1. Write it'),
    ).toEqual(['2-2 1 - -: Parse', '3-3 2 - -: Print', '5-5 1 WRITE -: Write it']);
  });

  it('else the items of a task list, numbered or with boxes, outermost only', () => {
    expect(
      tasks(
        '## Implementation Tasks',
        '1. Add search',
        '   - [ ] detail',
        '- [x] Update `src/a.ts`',
        '- note',
        '### Phase 1',
        '- [ ] Test',
      ),
    ).toEqual(['2-3 1 ADD -: Add search', '4-5 - UPDATE src/a.ts: Update `src/a.ts`', '7-7 - TEST -: Test']);
  });

  it('there are none under other headings', () => {
    expect(tasks('## Goal', '1. Add search', '## Validation', '### Step 1: Run it')).toEqual(['4-4 1 RUN -: Run it']);
  });
});

it('knows the state of a task from its box', () => {
  const states = prpOf(
    '## Tasks',
    '### `[wip]` Task 1: a',
    '### [x] Task 2: b',
    '### Task 3: c ✅',
    '- [f] Task 4: d',
    '- [ ] Task 5: e',
    '### Task 6: f',
  ).tasks.map(({ state }) => state);

  expect(states).toEqual(['in-progress', 'done', 'done', 'failed', 'open', undefined]);
});

describe('validation commands of a task', () => {
  it('are the back-ticked commands of its VALIDATE lines', () => {
    expect(
      commands(
        '### Task 1: a',
        '- **VALIDATE**: `npm test` and `npm run lint`, see `result`',
        '### Task 2: b',
        'VALIDATE: `./check`',
      ),
    ).toEqual([['3 npm test', '3 npm run lint'], ['5 ./check']]);
  });

  it('may stand without back ticks when they read as commands', () => {
    expect(
      commands(...fenced('yaml', 'Task 1: a', '  - VALIDATE: "pytest -q"', '  - VALIDATE: the tests pass')),
    ).toEqual([['4 pytest -q']]);
  });
});
