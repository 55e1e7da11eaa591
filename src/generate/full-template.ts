import type { Facts } from './facts.ts';
import type { Passage } from './feature-request.ts';

/** The complete template: goal, reasons, criteria, context, tasks, a validation loop by levels, and a checklist. */
export function fullTemplate(facts: Facts): string {
  const { request, stack, background, criteria, reasons } = facts;
  return sections([
    `# PRP: ${request.title}`,
    '## Goal',
    `**Feature Goal**: ${request.title}.`,
    `**Deliverable**: Working, tested ${stack} for the feature described under What.`,
    '**Success Definition**: Every success criterion holds, and every command of the validation loop passes.',
    '## Why',
    reasons.length > 0
      ? bullets(reasons)
      : `The request in \`${request.path}\` gives no reason. Ask its author if a choice depends on it.`,
    '## What',
    ...(background.lines.length > 0 ? [quotedPassage(background)] : []),
    '### Success Criteria',
    bullets(criteria.map((criterion) => `[ ] ${criterion}`)),
    ...context(facts),
    ...blueprint(facts),
    ...validationLoop(facts),
    '## Final Validation Checklist',
    bullets([
      '[ ] Every level of the validation loop passes.',
      '[ ] Every success criterion is covered by a test that fails without the change.',
      '[ ] Nothing outside the scope of this PRP was changed.',
    ]),
    '## Anti-Patterns to Avoid',
    bullets([
      'Do not weaken, skip or delete a test or a check to make it pass.',
      'Do not invent a new pattern if the repository has one.',
      'Do not add a dependency when the standard library or an existing one is enough.',
    ]),
  ]);
}

function context({ request, survey, constraints, remarks, stack }: Facts): readonly string[] {
  const references = [
    { kind: 'file', target: request.path, why: 'the feature request of this PRP' },
    ...survey.files.map((file) => ({ kind: 'file', ...file })),
    ...survey.urls.map((url) => ({ kind: 'url', ...url })),
  ].flatMap(({ kind, target, why }) => [`- ${kind}: ${target}`, ...(why === '' ? [] : [`  why: ${scalar(why)}`])]);
  const notes = survey.missing.map((path) => `The request names \`${path}\`, which is not in this repository.`);
  const gotchas = [...constraints, ...notes];
  return [
    '## All Needed Context',
    '### Documentation & References',
    fenced('yaml', references),
    ...remarks.map(quotedPassage),
    ...(survey.layout.length > 0 ? ['### Current Codebase Tree', fenced('text', survey.layout)] : []),
    '### Known Gotchas',
    gotchas.length > 0
      ? bullets(gotchas)
      : `The request names none. Follow the existing ${stack} in its error handling and its names.`,
  ];
}

/** One task for each outcome, with the test before the code, and the command that proves it. */
function blueprint({ criteria, survey, environment }: Facts): readonly string[] {
  const pattern = survey.files.find((file) => !isTest(file));
  const testPattern = survey.files.find(isTest);
  const test = environment.commands.find(({ id }) => id === 'test');
  const steps = [
    `Write the test first${testPattern ? `, in the style of \`${testPattern.target}\`` : ''}: it must fail before the change and pass after it.`,
    ...(pattern ? [`Follow the pattern of \`${pattern.target}\`.`] : []),
    ...(test ? [`**VALIDATE**: \`${test.run}\``] : []),
  ];
  const tasks = [
    [
      'READ the files and pages under Documentation & References',
      bullets(['Open every file before the first change. If a file differs from this PRP, stop and report it.']),
    ],
    ...criteria.map((criterion) => [`IMPLEMENT: ${criterion.replace(/[.\s]+$/, '')}`, bullets(steps)]),
    [
      'VERIFY the result',
      bullets([
        'Run the validation loop level by level. Fix all failures of a level before the next level.',
        'In the checklist below, tick the items that are true, and no others.',
      ]),
    ],
  ];
  return [
    '## Implementation Blueprint',
    ...tasks.flatMap(([title, body], index) => [`### Task ${index + 1}: ${title}`, body ?? '']),
  ];
}

function isTest({ target }: { readonly target: string }): boolean {
  return /(?:^|[/._-])(?:tests?|specs?)(?:[/._-]|$)/i.test(target);
}

const levelTitles = { 1: 'Syntax & Style', 2: 'Tests', 3: 'Build & Integration' } as const;

function validationLoop({ environment }: Facts): readonly string[] {
  const levels = ([1, 2, 3] as const).flatMap((level) => {
    const commands = environment.commands.filter((command) => command.level === level);
    if (commands.length === 0) return [];
    return [
      `### Level ${level}: ${levelTitles[level]}`,
      fenced('bash', [...commands.map(({ run }) => run), '# Expected: exit code 0']),
    ];
  });
  const none =
    'No command that checks the work was found in this repository. The first task is to add one that runs the tests; write it here.';
  return ['## Validation Loop', ...(levels.length > 0 ? levels : [none])];
}

/** Blocks with one blank line between them, and a newline at the end. */
function sections(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`;
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** A fence with more ticks than the beginning of any line in it. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  const ticks = '`'.repeat(longest + 1);
  return [`${ticks}${language}`, ...lines, ticks].join('\n');
}

/** A value that YAML parses as this text. */
function scalar(text: string): string {
  return /^[\w(][\w ,.()/'-]*$/.test(text) ? text : JSON.stringify(text);
}

/** Comments, declarations, processing instructions and elements whose content is no Markdown. */
const openHtml = /<(?=[!?]|(?:script|pre|style|textarea)(?![\w-]))/gi;

/**
 * Foreign Markdown for a place below level 3: lowers its headings, closes a fence that it leaves open, and escapes HTML
 * that ends only where its author says. So it cannot swallow the following text or change its headings.
 */
function quotedPassage({ lines }: Passage): string {
  let fence: string | undefined;
  const quoted = lines.map((line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) {
      if (fence === undefined) fence = mark;
      else if (mark.startsWith(fence) && line.trim() === mark) fence = undefined;
      return line;
    }
    if (fence !== undefined) return line;
    return line
      .replace(/^ {0,3}#{1,6}(?=\s)/, '####')
      .replaceAll(openHtml, '&lt;')
      .trimEnd();
  });
  return [...quoted, ...(fence === undefined ? [] : [fence])].join('\n');
}
