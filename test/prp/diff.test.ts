import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPrps, type PrpDiff } from '../../src/prp/diff.ts';
import { parse } from '../../src/prp/parse.ts';

const document = `# Rate limiting

## Goal
Protect the public API from clients that send too much.

## Why
- One client must not slow down the others.

## What
Requests above a limit are answered with 429.

### Success Criteria
- [ ] All endpoints must be limited
- [ ] Limits apply within 200 ms
- [ ] Coverage of the limiter is at least 90%
- [ ] Blocked requests are logged

## All Needed Context
\`\`\`yaml
- file: src/api/server.ts
  why: where middleware is registered
- url: https://example.com/rate-limits
  why: the headers that clients expect
\`\`\`

## Implementation Blueprint
\`\`\`yaml
Task 1:
CREATE src/api/limiter.ts:
  - a token bucket for each client

Task 2:
MODIFY src/api/server.ts:
  - register the limiter
\`\`\`

## Validation Loop

### Level 1: Syntax & Style
\`\`\`bash
npm run lint -- --max-warnings 0
npx tsc --noEmit
# Expected: no errors
\`\`\`

### Level 2: Unit Tests
\`\`\`bash
npm ci
npx vitest run test/api test/limiter
\`\`\`

### Level 3: Integration Tests
\`\`\`bash
curl -f http://localhost:3000/health
\`\`\`

## Anti-Patterns to Avoid
- Do not build a distributed limiter
- Do not block health checks
`;

const diff = (before: string, after: string): PrpDiff => diffPrps(parse(before, 'x.md'), parse(after, 'x.md'));

/** The difference that replacing a part of the document makes. */
function edited(part: string | RegExp, replacement: string): PrpDiff {
  const after = document.replace(part, () => replacement);
  if (after === document) throw new Error(`the document has no ${part}`);
  return diff(document, after);
}

const risksOf = ({ risks }: PrpDiff): readonly string[] => risks.map(({ kind, message }) => `${kind}: ${message}`);
const changesOf = ({ sections }: PrpDiff): readonly string[] =>
  sections.map(({ change, title, stats }) => `${change} ${title} +${stats.added} -${stats.removed}`);
const lineOf = (text: string): number => document.split('\n').indexOf(text) + 1;

const levelTwo = /### Level 2[^]*?```\n\n/;

describe('two versions', () => {
  it('that are the same to the byte have no differences at all', () => {
    expect(diff(document, document)).toEqual({
      identical: true,
      canonicalIdentical: true,
      stats: { added: 0, removed: 0 },
      sections: [],
      criteria: { added: [], removed: [], changed: [], weakened: [] },
      tasks: { added: [], removed: [], changed: [] },
      references: { added: [], removed: [], changed: [] },
      commands: { added: [], removed: [], changed: [], weakened: [] },
      risks: [],
      exact: true,
    });
  });

  it.each([
    ['ticked boxes', document.replaceAll('[ ]', '[x]')],
    ['line endings', document.replaceAll('\n', '\r\n')],
    ['trailing spaces', document.replaceAll('\n', '  \n')],
    ['a missing last line end', document.trimEnd()],
  ])('that differ in %s only say the same', (_, after) => {
    expect(diff(document, after)).toMatchObject({
      identical: false,
      canonicalIdentical: true,
      sections: [],
      risks: [],
    });
  });

  it('that differ in blank lines change no section', () => {
    expect(changesOf(diff(document, document.replaceAll('\n## ', '\n\n\n## ')))).toEqual([]);
  });

  it('count lines as the unified diff does', () => {
    expect(edited('Protect the public API', 'Shield the\npublic API').stats).toEqual({ added: 2, removed: 1 });
  });
});

