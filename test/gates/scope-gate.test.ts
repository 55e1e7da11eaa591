import { describe, expect, it } from 'vitest';
import { scopeGate } from '../../src/gates/scope-gate.ts';
import { examine, rulesOn } from '../support/examine.ts';

/** A PRP with a task for each of these actions, from line 5 on. */
function doing(...actions: readonly string[]): string {
  return ['# PRP: X', '', '## Implementation Blueprint', '', ...actions.map((action) => `- [ ] ${action}`), ''].join(
    '\n',
  );
}

describe('scope', () => {
  it('accepts tasks that change code', async () => {
    const text = doing(
      'CREATE src/auth.ts',
      'MODIFY .env.example',
      'UPDATE docs/guide.md',
      'CREATE .github/labels.yml',
    );
    expect(await examine(scopeGate, text)).toEqual([]);
  });

  it('reports a special target with its line', async () => {
    expect(
      await examine(scopeGate, doing('CREATE src/a.ts', 'MODIFY .github/workflows/ci.yml', 'UPDATE CLAUDE.md')),
    ).toEqual([
      'PRP912 6:14 .github/workflows/ci.yml controls automation or approvals.',
      'PRP913 7:14 CLAUDE.md has instructions or permissions of agents.',
    ]);
  });

  it.each([
    ['CREATE .git/hooks/pre-commit.sh', 'PRP911'],
    ['MODIFY ./sub/../.GIT/config.txt', 'PRP911'],
    ['MODIFY ../other/.git/config.txt', 'PRP911'],
    ['CREATE .github/actions/setup/action.yml', 'PRP912'],
    ['MODIFY .gitlab-ci.yml', 'PRP912'],
    ['MODIFY .github/CODEOWNERS', 'PRP912'],
    ['CREATE .husky/pre-commit.sh', 'PRP912'],
    ['CREATE .claude/settings.json', 'PRP913'],
    ['CREATE packages/api/AGENTS.md', 'PRP913'],
    ['MODIFY .mcp.json', 'PRP913'],
    ['CREATE .env', 'PRP914'],
    ['MODIFY apps/web/.env.production.local', 'PRP914'],
    ['MODIFY config/credentials.json', 'PRP914'],
    ['MODIFY package-lock.json', 'PRP915'],
    ['MODIFY Cargo.lock', 'PRP915'],
    ['FIX node_modules/left-pad/index.js', 'PRP915'],
    ['UPDATE PRPs/example.md', 'PRP916'],
    ['UPDATE PRPs/other.md', 'PRP916'],
  ])('%s breaks %s', async (action, rule) => {
    expect(await rulesOn(scopeGate, doing(action))).toEqual([rule]);
  });

  it.each(['CREATE PRPs/README.md', 'CREATE PRPs/ai_docs/api.md', 'CREATE notes.md', 'CREATE src/git/hooks.ts'])(
    '%s breaks nothing',
    async (action) => {
      expect(await examine(scopeGate, doing(action))).toEqual([]);
    },
  );

  it('finds ignored targets, which are never committed', async () => {
    const files = { '.gitignore': 'dist/\n*.log\n' };
    expect(await examine(scopeGate, doing('MODIFY dist/main.js', 'MODIFY src/main.ts'), files)).toEqual([
      'PRP915 5:14 dist/main.js is ignored by Git.',
    ]);
  });

  it('reports a path once', async () => {
    const text = doing('MODIFY .gitlab-ci.yml', 'MODIFY ./.gitlab-ci.yml', 'MODIFY .gitlab-ci.yml');
    expect((await examine(scopeGate, text)).map((line) => line.slice(0, 11))).toEqual(['PRP912 5:14']);
  });

  it('finds a file that two tasks create', async () => {
    const text = doing('CREATE src/a.ts', 'CREATE src/b.ts', 'CREATE ./src/a.ts', 'MODIFY src/b.ts');
    expect(await examine(scopeGate, text)).toEqual(['PRP917 7 src/a.ts was created already, by the task in line 5.']);
  });

  it('treats tasks with one number as one task', async () => {
    const text = '# X\n\n## Implementation Blueprint\n\n### Task 1: CREATE src/a.ts\n\n### Task 1: CREATE src/a.ts\n';
    expect(await examine(scopeGate, text)).toEqual([]);
  });

  it('finds a task that changes an excluded file or folder', async () => {
    const text = `${doing('MODIFY src/billing/invoice.ts', 'MODIFY src/auth.ts', 'MODIFY src/billing.ts')}
## Anti-Patterns

- Do not touch \`src/billing/\`.
- Never edit src/auth.ts!
`;
    expect(await examine(scopeGate, text)).toEqual([
      'PRP918 5:14 src/billing/invoice.ts is excluded in line 11.',
      'PRP918 6:14 src/auth.ts is excluded in line 12.',
    ]);
  });
});
