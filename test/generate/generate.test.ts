import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { detectEnvironment } from '../../src/environments/detect-environment.ts';
import { staticGates } from '../../src/gates/static-gates.ts';
import { defaultSeverity } from '../../src/gates/gate.ts';
import { factsOf } from '../../src/generate/facts.ts';
import { fullTemplate } from '../../src/generate/full-template.ts';
import { parseRequest } from '../../src/generate/feature-request.ts';
import { survey } from '../../src/generate/survey.ts';
import type { Severity } from '../../src/prp/finding.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { memoryTree } from '../support/memory-tree.ts';

const requestPath = 'features/login.md';
const files = {
  [requestPath]: '',
  'package.json': '{"scripts": {"test": "x", "lint": "x"}}',
  'src/user.js': 'x\n',
  'test/user.test.js': 'x\n',
};

const gates = staticGates({ maxTokens: 12_000 });
afterAll(() => Promise.all(gates.map(async (gate) => gate.close?.())));

async function generated(request: string): Promise<string> {
  const tree = memoryTree(files);
  const parsed = parseRequest(request, requestPath);
  const environment = await detectEnvironment(tree);
  if (!environment) throw new Error('No environment.');
  return fullTemplate(factsOf(parsed, environment, await survey(parsed, tree)));
}

/** The findings of the static gates, by default above a notice. */
async function complaints(
  text: string,
  severities: readonly Severity[] = ['error', 'warning'],
): Promise<readonly string[]> {
  const subject = { prp: parse(text, 'PRPs/login.md'), tree: memoryTree(files) };
  const found: string[] = [];
  for (const gate of gates) {
    for await (const { rule, startLine, message } of gate.check(subject, new AbortController().signal)) {
      if (severities.includes(defaultSeverity(rule))) found.push(`${rule} ${startLine} ${message}`);
    }
  }
  return found;
}

const reason = 'Users must log in, so that their notes are theirs.'; // check-words: allow
const request = `# Log in

## FEATURE:

${reason}

- A wrong password is refused
- Five wrong ones lock the account

## EXAMPLES:

- \`src/user.js\`: how a user looks
- \`test/user.test.js\`
- \`src/gone.js\`: was here once

## DOCUMENTATION:

- https://example.com/login: the rules

## OTHER CONSIDERATIONS:

- Passwords are never logged
`;

describe('a generated PRP', () => {
  it('contains the request, and passes every gate', async () => {
    const text = await generated(request);
    expect(await complaints(text)).toEqual([]);
    const prp = parse(text, 'PRPs/login.md');
    expect(prp.title).toBe('PRP: Log in');
    expect(prp.criteria.map((criterion) => criterion.text)).toEqual([
      'A wrong password is refused',
      'Five wrong ones lock the account',
    ]);
    expect(
      prp.references.filter(({ kind }) => kind === 'file' || kind === 'url').map(({ target, why }) => [target, why]),
    ).toEqual([
      [requestPath, 'the feature request of this PRP'],
      ['src/user.js', 'how a user looks'],
      ['test/user.test.js', undefined],
      ['https://example.com/login', 'the rules'],
    ]);
    expect(prp.loop.map(({ level, blocks }) => [level, blocks[0]?.commands.map((command) => command.text)])).toEqual([
      [1, ['npm run lint']],
      [2, ['npm run test']],
    ]);
    expect(text).toContain(`- ${reason}`);
    expect(text).toContain('The request names `src/gone.js`, which is not in this repository.');
    expect(text).toContain('- Passwords are never logged');
  });

  it.each([
    ['## EXAMPLES: `src/user.js`, `test/user.test.js`', undefined],
    ['## EXAMPLES:\n`src/user.js` and https://example.com/a', undefined],
    ['## EXAMPLES:\n- src/user.js (how a user looks)', 'how a user looks'],
    ['## EXAMPLES:\n- how a user looks (see `src/user.js`)', 'how a user looks'],
    ['## EXAMPLES:\n- how a user looks (`src/user.js`)', 'how a user looks'],
    ['## EXAMPLES:\n- `src/user.js`: `createUser`', '`createUser`'],
  ])('gives a reason for a file only when the request does: %j', async (examples, why) => {
    const prp = parse(await generated(`## FEATURE:\nA button.\n${examples}\n`), 'x.md');
    const cited = prp.references.find(({ target }) => target === 'src/user.js');
    expect(cited).toMatchObject({ kind: 'file' });
    expect(cited?.why?.replace(/^"(.*)"$/, '$1')).toBe(why);
  });

  it('needs only a FEATURE', async () => {
    expect(await complaints(await generated('## feature\nA button.\n'))).toEqual([]);
  });

  it('is not swallowed by a fence, a comment or a heading of the request', async () => {
    const text = await generated('## FEATURE:\nShow code:\n\n```js\n# not a heading\n\n### Goal\n\n<!-- hidden\n');
    expect(await complaints(text)).toEqual([]);
    expect(parse(text, 'x.md').loop).toHaveLength(2);
  });

  it('passes its gates and is reproducible for any request', async () => {
    const line = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        '```',
        '~~~~',
        '<!--',
        '-->',
        '<?',
        '<!X',
        '<![CDATA[',
        '<pre>',
        '<Script x',
        '---',
        '# X',
        '- a',
        '- [ ] b',
        '1. c',
        '    code',
        '| a | b |',
        '>',
        '',
      ),
      fc.constantFrom(
        '`src/user.js`',
        '/etc/passwd',
        'https://x.example/a',
        '- file: ../../x',
        '{name}',
        'Task 1: CREATE a',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const text = `## FEATURE:\nAn honest sentence.\n${lines.join('\n')}\n`;
        const once = await generated(text);
        expect(await generated(text)).toBe(once);
        // A path outside or of one machine stays the author's; everything else must hold.
        expect((await complaints(once, ['error'])).filter((one) => !/^PRP30[134]/.test(one))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('parseRequest', () => {
  it.each([
    ['## FEATURE:\nA\n', 'A'],
    ['# Feature: Log in\n\nA\n', 'Log in'],
    ['# Feature request\n\n## Feature\n\n- Let users **log in**. Now.\n', 'Let users log in'],
    ['## 1. feature\r\nLog in\r\n', 'Log in'],
    ['\uFEFF## Feature Description:\nLog in\n', 'Log in'],
  ])('derives the title from %j', (text, title) => {
    expect(parseRequest(text, requestPath).title).toBe(title);
  });

  it('treats EXAMPLES & DOCUMENTATION as both', () => {
    const { examples, documentation } = parseRequest('## FEATURE\nA\n## EXAMPLES & DOCUMENTATION:\nB\n', requestPath);
    expect([examples.lines, documentation.lines]).toEqual([['B'], ['B']]);
  });

  it.each([
    ['', 'features/login.md has no FEATURE heading.'],
    ['# Anything\n\nText.\n', 'features/login.md has no FEATURE heading.'],
    ['## FEATURE:\n\n## EXAMPLES:\nA\n', 'features/login.md has nothing under its FEATURE heading.'],
    [
      '## FEATURE:\n\n[Insert your feature here]\n',
      'features/login.md is still the template: its FEATURE is a placeholder in brackets.',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseRequest(text, requestPath)).toThrow(expect.objectContaining({ code: 'E_REQUEST', message }));
  });
});
