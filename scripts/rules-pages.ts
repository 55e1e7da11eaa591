import { gateDescriptions } from '../src/gates/static-gates.ts';
import { type Rule, type RuleId, rules } from '../src/gates/rules.ts';
import { type RuleExample, ruleExamples } from './rule-examples.ts';
import { ruleNotes } from './rule-notes.ts';

// Seen as a whole, not each with its own literal texts. The keys are those of the table.
const entries = Object.entries(rules).toSorted(([a], [b]) => a.localeCompare(b)) as [RuleId, Rule][];

/** The pages about the rules: path → text. `docs/rules.md` lists them all, and each rule has its page. */
export function rulesPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/rules.md', index()],
    ...entries.map(([id, rule]): [string, string] => [`docs/rules/${id}.md`, page(id, rule)]),
  ]);
}

function index(): string {
  const sections = [...Map.groupBy(entries, ([, { gate }]) => gate)].map(([gate, own]) => {
    const rows = own.map(([id, { severity, title }]) => `| [${id}](rules/${id}.md) | ${severity} | ${title} |`);
    const about = gateDescriptions[gate] ?? '';
    return [
      `## ${gate}`,
      `Looks at ${about}.`,
      ['| rule | severity | finds |', '| --- | --- | --- |', ...rows].join('\n'),
    ];
  });
  return document(
    '# Rules',
    'Each finding names the rule of its gate. The tables show the default severities. `rules: { PRP203: off }` in `.github/prp.yml` changes one to `off`, `notice`, `warning` or `error`. `gates: { markdown: off }` switches a whole gate off.',
    'With `--base`, findings that the base revision also has are shown and never fail, even if their lines moved. They are counted: if the base has two equal findings and the PRP three, one is new.',
    ...sections.flat(),
  );
}

function page(id: RuleId, { gate, severity, title, why, mend }: Rule): string {
  const example = ruleExamples[id];
  return document(
    `# ${id}: ${title}`,
    `Gate [${gate}](../rules.md#${gate}), severity **${severity}**.`,
    why,
    '## What to do',
    mend,
    ...(example ? exampleOf(example) : []),
    ...(ruleNotes[id] ?? []),
    '## Configuration',
    fenced('yaml', [
      '# .github/prp.yml',
      'rules:',
      `  ${id}: ${severity === 'notice' ? 'warning' : 'notice'} # or off, ${others(severity)}`,
    ]),
    '[All rules](../rules.md)',
  );
}

function others(severity: Rule['severity']): string {
  return severity === 'notice' ? 'notice, error' : 'warning, error';
}

function exampleOf({ bad, good }: RuleExample): readonly string[] {
  return ['## Example', 'Found:', fenced('text', bad), 'Corrected:', fenced('text', good)];
}

/** With one tick more than any fence inside. An example is no `markdown` to the formatter, which would put it right. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /^`*/.exec(line)?.[0].length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines.join('\n').trimEnd().split('\n'), fence].join('\n');
}

function document(...blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}
