/** A PRP that all gates accept, as text. */
export interface SamplePrp {
  readonly title: string;
  readonly goal: string;
  readonly why?: string;
  readonly criteria?: readonly string[];
  readonly constraints?: readonly string[];
  /** A file of the sample repository. */
  readonly file?: string;
  readonly check?: string;
}

function samplePrp(about: SamplePrp): string {
  const { title, goal, why = 'People ask for it every week.', file = 'src/notes.js', check = 'npm test' } = about;
  const { criteria = ['A note of 1 MB is handled like any other note'], constraints = [] } = about;
  const gotchas = constraints.length === 0 ? '' : `### Known Gotchas\n\n${items(constraints)}\n`;
  return `# PRP: ${title}

## Goal

${goal}

## Why

- ${why}

## What

### Success Criteria

${items(criteria.map((text) => `[ ] ${text}`))}
## All Needed Context

- file: ${file}
  why: the class to extend

${gotchas}## Implementation Blueprint

### Task 1: MODIFY src/notes.js

Add what the criteria ask for.

## Validation Loop

### Level 1: Syntax

\`\`\`bash
node --check src/notes.js
\`\`\`

### Level 2: Tests

\`\`\`bash
${check}
\`\`\`
`;
}

const items = (texts: readonly string[]) => texts.map((text) => `- ${text}\n`).join('');

/** The PRP as a file of the repository. */
export const prpFile = (name: string, about: SamplePrp): Readonly<Record<string, string>> => ({
  [`PRPs/${name}.md`]: samplePrp(about),
});

export const rateLimit: SamplePrp = {
  title: 'Rate limits',
  goal: 'Every client of the public API gets a fair share.',
  why: 'One client must not slow down the others.',
  criteria: [
    'Ten thousand requests take less than 50 ms',
    'A client above its limit gets status 429',
    'Blocked requests are logged',
  ],
  constraints: ['Do not keep counters in the process', 'Do not block health checks'],
};

export const searchNotes: SamplePrp = {
  title: 'Search notes',
  goal: 'Find a note in seconds.',
  why: 'People scroll through hundreds of notes.',
  criteria: ['An empty query returns an empty list, with status 200', 'A query finds words in any case'],
  file: 'docs/api.md',
};

export const ordersExport: SamplePrp = {
  title: 'Export orders',
  goal: 'Export all orders of a month as one file.',
  criteria: ['A month without orders gives a file with a header only'],
};

export const archiveCleanup: SamplePrp = {
  title: 'Clean up the archive',
  goal: 'Remove archived notes after a year.',
  why: 'The archive grows by a gigabyte a month.',
  criteria: ['A note that was archived less than a year ago stays'],
};

export const userInvite: SamplePrp = {
  title: 'Invite users',
  goal: '[Describe the goal here]',
  why: 'TODO: ask the sales team.',
  criteria: ['An invitation ends after seven days'],
};

/** The files that the PRPs refer to. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'src/notes.js': 'export class Notes {}\n',
  'docs/api.md': '# API\n',
  'package.json': '{ "scripts": { "test": "node --test" } }\n',
};

export const featureRequest = `# Retries for webhooks

## FEATURE

Send a webhook again when its receiver does not answer.

- A delivery is tried again after 1, 10 and 60 minutes
- A delivery that never arrives is kept as failed

## EXAMPLES

- \`src/notes.js\`: how a class of this repository looks
`;
