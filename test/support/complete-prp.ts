/** A small PRP that every gate accepts. */
export const completePrp = `# PRP: Search notes

## Goal

Find a note in seconds.

## Why

- People scroll through hundreds of notes.

## What

### Success Criteria

- [ ] An empty search returns no notes.

## All Needed Context

- file: src/notes.js
  why: the class to extend

## Implementation Blueprint

### Task 1: MODIFY src/notes.js

Add a search method.

## Validation Loop

### Level 1: Syntax

\`\`\`bash
node --check src/notes.js
\`\`\`

### Level 2: Tests

\`\`\`bash
npm test
\`\`\`
`;

/** The files that it refers to. */
export const completeFiles = { 'src/notes.js': 'export class Notes {}\n', 'package.json': '{}\n' };
