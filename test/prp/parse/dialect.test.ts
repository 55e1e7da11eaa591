import { expect, it } from 'vitest';
import { prpOf } from '../../support/prp-text.ts';

const base = ['## All Needed Context', '## Implementation Blueprint', '## Validation Loop'];

it.each([
  ['base-v1', [...base, '### Level 3: Integration']],
  ['base-v2', [...base, '### Level 4: Deployment']],
  ['base-v3', ['## Goal', '**Feature Goal**: find notes', ...base, '### Level 4: Domain']],
  ['base-v3', ['## All Needed Context', '### Context Completeness Check', '## Validation Loop']],
  ['story', ['## Original Story', '## CONTEXT REFERENCES', '## Validation Loop']],
  ['task', ['## Work', '[CREATE] src/a.ts:', '  - VALIDATE: npm test', '  - IF_FAIL: read the log']],
  ['spec', ['## High-Level Objective', '## Mid-Level Objective', '## Low-Level Tasks']],
  ['planning', ['## Initial Concept', '## Planning Process']],
  ['plan', ['## Summary', '## Mandatory Reading', '## Files to Change', '## Validation Commands']],
  ['poc', ['## POC Goal', '## All Needed Context (POC-Optimized)', '## Validation Loop (POC-Optimized)']],
  ['free', ['## Goal', '## Why', '## Validation Loop']],
  ['free', []],
])('reads %s from %j', (dialect, texts) => {
  expect(prpOf(...texts).dialect).toBe(dialect);
});
