import { describe, expect, it } from 'vitest';
import { fenced, prpOf } from '../../support/prp-text.ts';

/** Levels as `level title`, each followed by its commands as `  line text`. */
function loop(...texts: readonly string[]): readonly string[] {
  return prpOf(...texts).loop.flatMap(({ level, title, blocks }) => [
    `${level ?? '-'} ${title}`,
    ...blocks.flatMap(({ commands }) => commands.map(({ line, text }) => `  ${line} ${text}`)),
  ]);
}

/** The first block of a loop made of these lines. */
const block = (...texts: readonly string[]) => prpOf('## Validation', ...texts).loop[0]?.blocks[0];

describe('levels', () => {
  it('are the numbered headings under validation, with their shell fences', () => {
    expect(
      loop(
        '## Validation Loop',
        '### Level 1: Syntax & Style (fast)',
        ...fenced('bash', 'npm run lint'),
        ...fenced('python', 'def test(): pass'),
        '### **LEVEL 2** - Tests',
        '#### Unit',
        ...fenced('sh', 'npm test', 'npm run e2e'),
      ),
    ).toEqual(['1 Syntax & Style (fast)', '  4 npm run lint', '2 Tests', '  12 npm test', '  13 npm run e2e']);
  });

  it('reach to the end of their sections', () => {
    const levels = prpOf('## Validation', '### Level 1: a', '#### b', 'text', '### Notes', 'text').loop;

    expect(levels).toMatchObject([{ level: 1, startLine: 2, endLine: 4, blocks: [] }]);
  });

  it('are not those of a rollback', () => {
    expect(loop('## Rollback', '### Level 1: Flags', ...fenced('bash', 'ls'))).toEqual([]);
  });
});

describe('fences under no numbered heading', () => {
  it('make a level without a number for each validation section', () => {
    expect(
      loop(
        '## Validation Commands',
        ...fenced('bash', 'npm run lint'),
        ...fenced('bash', 'npm test'),
        '### Build',
        ...fenced('bash', 'npm run build'),
        '## Implementation',
        ...fenced('bash', 'npm init'),
      ),
    ).toEqual(['- Validation Commands', '  3 npm run lint', '  6 npm test', '- Build', '  10 npm run build']);
  });

  it('stand beside the numbered ones, in document order', () => {
    expect(
      loop(
        '## Validation',
        ...fenced('bash', 'ls'),
        '### Level 2: Tests',
        ...fenced('bash', 'npm test'),
        '## Testing',
        ...fenced('bash', 'pwd'),
      ),
    ).toEqual(['- Validation', '  3 ls', '2 Tests', '  7 npm test', '- Testing', '  11 pwd']);
  });
});

describe('inline commands', () => {
  it('are the loop of a document that has no other', () => {
    expect(
      loop('## Tasks', '### Task 1: a', '- **VALIDATE**: `npm test`', '### Task 2: b', 'VALIDATE: `npm run lint`'),
    ).toEqual(['- VALIDATE', '  3 npm test', '  5 npm run lint']);
  });

  it('are left to their tasks otherwise', () => {
    expect(loop('### Task 1: a', 'VALIDATE: `npm test`', '## Validation', ...fenced('bash', 'ls'))).toEqual([
      '- Validation',
      '  5 ls',
    ]);
  });
});

describe('a block', () => {
  it('knows its lines, its text and its nature', () => {
    expect(block('```bash', '# start', '', 'npm run dev', '```')).toMatchObject({
      language: 'bash',
      startLine: 2,
      endLine: 6,
      text: '# start\n\nnpm run dev',
      commands: [{ text: 'npm run dev', line: 5 }],
      nature: 'needs-service',
      because: 'npm run dev',
    });
  });

  it.each(['bash', 'sh', 'shell', 'zsh', 'console', 'terminal'])('may be labelled %s', (language) => {
    expect(block(...fenced(language, 'ls'))?.commands).toHaveLength(1);
  });

  it('may be unlabelled when every line reads as a command', () => {
    expect(block(...fenced('', '# all', 'npm test', './check.sh --fast'))?.commands).toHaveLength(2);
    expect(block(...fenced('', 'npm test', 'should print nothing'))).toBeUndefined();
    expect(block(...fenced('', 'make sure that it works'))).toBeUndefined();
    expect(block(...fenced('', '# all'))).toBeUndefined();
  });

  it('has its expectations from its comments and from the lines after it', () => {
    const found = block(
      ...fenced('bash', 'npm test', '# Expected: all pass', '#   expected none to fail', '# note'),
      '',
      '**EXPECT**: exit code 0',
      '- **Expected output:** nothing',
      'text',
      ...fenced('bash', 'ls'),
      '**EXPECT**: files',
    );

    expect(found?.expectations).toEqual([
      { text: '# Expected: all pass', line: 4 },
      { text: '#   expected none to fail', line: 5 },
      { text: '**EXPECT**: exit code 0', line: 9 },
      { text: '- **Expected output:** nothing', line: 10 },
    ]);
  });

  it('runs to the end of a document that never closes it', () => {
    expect(block('```bash', 'ls', 'pwd')).toMatchObject({ endLine: 4, text: 'ls\npwd' });
  });

  it('keeps a line of any length whole', () => {
    const command = `echo ${'a'.repeat(5_000)}`;

    expect(block(...fenced('bash', command))?.commands).toEqual([{ text: command, line: 3 }]);
  });
});
