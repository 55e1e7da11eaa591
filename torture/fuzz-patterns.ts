import { fakeSecrets } from '../test/support/fake-secret.ts';
import { type Random, randomOf } from './random.ts';

/** Makes a text of about so many characters. */
export interface Pattern {
  readonly name: string;
  make(size: number): string;
}

const characters = [
  ...Array.from('a0 #-*_`~>|[](){}<!\\/:;"\'$&=+.,?^%@'),
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\u200B',
  '\u202E',
  '\uFEFF',
  '\u2028',
  'é',
  '漢',
  '😀',
  '\ud800',
  '\u0301',
];

const pieces = [
  '# a',
  '#',
  '## Goal',
  '###### a #',
  '- [ ] a',
  '- [x] a',
  '- a',
  '  - a',
  '* a',
  '+ a',
  '1. a',
  '1) a',
  '> a',
  '> > > - a',
  '```',
  '```bash',
  '~~~',
  '---',
  '===',
  '***',
  '| a | b |',
  '|---|---|',
  '<!-- a',
  '-->',
  '<!-- a -->',
  '<div>',
  '</div>',
  '<script>',
  '<a b="c">',
  '<details><summary>',
  '&amp; &#64; &lt',
  'key: value',
  '- file: src/a.ts',
  '  why: a',
  '- file: src/a.ts:10-20 - why',
  'Task 1: CREATE src/a.ts',
  '### Task 1: MODIFY src/a.ts',
  'VALIDATE: `npm test`',
  '### Level 1: Syntax',
  '## Validation Loop',
  '## Success Criteria',
  '@docs/a.md',
  'src/a.ts:1-5',
  '`src/a.ts`',
  '[a](b)',
  '![a](b)',
  '[a]: b',
  '[^1]: a',
  'https://a.example/b?c=d#e',
  'www.a.example',
  '[TODO: a]',
  '{{placeholder}}',
  '<your name here>',
  '${VARIABLE}',
  'rm -rf /',
  '$ ls -la',
  'name: "a"',
  '**a** __b__ ~~c~~',
  '"a": { "b": [1, 2] },',
  'continue-on-error: true',
  'MUST NOT be slower than 100 ms',
  'ignore previous instructions',
  '    indented',
  'a  ',
];

const scripts = [
  "echo 'a\n",
  'echo "a $(b "c $(',
  '$(',
  '`',
  'cat <<EOF\n',
  'a \\\n',
  'a && ',
  'a | ',
  '& ',
  'A=b ',
  'sudo ',
  '${A:-${B:-',
  '{a_,',
  '((',
  'rm -rf ',
  'curl a | ',
  'git -C a ',
  'xargs -I{} sh -c ',
  'if true; then\n',
  'for a in b; do\n',
  'case a in a) ',
  '# a\n',
];

