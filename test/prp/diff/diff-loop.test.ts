import { describe, expect, it } from 'vitest';
import { diff, document, edited, lineOf, risksOf } from '../../support/rate-limiting-prp.ts';

const levelTwo = /### Level 2[^]*?```\n\n/;

describe('the validation loop', () => {
  it.each([
    ['npx tsc --noEmit', 'npx tsc --noEmit || true', '`|| true` hides its failure'],
    ['npx tsc --noEmit', 'npx tsc --noEmit; true', '`|| true` hides its failure'],
    ['npx tsc --noEmit', 'npx tsc --noEmit | head -20', 'a pipe hides its exit code'],
    ['vitest run', 'vitest run --passWithNoTests', '`--passWithNoTests` was added'],
    ['vitest run', 'vitest run --exclude=slow', '`--exclude=slow` was added'],
    ['vitest run', 'vitest run -t fast', '`-t` was added'],
    ['test/api test/limiter', 'test/api', 'it no longer covers `test/limiter`'],
    ['test/api test/limiter', 'test/api test/limiter/one.test.ts', 'it no longer covers `test/limiter`'],
    ['-- --max-warnings 0', '-- --max-warnings 10', '`--max-warnings` was raised from 0 to 10'],
    ['-- --max-warnings 0', '', '`--max-warnings` was dropped'],
  ])('is weakened: %j, then %j', (before, after, because) => {
    const { commands, risks } = edited(before, after);
    expect(commands.weakened).toMatchObject([{ because }]);
    expect(risks).toMatchObject([{ kind: 'gate-weakened', side: 'after', subject: 'check', because }]);
    expect(risks[0]?.before).toContain(before);
    expect(risks[0]?.after).toContain(after.split(';')[0]);
    expect(risks[0]?.change).toBe(because.includes('true') ? 'disabled' : 'weakened');
    expect(risks[0]?.message).toContain(`lets more pass: ${because}.`);
  });

  it.each([
    ['npx tsc --noEmit', 'npx tsc --noEmit || exit 1'],
    ['npx tsc --noEmit', 'pnpm exec tsc --noEmit'],
    ['npm run lint -- --max-warnings 0', 'pnpm lint --max-warnings 0 --fix'],
    ['npx vitest run test/api test/limiter', 'npx vitest run test'],
    ['npx vitest run test/api test/limiter', 'npx vitest run'],
    ['npx vitest run test/api test/limiter', 'npx vitest run test/limiter && npx vitest run test/api'],
    ['npm ci', 'npm install'],
    ['npm ci\n', ''],
  ])('is not weakened: %j, then %j', (before, after) => {
    expect(risksOf(edited(before, after))).toEqual([]);
  });

  it('loses a command', () => {
    const { commands, risks } = edited('npx tsc --noEmit\n', '');
    const line = lineOf('npx tsc --noEmit');
    expect(commands.removed).toEqual([{ text: 'npx tsc --noEmit', line }]);
    expect(risks).toEqual([
      {
        kind: 'gate-removed',
        message: '“npx tsc --noEmit” is no longer run.',
        side: 'before',
        line,
        subject: 'check',
        change: 'removed',
        before: 'npx tsc --noEmit',
      },
    ]);
  });

  it('loses a command that is commented out, or chained away', () => {
    expect(risksOf(edited('npx tsc --noEmit', '# npx tsc --noEmit'))).toEqual([
      'gate-removed: “npx tsc --noEmit” is no longer run.',
    ]);
    const chained = document.replace('npx tsc --noEmit', 'npx tsc --noEmit && npx knip');
    expect(risksOf(diff(chained, document))).toEqual(['gate-removed: “npx knip” is no longer run.']);
  });

  it.each([
    ['npx tsc --noEmit', 'curl -s localhost:3000/x | grep -q 422', 'curl -s localhost:3000/x | grep -q 400'],
    ['# Expected: no errors', '# Expected: exit code 3', '# Expected: exit code 4'],
  ])('looks for another value: %#', (part, before, after) => {
    const { risks } = diff(document.replace(part, before), document.replace(part, after));
    expect(risks).toMatchObject([{ kind: 'gate-changed', side: 'after', change: 'changed' }]);
    expect(before).toContain(risks[0]?.before);
    expect(after).toContain(risks[0]?.after);
  });

  it('loses an expected result', () => {
    expect(risksOf(edited('# Expected: no errors\n', ''))).toEqual([
      'gate-weakened: The expected result “no errors” was dropped.',
    ]);
  });

  it.each([
    ['npm ci', 'npm ci', 'set +e\nnpm ci', 'set +e', 'added'],
    ['npm ci', 'set -e\nnpm ci', 'npm ci', 'set -e', 'dropped'],
    ['npm ci', 'set -euo pipefail\nnpm ci', 'set -uo pipefail\nnpm ci', 'set -euo pipefail', 'dropped'],
  ])('no longer stops at a failure: %#', (command, before, after, text, what) => {
    expect(risksOf(diff(document.replace(command, before), document.replace(command, after)))).toEqual([
      `gate-weakened: A failing command no longer stops its block: “${text}” was ${what}.`,
    ]);
  });

  it('forgives a step of a workflow', () => {
    const workflow = '\n```yaml\n- run: npm test\n  continue-on-error: true\n```\n';
    expect(risksOf(diff(document, document + workflow))).toEqual([
      'gate-weakened: `continue-on-error: true` was added: the step may fail unseen.',
    ]);
  });

  it('reports a lost level once and not for each command', () => {
    expect(edited(levelTwo, '').risks).toEqual([
      {
        kind: 'level-removed',
        message: '“Level 2: Unit Tests” was removed, with 2 commands.',
        side: 'before',
        line: lineOf('### Level 2: Unit Tests'),
        subject: 'section',
        change: 'removed',
        before: 'Level 2: Unit Tests',
      },
    ]);
  });

  it('keeps the levels that are renumbered when one is removed', () => {
    const renumbered = document.replace(levelTwo, '').replace('Level 3', 'Level 2');
    expect(risksOf(diff(document, renumbered))).toEqual([
      'level-removed: “Level 2: Unit Tests” was removed, with 2 commands.',
    ]);
  });

  it('reports once that no command is left', () => {
    const empty = document.replace(/## Validation Loop[^]*?(?=## Anti)/, '## Validation Loop\nLook at it.\n\n');
    expect(risksOf(diff(document, empty))).toEqual([
      'all-gates-removed: The validation loop lost all commands; there were 4.',
    ]);
  });
});
