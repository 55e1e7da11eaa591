import type { Role } from '../prp.ts';

/**
 * What normalised headings say which role: whole words that stand anywhere in them, behind `^` where they start, before
 * `$` where they end. A `/` stands between words of which one is there, `(s)` behind what may be plural, `*` behind the
 * start of a word; `#` is a number, or a placeholder for one. The first that is found decides, so what is narrow or
 * anchored stands before what is broad: `integration testing` is validation, `definition of done` is success and no
 * checklist. Regular expressions would say the same; compiling them takes longer than to read most documents.
 */
export const aliasTable: readonly (readonly [Role, readonly string[]])[] = [
  ['blueprint', ['^task(s)/step(s)/phase(s) #']],
  ['rollback', ['rollback', 'roll back', 'revert*', 'recovery plan/strategy/procedure(s)']],
  ['validation', ['^level #']],
  ['confidence', ['confidence']],
  ['gotchas', ['gotcha(s)', 'quirks', 'known issues/pitfalls/limitations']],
  [
    'anti-patterns',
    [
      'anti-pattern(s)/antipattern(s)',
      'anti pattern(s)',
      'critical/common mistakes',
      'critical anti',
      'pitfalls',
      'what not to do',
      '^do not',
      "^don't/dont",
      "^won't/wont",
      'not building',
      'out of scope',
      'scope limits',
      'non-goals',
    ],
  ],
  [
    'success',
    [
      'success criteria/metrics/definition/indicators',
      'acceptance criteria',
      'definition of done',
      '^dod$',
      'measurable outcomes',
      '^tests to pass$',
    ],
  ],
  ['checklist', ['checklist', 'completion criteria']],
  ['validation', ['validation/verification/testing', '^test(s)', 'quality gate(s)', 'test plan/strategy/cases', '^qa']],
  ['risk', ['risk(s)']],
  ['integration', ['integration']],
  [
    'context',
    [
      'context/documentation/codebase',
      'mandatory reading',
      'reference(s)$',
      '^research',
      'current state',
      'patterns to mirror/follow',
      'existing code/implementation',
      'relevant files/code',
      '^dependencies$',
    ],
  ],
  ['data', ['data model(s)/structure(s)', 'schema(s)', 'database']],
  [
    'blueprint',
    [
      'implementation',
      '^task(s)',
      'task list/breakdown',
      'list of tasks',
      'step-by-step/low-level tasks',
      '^phase(s)',
      '^plan$',
      'execution plan',
      'roadmap',
    ],
  ],
  [
    'goal',
    [
      '^goal(s)$',
      '^goal(s) and why$',
      '^feature/main/poc goal(s)$',
      '^feature/main/poc goal(s) and why$',
      '^high-level objective(s)/goal(s)$',
      '^objective(s)$',
      '^purpose/overview/summary/mission$',
      '^executive summary$',
      '^primary mission$',
      '^initial concept$',
      '^feature$',
      '^feature overview/description$',
      '^what are we building*',
      "^what we/we're/were building*",
    ],
  ],
  [
    'why',
    [
      '^why',
      '^motivation/background/rationale$',
      '^business logic/value/case/justification',
      '^root cause',
      '^problem$',
      '^problem statement/analysis$',
      '^user story/stories/persona(s)',
      '^original story$',
    ],
  ],
  [
    'what',
    [
      '^what/solution/scope/architecture',
      '^poc scope',
      '^user-visible behavior/behaviour',
      '^requirement(s)$',
      '^functional/technical/core/key requirement(s)$',
      '^specification(s)/features/deliverable(s)/design$',
      '^technical specification(s)/approach/design/architecture',
      '^files to change/modify/create',
      '^files affected',
      '^key files to change/modify/create',
      '^key files affected',
    ],
  ],
];
