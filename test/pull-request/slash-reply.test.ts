import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSlashCommand } from '../../src/pull-request/parse-slash-command.ts';
import {
  closedReply,
  errorReply,
  expectReply,
  forkReply,
  helpReply,
  movedReply,
  noRequestsReply,
  offReply,
  overtakenReply,
  problemReply,
  refusalReply,
} from '../../src/pull-request/slash-reply.ts';
import { hostileMarkdown } from '../support/hostile-markdown.ts';
import { head } from '../support/pull-request.ts';
import { references, rendered, searchedTexts } from '../support/rendered-markdown.ts';

describe('a reply', () => {
  it('to help lists the commands', () => {
    const commands = [...helpReply().matchAll(/^\| `(\/prp [^`]*)` \| ./gm)].map(([, usage]) => usage);
    expect(commands).toEqual([
      '/prp help',
      '/prp status',
      '/prp validate [prp...]',
      '/prp generate [feature]',
      '/prp list [prp]',
      '/prp diff <prp> [from] [to]',
      '/prp rollback <prp> <version> [--expect SHA]',
      '/prp tag <prp> <version> <name>',
    ]);
  });

  it('to a wrong command shows the usage', () => {
    expect(problemReply({ problem: 'list needs <prp>.', usage: '/prp list [prp]' })).toBe(
      '❌ list needs &lt;prp&gt;.\n\nUsage:\n\n```\n/prp list [prp]\n```\n',
    );
  });

  it('to an account without permission names the needed level and its own', () => {
    const permit = { allowed: false, reason: 'level', needed: 'write', has: 'read', silent: false } as const;
    const said = refusalReply({ name: 'status' }, permit);
    expect(said).toMatch(/^❌ `\/prp status` needs the permission write in this repository; you have read\./);
    expect(refusalReply({ name: 'status' }, { ...permit, silent: true })).toBeUndefined();
    expect(refusalReply({ name: 'status' }, { allowed: true })).toBeUndefined();
  });

  it('to a rollback without --expect prints the line with the present head', () => {
    const said = expectReply({ name: 'rollback', prp: 'PRPs/my prp.md', version: 'v3' }, head);
    const line = /```\n(.*)\n```/.exec(said)?.[1] ?? '';
    expect(said).toMatch(/^Nothing was changed yet\./);
    expect(parseSlashCommand(line)).toEqual({ name: 'rollback', prp: 'PRPs/my prp.md', version: 'v3', expect: head });
  });

  it('to an error gives the hint', () => {
    expect(errorReply({ message: 'There is no version v9.', hint: 'See `prp list`.' })).toBe(
      '❌ There is no version v9.\n\nSee `/prp list`.\n',
    );
  });

  it('to a rollback that expects another commit prints the line with the present head', () => {
    const said = movedReply({ name: 'rollback', prp: 'PRPs/a.md', version: 'v3', expect: '1234567' }, head);
    expect(said).toContain('❌ Nothing was changed: the head of this pull request is `0123456`, not `1234567`.');
    expect(said).toContain(`\n/prp rollback PRPs/a.md v3 --expect ${head}\n`);
  });

  it('after a push at the same time prints the line to try again, without --expect', () => {
    const said = overtakenReply({ name: 'rollback', prp: 'PRPs/a.md', version: 'v3', expect: head });
    expect(said).toContain('\n/prp rollback PRPs/a.md v3\n');
    expect(overtakenReply({ name: 'generate' })).toContain('\n/prp generate\n');
  });

  it('in the pull request of a fork prints commands for a clone', () => {
    const from = { url: 'https://github.com/o/r.git', versionsBranch: 'prp-versions' };
    expect(forkReply({ name: 'rollback', prp: "PRPs/it's.md", version: 'v3' }, from)).toContain(
      "\ngit fetch https://github.com/o/r.git prp-versions:prp-versions\nprp rollback 'PRPs/it'\\''s.md' v3\n",
    );
    expect(forkReply({ name: 'generate', feature: 'INITIAL.md' }, from)).toContain('\nprp generate INITIAL.md\n');
  });

  it('to a command that is off says why', () => {
    expect(closedReply({ name: 'generate' })).toContain('is closed');
    expect(noRequestsReply()).toContain('/prp generate [feature]');
    expect(offReply({ name: 'status' }, 'dry-run', true)).toContain('`dry-run: true`');
  });

  it('is never a command itself, and mentions no account', () => {
    fc.assert(
      fc.property(hostileMarkdown, (text) => {
        const problem = parseSlashCommand(`/prp ${text}`);
        const replies = [
          errorReply({ message: text, hint: text }),
          expectReply({ name: 'rollback', prp: text, version: 'v1' }, head),
          movedReply({ name: 'rollback', prp: text, version: text, expect: text }, head),
          overtakenReply({ name: 'rollback', prp: text, version: text }),
          forkReply({ name: 'rollback', prp: text, version: text }, { url: 'https://x/o/r.git', versionsBranch: 'v' }),
          ...(problem !== undefined && 'problem' in problem ? [problemReply(problem)] : []),
        ];
        for (const reply of replies) {
          expect(parseSlashCommand(reply)).toBeUndefined();
          for (const said of searchedTexts(rendered(reply).replaceAll(head, ''))) {
            for (const one of references) expect(said).not.toMatch(one);
          }
        }
      }),
    );
  });
});
