import { diffPrps, type PrpDiff } from '../../src/prp/diff/diff-prps.ts';
import { parse } from '../../src/prp/parse/parse.ts';

/** A PRP with something of everything that versions are compared by. */
export const document = `# Rate limiting

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

export const diff = (before: string, after: string): PrpDiff => diffPrps(parse(before, 'x.md'), parse(after, 'x.md'));

/** The difference that replacing a part of the document makes. */
export function edited(part: string | RegExp, replacement: string): PrpDiff {
  const after = document.replace(part, () => replacement);
  if (after === document) throw new Error(`the document has no ${part}`);
  return diff(document, after);
}

export const risksOf = ({ risks }: PrpDiff): readonly string[] =>
  risks.map(({ kind, message }) => `${kind}: ${message}`);
export const lineOf = (text: string): number => document.split('\n').indexOf(text) + 1;
