import { expect, it } from 'vitest';
import { natureOf } from '../../src/prp/parse/block-nature.ts';
import { canonicalForm } from '../../src/prp/canonical.ts';
import { parse } from '../../src/prp/parse/parse.ts';
import { print } from '../../src/prp/prp.ts';

// Hostile texts of up to 5 MB each, for which a quadratic reader takes hours. The assertion is that the test ends
// within its time limit.

const many = 40_000;
const wide = (text: string) => `${text.repeat(Math.ceil(2_000 / text.length))}x\n`.repeat(1_000);
const inLoop = (script: string) => `## Validation Loop\n### Level 1: a\n\`\`\`bash\n${script}\n\`\`\`\n`;

const documents: Readonly<Record<string, string>> = {
  'nested quotes': '>'.repeat(many * 20),
  'quoted lines': '> > > > - a\n'.repeat(many),
  'nested lists': Array.from({ length: 1_500 }, (_, depth) => `${' '.repeat(depth)}- a\n`)
    .join('')
    .concat('- a\n'.repeat(many)),
  'list markers in one line': '- '.repeat(many * 10),
  brackets: '['.repeat(many * 10),
  'headings of brackets': wide('## ([{'),
  'back ticks': '`'.repeat(many * 10),
  'back tick runs with mentions': wide('`` ` ``` @a.md '),
  'one line': 'word '.repeat(many * 10),
  'one word': 'x'.repeat(5_000_000),
  headings: '# heading\n'.repeat(many),
  'headings that differ': Array.from(
    { length: many },
    (_, index) => `${'#'.repeat((index % 6) + 1)} Level ${index}\n`,
  ).join(''),
  'bare headings': '#\n'.repeat(many * 5),
  'task headings': '## Task 1: CREATE src/a.ts\n'.repeat(many),
  fences: '```\n'.repeat(many),
  'labelled fences': '```bash\n'.repeat(many),
  'validation fences': `## Validation\n${'```bash\nls &\n```\n'.repeat(many)}`,
  references: '- file: src/a.ts:10-20 - why\n'.repeat(many),
  'references with keys': `## Context\n\`\`\`yaml\n${'- file: src/a.ts\n  why: x\n  lines: 1-2\n'.repeat(many)}`,
  'a long path': wide('- file: a/'),
  mentions: wide('@docs/a.md '),
  spaces: ' '.repeat(5_000_000),
  'spaces between words': `a${' '.repeat(5_000_000)}b`,
  'spaces after every word': `- file: a${' '.repeat(2_000)}b\n`.repeat(1_000),
  tabs: '\t'.repeat(5_000_000),
  'blank lines': '\n'.repeat(2_000_000),
  'carriage returns': '\r'.repeat(2_000_000),
  colons: wide('## a::::'),
  marks: wide('## a # #'),
  emphasis: wide('- **a'),
  'bold lines': '**a**: b\n'.repeat(many),
  keys: 'name: a\n'.repeat(many * 3),
  'front matter': `---\n${'a: b\n'.repeat(many * 3)}---\n`,
  comments: '<!-- a\n'.repeat(many * 3),
  'table rows': `## Files to Change\n| File | Action |\n|---|---|\n${'| `src/a.ts` | b |\n'.repeat(many)}`,
  'table cells': wide('|-'),
  tasks: `## Tasks\n${'Task 1: CREATE src/a.ts\n'.repeat(many)}`,
  'inline commands': 'VALIDATE: `npm test`\n'.repeat(many),
  criteria: `## Success Criteria\n${'- [ ] a\n'.repeat(many * 2)}`,
  'lone surrogates': '\ud800'.repeat(many * 10),
};

it.each(Object.entries(documents))('reads and prints %s', (_what, text) => {
  expect(print(parse(text, 'x.md'))).toBe(text);
  expect(canonicalForm(text)).toBeDefined();
});

const scripts: Readonly<Record<string, string>> = {
  'flags of git': 'git -'.repeat(many * 2),
  copies: 'dd '.repeat(many * 5),
  downloads: 'curl | '.repeat(many * 2),
  removals: 'rm -rm -'.repeat(many * 2),
  compositions: 'docker compose down '.repeat(many),
  deletions: 'delete from '.repeat(many * 2),
  'here-documents': 'cat <<EOF\n'.repeat(many * 2),
  'open quotes': "echo 'a\n".repeat(many * 2),
  quotes: '"'.repeat(many * 10),
  substitutions: '$('.repeat(many * 10),
  braces: '{a_'.repeat(many * 10),
  angles: '<a b '.repeat(many * 5),
  'one angle': `<${'a-'.repeat(many * 10)}`,
  continuations: 'a \\\n'.repeat(many * 5),
  ampersands: '& '.repeat(many * 10),
  assignments: 'A=b '.repeat(many * 5),
  prefixes: 'sudo '.repeat(many * 5),
  variables: `$${'A_'.repeat(many * 10)}`,
  colons: ': ('.repeat(many * 5),
  spaces: `a${' '.repeat(3_000_000)}b`,
  prompts: '$ ls\n'.repeat(many),
  pipes: '|a'.repeat(many * 10),
  parentheses: '('.repeat(many * 5),
  'back ticks': '`a\\`'.repeat(many),
  arithmetic: '$(('.repeat(many * 2),
  'braces in braces': '${a:-'.repeat(many),
  'quotes in substitutions': '"$("'.repeat(many),
  'scripts in scripts': 'sh -c "'.repeat(many),
  'evaluated words': 'eval '.repeat(many),
  'evaluated scripts': 'eval "echo a"\n'.repeat(many),
  'variables in variables': Array.from({ length: 2_000 }, (_, index) => `v${index + 1}="$v${index}$v${index}"\n`).join(
    '',
  ),
  'values that grow': `a=${'b'.repeat(1_000)}\n${'echo $a$a$a\n'.repeat(many)}`,
  'values that differ': `for x in ${'rm '.repeat(16)}; do\n${'$x a\n'.repeat(many)}done`,
  'made files': `mkdir ${'a/'.repeat(20_000)}b\n${'rm a/b/c/d/e/f\n'.repeat(many)}`,
  'directories further down': 'cd a\n'.repeat(many),
  'cases in cases': 'case a in b) '.repeat(many),
  'here-documents on one line': 'cat <<A <<B <<C\n'.repeat(many),
  'commands of find': 'find . -exec '.repeat(many),
  'programs that start programs': 'xargs env '.repeat(many),
  statements: `psql -c "${'delete from '.repeat(many)}"`,
  code: `python -c "${'system('.repeat(many)}"`,
  'scripts of packages': 'npm run a\n'.repeat(many),
  words: `git ${'a '.repeat(many * 5)}`,
  'long words': `rm -rf ${'a/'.repeat(many * 10)}`,
  'unknown programs': '$a b\n'.repeat(many),
  imports: `import ${'a, '.repeat(many * 5)}`,
};

it.each(Object.entries(scripts))('judges a script of %s', (_what, script) => {
  expect(natureOf(script).nature).toBeTypeOf('string');
  expect(parse(inLoop(script), 'x.md').loop).toHaveLength(1);
});
