import type { Facts } from './facts.ts';
import { bullets, fenced, paragraph, quotedPassage, scalar, sections } from './markdown.ts';

/** The complete template: goal, reasons, criteria, context, tasks, a validation loop by levels, and a checklist. */
export function fullTemplate(facts: Facts): string {
  const { request, environment, criteria, reasons } = facts;
  return sections([
    `# PRP: ${request.title}`,
    '## Goal',
    `**Feature Goal**: ${request.title}.`,
    `**Deliverable**: Working, tested ${environment.title === 'any stack' ? 'code' : `${environment.title} code`} for what is described under What.`,
    '**Success Definition**: Every success criterion below holds, and every command of the validation loop passes.',
    '## Why',
    ...(reasons.length > 0
      ? [bullets(reasons)]
      : [`The request in \`${request.path}\` gives no reason of its own; ask its author when a choice depends on it.`]),
    '## What',
    quotedPassage(request.feature),
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
      'Do not invent a new pattern where the repository has one.',
      'Do not add a dependency when the standard library or an existing one is enough.',
    ]),
  ]);
}

function context({ request, survey, constraints, environment }: Facts): readonly string[] {
  const references = [
    { kind: 'file', target: request.path, why: 'the feature request that this PRP was made from' },
    ...survey.files.map((file) => ({ kind: 'file', ...file })),
    ...survey.urls.map((url) => ({ kind: 'url', ...url })),
  ].flatMap(({ kind, target, why }) => [`- ${kind}: ${target}`, ...(why === '' ? [] : [`  why: ${scalar(why)}`])]);
  const notes = survey.missing.map((path) => `The request names \`${path}\`, which is not in this repository.`);
  const gotchas = [...constraints, ...notes];
  return [
    '## All Needed Context',
    '### Documentation & References',
    fenced('yaml', references),
    ...passageUnder('### Examples', request.examples),
    ...passageUnder('### Documentation', request.documentation),
    ...(survey.layout.length > 0 ? ['### Current Codebase Tree', fenced('text', survey.layout)] : []),
    '### Known Gotchas',
    gotchas.length > 0
      ? bullets(gotchas)
      : paragraph(`The request names none. Look at how existing ${environment.title} code handles errors first.`),
  ];
}

function passageUnder(heading: string, passage: Facts['request']['examples']): readonly string[] {
  return passage.lines.length > 0 ? [heading, quotedPassage(passage)] : [];
}

function blueprint({ criteria, survey, environment }: Facts): readonly string[] {
  const [pattern] = survey.files;
  const follow = pattern ? ` Follow the pattern of \`${pattern.target}\`.` : '';
  const tasks = [
    `READ the context above: every file under Documentation & References, before changing anything.`,
    ...criteria.map((criterion) => `IMPLEMENT: ${criterion}`),
    `TEST: cover every success criterion, the failing cases too.${follow}`,
    `VERIFY: run the validation loop level by level and mend what fails, until all of it passes.`,
  ];
  return [
    '## Implementation Blueprint',
    '### Implementation Tasks (in order)',
    ...tasks.map((task, index) => {
      const [title = '', ...rest] = task.split(': ');
      return `#### Task ${index + 1}: ${title}\n\n${rest.join(': ') || 'Note what differs from what this PRP assumes.'}`;
    }),
    ...(environment.commands.length === 0
      ? [paragraph('This repository offers no command to check the work with: add a test command first.')]
      : []),
  ];
}

const levelTitles = { 1: 'Syntax & Style', 2: 'Tests', 3: 'Build & Integration' } as const;

function validationLoop({ environment }: Facts): readonly string[] {
  const levels = ([1, 2, 3] as const).flatMap((level) => {
    const commands = environment.commands.filter((command) => command.level === level);
    if (commands.length === 0) return [];
    return [
      `### Level ${level}: ${levelTitles[level]}`,
      fenced('bash', [...commands.map(({ run }) => run), '# Expected: no errors']),
    ];
  });
  return ['## Validation Loop', ...levels];
}