describe('a section', () => {
  it('is added', () => {
    expect(changesOf(edited('## Why', '## Rollback\nRevert the commit.\n\n## Why'))).toEqual(['added Rollback +2 -0']);
  });

  it('is removed, and listed where it was', () => {
    expect(changesOf(edited(/## Why[^]*?(?=## What)/, ''))).toEqual(['removed Why +0 -2']);
  });

  it('is modified by its own lines, not by those of the sections under it', () => {
    expect(changesOf(edited('Blocked requests are logged', 'Blocked requests are logged as warnings'))).toEqual([
      'modified Success Criteria +1 -1',
    ]);
  });

  it('is renamed when its content stands under another heading', () => {
    expect(edited('## All Needed Context', '## Background reading').sections).toEqual([
      {
        role: null,
        title: 'Background reading',
        previousTitle: 'All Needed Context',
        change: 'renamed',
        line: lineOf('## All Needed Context'),
        stats: { added: 1, removed: 1 },
      },
    ]);
  });

  it('is moved alone, without those that it passed or those under it', () => {
    const why = /## Why\n[^]*?(?=## What)/.exec(document)?.[0] ?? '';
    const moved = document.replace(why, '').replace('## Validation Loop', `${why}## Validation Loop`);
    expect(changesOf(diff(document, moved))).toEqual(['moved Why +0 -0']);

    const context = /## All Needed Context[^]*?(?=## Implementation)/.exec(document)?.[0] ?? '';
    const loop = /## Validation Loop[^]*?(?=## Anti)/.exec(document)?.[0] ?? '';
    const swapped = document.replace(loop, '').replace(context, loop + context);
    expect(changesOf(diff(document, swapped)).filter((change) => !change.startsWith('moved'))).toEqual([]);
    expect(changesOf(diff(document, swapped)).length).toBeLessThanOrEqual(2);
  });

  it('names the role it serves', () => {
    expect(edited('npm ci', 'npm install').sections).toMatchObject([
      { role: 'validation', title: 'Level 2: Unit Tests' },
    ]);
  });

  it('may be what stands before the first heading', () => {
    expect(changesOf(diff(`name: "a"\n\n${document}`, `name: "b"\n\n${document}`))).toEqual([
      'modified Preamble +1 -1',
    ]);
  });
});

describe('a criterion', () => {
  it('is added without risk', () => {
    const { criteria, risks } = edited('- [ ] Blocked', '- [ ] The limit is configurable\n- [ ] Blocked');
    expect(criteria.added).toEqual([
      { text: 'The limit is configurable', line: lineOf('- [ ] Blocked requests are logged') },
    ]);
    expect(risks).toEqual([]);
  });

  it('is removed', () => {
    const { criteria, risks } = edited('- [ ] Blocked requests are logged\n', '');
    const line = lineOf('- [ ] Blocked requests are logged');
    expect(criteria.removed).toEqual([{ text: 'Blocked requests are logged', line }]);
    expect(risks).toEqual([
      { kind: 'criterion-removed', message: 'Removed: “Blocked requests are logged”', side: 'before', line },
    ]);
  });

  it('is reworded without risk', () => {
    const { criteria, risks } = edited(
      'Blocked requests are logged',
      'Blocked requests are written to the log, logged once',
    );
    expect(criteria).toMatchObject({ added: [], removed: [], weakened: [] });
    expect(criteria.changed).toHaveLength(1);
    expect(risks).toEqual([]);
  });

  it('is not removed when it moved elsewhere', () => {
    const moved = document
      .replace('- [ ] Blocked requests are logged\n', '')
      .concat('\n## Final Checklist\n- [x] Blocked requests are logged\n');
    expect(risksOf(diff(document, moved))).toEqual([]);
  });

  it.each([
    ['All endpoints must be limited', 'All endpoints should be limited', '“must” became “should”'],
    ['All endpoints must be limited', 'Most endpoints must be limited', '“all” became “most”'],
    ['All endpoints must be limited', 'All endpoints must be limited if possible', '“if possible” was added'],
    ['All endpoints must be limited', 'All endpoints must be limited, except internal ones', '“except” was added'],
    ['at least 90%', 'at least 80%', '90% was lowered to 80%'],
    ['within 200 ms', 'within 2 seconds', '200 ms was raised to 2 seconds'],
  ])('is weakened: %j, then %j', (before, after, because) => {
    const { criteria, risks } = edited(before, after);
    expect(criteria.weakened).toMatchObject([{ because }]);
    expect(criteria.changed).toEqual([]);
    expect(risks).toMatchObject([{ kind: 'criterion-weakened', side: 'after' }]);
    expect(risks[0]?.message).toContain(`Asks for less, ${because}: “`);
  });

  it.each([
    ['at least 90%', 'at least 95%'],
    ['within 200 ms', 'within 100 ms'],
    ['within 200 ms', 'within 0.2 s'],
    ['Blocked requests are logged', 'Blocked requests are logged with status 500'],
    ['All endpoints must be limited', 'All 20 endpoints must be limited'],
  ])('is not weakened: %j, then %j', (before, after) => {
    expect(risksOf(edited(before, after))).toEqual([]);
  });
});

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
    expect(risks).toMatchObject([{ kind: 'gate-weakened', side: 'after' }]);
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
      { kind: 'gate-removed', message: '“npx tsc --noEmit” is no longer run.', side: 'before', line },
    ]);
  });

  it('loses a command that is commented out, or chained away', () => {
    expect(risksOf(edited('npx tsc --noEmit', '# npx tsc --noEmit'))).toEqual([
      'gate-removed: “npx tsc --noEmit” is no longer run.',
    ]);
    const chained = document.replace('npx tsc --noEmit', 'npx tsc --noEmit && npx knip');
    expect(risksOf(diff(chained, document))).toEqual(['gate-removed: “npx knip” is no longer run.']);
  });

  it('loses an expected result', () => {
    expect(risksOf(edited('# Expected: no errors\n', ''))).toEqual([
      'gate-weakened: The expected result “no errors” was dropped.',
    ]);
  });

  it('no longer stops at a failure', () => {
    expect(risksOf(edited('npm ci', 'set +e\nnpm ci'))).toEqual([
      'gate-weakened: A failing command no longer stops its block: “set +e” was added.',
    ]);
  });

  it('forgives a step of a workflow', () => {
    const workflow = '\n```yaml\n- run: npm test\n  continue-on-error: true\n```\n';
    expect(risksOf(diff(document, document + workflow))).toEqual([
      'gate-weakened: `continue-on-error: true` was added: the step may fail unseen.',
    ]);
  });

  it('loses a level, told once and not for each command', () => {
    expect(edited(levelTwo, '').risks).toEqual([
      {
        kind: 'level-removed',
        message: '“Level 2: Unit Tests” was removed, with 2 commands.',
        side: 'before',
        line: lineOf('### Level 2: Unit Tests'),
      },
    ]);
  });

  it('keeps the levels that are renumbered when one is removed', () => {
    const renumbered = document.replace(levelTwo, '').replace('Level 3', 'Level 2');
    expect(risksOf(diff(document, renumbered))).toEqual([
      'level-removed: “Level 2: Unit Tests” was removed, with 2 commands.',
    ]);
  });

  it('is left without a command, told once', () => {
    const empty = document.replace(/## Validation Loop[^]*?(?=## Anti)/, '## Validation Loop\nLook at it.\n\n');
    expect(risksOf(diff(document, empty))).toEqual(['all-gates-removed: No validation command is left; there were 4.']);
  });
});