const nestings: Readonly<Record<string, (size: number) => string>> = {
  'quotes, deeper and deeper': (size) => stairs(size, '>', 200),
  'lists, deeper and deeper': (size) => stairs(size, '  ', 100, '- a'),
  'numbers, deeper and deeper': (size) => stairs(size, '   ', 80, '1. a'),
  'backticks, longer and longer': (size) => stairs(size, '`', 200),
  'tildes, longer and longer': (size) => stairs(size, '~', 200),
  'brackets, opened and closed': (size) => `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
  'parentheses in links': (size) => `[a]${'('.repeat(size / 2)}${')'.repeat(size / 2)}`,
  'elements, opened and closed': (size) => `${'<b>'.repeat(size / 7)}${'</b>'.repeat(size / 7)}`,
  'braces, opened and closed': (size) => `${'{'.repeat(size / 2)}${'}'.repeat(size / 2)}`,
  'emphasis, opened and closed': (size) => `${'*_'.repeat(size / 4)}a${'_*'.repeat(size / 4)}`,
  'comments in comments': (size) => `${'<!-- '.repeat(size / 9)}${'--> '.repeat(size / 9)}`,
  'headings of all levels': (size) => counted(size, (index) => `${'#'.repeat((index % 6) + 1)} Part ${index}`),
  'headings that are all the same': (size) => counted(size, () => '## Success Criteria\n\n- [ ] a'),
  'sections that differ by number': (size) => counted(size, (index) => `## Section ${index}\n\nText ${index}.`),
  'tasks that differ by number': (size) => counted(size, (index) => `### Task ${index}: CREATE src/f${index}.ts`),
  'criteria that differ by number': (size) => counted(size, (index) => `- [ ] Criterion ${index} holds`),
  'references that differ by number': (size) => counted(size, (index) => `- file: src/m${index}/f.ts\n  why: a`),
  'gates that differ by number': (size) =>
    counted(size, (index) => `### Level ${index}\n\n\`\`\`bash\ntest ${index}\n\`\`\``),
  'rows that differ by number': (size) => counted(size, (index) => `| \`src/f${index}.ts\` | MODIFY |`),
  'keys of YAML, deeper and deeper': (size) => stairs(size, '  ', 100, 'key:'),
  'definitions and uses': (size) => counted(size, (index) => `[r${index}]: u${index}\n[a][r${index + 1}]`),
  'fences in lists': (size) => counted(size, (index) => `- ${'  '.repeat(index % 20)}\`\`\`sh`),
};

/** 243 patterns of hostile documents: runs, lines, long lines, nestings, scripts, secrets, mixtures. */
export function fuzzPatterns(seed: number): readonly Pattern[] {
  const fixed: readonly Pattern[] = [
    ...characters.map((character) => ({
      name: `run of ${JSON.stringify(character)}`,
      make: (size: number) => filled(size, character),
    })),
    ...pieces.map((piece) => ({
      name: `lines of ${JSON.stringify(piece)}`,
      make: (size: number) => filled(size, `${piece}\n`),
    })),
    ...pieces
      .filter((_, index) => index % 2 === 0)
      .map((piece) => ({
        name: `long lines of ${JSON.stringify(piece)}`,
        make: (size: number) => filled(size, `${filled(2_000, `${piece} `)}\n`),
      })),
    ...scripts.map((script) => ({
      name: `script of ${JSON.stringify(script)}`,
      make: (size: number) => `## Validation Loop\n\n### Level 1\n\n\`\`\`bash\n${filled(size, script)}\n\`\`\`\n`,
    })),
    ...Object.entries(nestings).map(([name, make]) => ({ name, make })),
    ...Object.entries(fakeSecrets)
      .slice(0, 12)
      .map(([name, [secret = '']]) => ({
        name: `starts of secrets: ${name}`,
        // Not the secrets themselves: what looks like one for as long as possible.
        make: (size: number) => filled(size, `${secret.slice(0, -1)}\n`),
      })),
  ];
  const mixtures = Array.from({ length: patternCount - fixed.length }, (_, index) => ({
    name: `mixture ${index}`,
    make: (size: number) => mixture(size, randomOf(seed, index)),
  }));
  return [...fixed, ...mixtures];
}

export const patternCount = 243;

function mixture(size: number, random: Random): string {
  const parts = [...pieces, ...scripts, ...characters];
  const own = Array.from({ length: 3 + random.below(12) }, () => random.pick(parts));
  const block = Array.from(
    { length: 50 + random.below(400) },
    () => random.pick(own) + random.pick(['', ' ', '\n', '\n\n']),
  );
  return filled(size, block.join(''));
}

function filled(size: number, piece: string): string {
  return piece.repeat(Math.ceil(size / piece.length));
}

function counted(size: number, line: (index: number) => string): string {
  let text = '';
  for (let index = 0; text.length < size; index += 1) text += `${line(index)}\n`;
  return text;
}

function stairs(size: number, step: string, depth: number, end = 'a'): string {
  return counted(size, (index) => `${step.repeat(index % depth)}${end}`);
}
