import { describe, expect, it } from 'vitest';
import { normaliseHeading } from '../../../src/prp/parse/heading.ts';

describe('normaliseHeading', () => {
  it.each([
    ['Goal', 'goal'],
    ['GOAL:', 'goal'],
    ['**Goal**', 'goal'],
    ['🎯 Goal', 'goal'],
    ['✅ 3. Success   Criteria (must have):', 'success criteria'],
    ['3. ✅ Success Criteria', 'success criteria'],
    ['2.1 Data Models', 'data models'],
    ['4) Tasks', 'tasks'],
    ['1 - Tasks', 'tasks'],
    ['Documentation & References', 'documentation and references'],
    ['`[ ]` Task 1: CREATE `src/a.ts`', 'task 1: create src/a.ts'],
    ['Current tree (run `tree` [here]) as an overview', 'current tree as an overview'],
    ['[Feature name]', 'feature name'],
    ['3 tiers', '3 tiers'],
    ['Größe & Überblick', 'größe and überblick'],
    ['📋', ''],
    [':::', ''],
  ])('makes %j %j', (heading, normalised) => {
    expect(normaliseHeading(heading)).toBe(normalised);
  });
});