describe('tasks, references, scope and roles', () => {
  it('tell a task that acts on another file', () => {
    const { tasks, risks } = edited('CREATE src/api/limiter.ts', 'CREATE src/api/bucket.ts');
    expect(tasks.changed).toMatchObject([
      { because: 'now acts on “src/api/bucket.ts” instead of “src/api/limiter.ts”' },
    ]);
    expect(risks).toMatchObject([{ kind: 'task-retargeted' }]);
  });

  it('tell a task that now deletes its file', () => {
    expect(risksOf(edited('MODIFY src/api/server.ts', 'DELETE src/api/server.ts'))).toMatchObject([
      expect.stringContaining('now deletes “src/api/server.ts”'),
    ]);
  });

  it('take no new number for a change', () => {
    const { tasks, risks } = edited('Task 1:', 'Task 1:\nCREATE src/api/clock.ts:\n  - the time\n\nTask 2:');
    expect(tasks).toMatchObject({ removed: [], changed: [] });
    expect(risks).toEqual([]);
  });

  it('list references that came, went and changed', () => {
    expect(edited('src/api/server.ts\n  why', 'src/api/app.ts\n  why').references).toMatchObject({
      changed: [{ before: { text: 'src/api/server.ts' }, after: { text: 'src/api/app.ts' } }],
    });
    expect(edited(/- url:[^]*?expect\n/, '').references.removed).toMatchObject([
      { text: 'https://example.com/rate-limits' },
    ]);
  });

  it('tell what is no longer ruled out', () => {
    expect(edited('- Do not block health checks\n', '').risks).toEqual([
      {
        kind: 'scope-limit-removed',
        message: 'No longer ruled out: “Do not block health checks”',
        side: 'before',
        line: lineOf('- Do not block health checks'),
      },
    ]);
  });

  it('tell a core section that is gone', () => {
    expect(risksOf(edited(/## Goal[^]*?(?=## Why)/, ''))).toEqual([
      'role-section-removed: No section on goal is left; there was “Goal”.',
    ]);
  });
});

describe('a risk', () => {
  it('is one short line, however long the text it quotes', () => {
    const long = document.replace('Blocked requests are logged', 'Blocked requests are logged '.repeat(500));
    for (const { message } of diff(long, document.replace(/- \[ \] .*\n/g, '')).risks) {
      expect(message.length).toBeLessThan(120);
      expect(message).not.toContain('\n');
    }
  });
});

describe('any two documents', () => {
  const lines = document.split('\n');
  const shuffled = fc
    .array(fc.nat(lines.length - 1), { maxLength: 120 })
    .map((picks) => picks.map((pick) => lines[pick] ?? '').join('\n'));

  it('can be compared, and each names only lines that it has', () => {
    fc.assert(
      fc.property(shuffled, shuffled, (before, after) => {
        const counts = { before: parse(before, 'x.md').lines.length, after: parse(after, 'x.md').lines.length };
        const { risks, sections } = diff(before, after);
        for (const { side, line } of risks) expect(line).toBeLessThanOrEqual(counts[side]);
        for (const { change, line } of sections) {
          expect(line).toBeLessThanOrEqual(change === 'removed' ? counts.before : counts.after);
        }
      }),
    );
  });

  it('have neither differences nor risks when they are the same', () => {
    fc.assert(
      fc.property(shuffled, (text) => {
        expect(diff(text, text)).toMatchObject({ identical: true, canonicalIdentical: true, sections: [], risks: [] });
      }),
    );
  });

  it('say so when they hold too many items to compare each with each', () => {
    const many = (word: string) =>
      `## Success Criteria\n${Array.from({ length: 300 }, (_, index) => `- [ ] ${word}${index}`).join('\n')}\n`;
    const { exact, note } = diff(many('alpha'), many('beta'));
    expect(exact).toBe(false);
    expect(note).toContain('not all were compared');
  });
});
