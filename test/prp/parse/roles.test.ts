import { describe, expect, it } from 'vitest';
import { normaliseHeading } from '../../../src/prp/parse/heading.ts';
import { readAliases, roleOf } from '../../../src/prp/parse/roles.ts';

const role = (heading: string) => roleOf(normaliseHeading(heading));

describe('roleOf', () => {
  it.each([
    ['Goal', 'goal'],
    ['Goal and Why', 'goal'],
    ['Executive Summary', 'goal'],
    ['Feature Overview', 'goal'],
    ['What are we building?', 'goal'],
    ['Why', 'why'],
    ['Problem Statement', 'why'],
    ['User Persona (if applicable)', 'why'],
    ['What (Requirements)', 'what'],
    ['Files to Change', 'what'],
    ['Technical Approach: frozen routes', 'what'],
    ['Success Criteria', 'success'],
    ['Definition of Done (DoD)', 'success'],
    ['Acceptance Criteria Checklist', 'success'],
    ['All Needed Context', 'context'],
    ['Mandatory Reading', 'context'],
    ['Documentation & References', 'context'],
    ['Current Codebase tree', 'context'],
    ['Implementation Blueprint', 'blueprint'],
    ['Task 4: Write the integration tests', 'blueprint'],
    ['Phase 3: Testing', 'blueprint'],
    ['list of tasks to be completed', 'blueprint'],
    ['Validation Loop', 'validation'],
    ['Level 3: Integration Test', 'validation'],
    ['Integration Testing', 'validation'],
    ['Final validation Checklist', 'checklist'],
    ['Anti-Patterns to Avoid', 'anti-patterns'],
    ['What not to do', 'anti-patterns'],
    ["Don't do this", 'anti-patterns'],
    ['Don´t do this', 'anti-patterns'],
    ['Won‘t do', 'anti-patterns'],
    ['What we’re building', 'goal'],
    ['Revert plan', 'rollback'],
    ['Reverting a deployment', 'rollback'],
    ['References and more', undefined],
    ['Level {N}', 'validation'],
    ['Architecture: the parts', 'what'],
    ['Rearchitecture', undefined],
    ['Metacontext', undefined],
    ['Metacontext and context', 'context'],
    ['NOT Building (Scope Limits)', 'anti-patterns'],
    ['Known Gotchas & Library Quirks', 'gotchas'],
    ['Integration Points', 'integration'],
    ['Data models and structure', 'data'],
    ['Rollback Plan', 'rollback'],
    ['Risks and Mitigations', 'risk'],
    ['Confidence Score: 9/10', 'confidence'],
  ])('reads %j as %s', (heading, expected) => {
    expect(role(heading)).toBe(expected);
  });

  it.each(['Notes', 'Appendix', 'Whatever works', 'Open questions', ''])('leaves %j alone', (heading) => {
    expect(role(heading)).toBeUndefined();
  });

  it('reads no sentence as a role', () => {
    expect(roleOf(`context ${'and more '.repeat(30)}`)).toBeUndefined();
  });
});

describe('aliases of the user', () => {
  const aliases = readAliases({ goal: ['Ziel', '2. Zweck:'], risk: ['Goal'], nonsense: ['Notes'] });

  it('are whole headings, compared as headings are', () => {
    expect(roleOf('ziel', aliases)).toBe('goal');
    expect(roleOf('zweck', aliases)).toBe('goal');
    expect(roleOf('ziele', aliases)).toBeUndefined();
  });

  it('come before the built-in ones', () => {
    expect(roleOf('goal', aliases)).toBe('risk');
  });

  it('count for known roles only', () => {
    expect(roleOf('notes', aliases)).toBeUndefined();
  });
});
