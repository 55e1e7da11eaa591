import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../src/config/config.ts';
import { levelInAnswer, permitOf, type Requester } from '../../src/pull-request/commenter-permission.ts';
import { isSlashName, type SlashName, slashRules } from '../../src/pull-request/slash-grammar.ts';

type Policy = Parameters<typeof permitOf>[2];

const levels = ['none', 'read', 'triage', 'write', 'maintain', 'admin'];
const commands = Object.keys(slashRules).filter(isSlashName);

function permit(command: SlashName, requester: Partial<Requester> = {}, policy: Partial<Policy> = {}) {
  return permitOf(
    command,
    { login: 'someone', isBot: false, permission: 'none', ...requester },
    { branchProtected: false, overrides: {}, allowedBots: [], ...policy },
  );
}

/** The lowest level that may run a command. */
function least(command: SlashName, policy: Partial<Policy> = {}): string | undefined {
  return levels.find((permission) => permit(command, { permission }, policy).allowed);
}

describe('the permission for a command', () => {
  it.each<[SlashName, string]>([
    ['help', 'read'],
    ['status', 'read'],
    ['list', 'read'],
    ['diff', 'read'],
    ['validate', 'write'],
    ['generate', 'write'],
    ['tag', 'write'],
    ['rollback', 'write'],
  ])('%s: %s or more', (command, level) => {
    expect(least(command)).toBe(level);
  });

  it('for a rollback is maintain on a protected or unknown branch', () => {
    expect(least('rollback', { branchProtected: true })).toBe('maintain');
    expect(least('rollback', { branchProtected: undefined })).toBe('maintain');
    expect(least('tag', { branchProtected: true })).toBe('write');
  });

  it('can be raised and lowered by the configuration', () => {
    expect(least('diff', { overrides: { diff: 'admin' } })).toBe('admin');
    expect(least('rollback', { overrides: { rollback: 'triage' }, branchProtected: true })).toBe('triage');
    expect(least('list', { overrides: { diff: 'admin' } })).toBe('read');
  });

  it('names the missing level', () => {
    expect(permit('tag', { permission: 'read' })).toEqual({
      allowed: false,
      reason: 'level',
      needed: 'write',
      has: 'read',
      silent: false,
    });
  });

  it.each(['', 'owner', 'ADMIN', 'write ', 'constructor', '__proto__', 'toString'])(
    'is none for the unknown level %j',
    (permission) => {
      expect(commands.filter((command) => permit(command, { permission }).allowed)).toEqual([]);
    },
  );

  it('never shrinks with a higher level', () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), fc.nat(levels.length - 2), fc.boolean(), (command, at, guarded) => {
        const [lower = '', higher = ''] = levels.slice(at, at + 2);
        const policy = { branchProtected: guarded };
        const may = (permission: string) => Number(permit(command, { permission }, policy).allowed);
        expect(may(higher)).toBeGreaterThanOrEqual(may(lower));
      }),
    );
  });
});

describe('a bot', () => {
  it.each<[string, Partial<Requester>]>([
    ['an app', { isBot: true, login: 'policy' }],
    ['an app by its name', { isBot: true, login: 'policy[bot]' }],
    ['an account with a name like one', { login: 'policy[bot]' }],
  ])('that is not on the list gets no reply: %s', (_who, about) => {
    expect(permit('help', { ...about, permission: 'admin' })).toMatchObject({ allowed: false, silent: true });
  });

  it('that is on the list counts as write', () => {
    const policy = { allowedBots: ['Renovate[bot]'] };
    const bot = { login: 'renovate[bot]', isBot: true };
    expect(permit('tag', bot, policy).allowed).toBe(true);
    expect(permit('rollback', bot, { ...policy, branchProtected: true }).allowed).toBe(false);
  });

  it('is matched by its full login only', () => {
    const policy = { allowedBots: ['renovate'] };
    expect(permit('help', { login: 'renovate[bot]', isBot: true }, policy).allowed).toBe(false);
  });

  it('gives no right to a person with its name', () => {
    expect(permit('tag', { login: 'helper', permission: 'read' }, { allowedBots: ['helper'] }).allowed).toBe(false);
  });
});

describe('the configuration of permissions', () => {
  it('sets levels and names bots', () => {
    const permissions = { rollback: 'maintain', bots: ['renovate[bot]'] };
    const { bots, ...overrides } = configSchema.parse({ permissions }).permissions;
    expect(least('rollback', { overrides })).toBe('maintain');
    expect(permit('tag', { login: 'renovate[bot]', isBot: true }, { overrides, allowedBots: bots }).allowed).toBe(true);
  });

  it.each([{ rolback: 'admin' }, { rollback: 'none' }, { rollback: 'owner' }])('refuses %j', (permissions) => {
    expect(configSchema.safeParse({ permissions }).success).toBe(false);
  });
});

describe("the level in GitHub's answer", () => {
  it.each([
    [{ admin: true, maintain: true, push: true, triage: true, pull: true }, 'admin'],
    [{ admin: false, maintain: true, push: true, triage: true, pull: true }, 'maintain'],
    [{ admin: false, maintain: false, push: true, triage: true, pull: true }, 'write'],
    [{ push: false, triage: true, pull: true }, 'triage'],
    [{ pull: true }, 'read'],
    [{ pull: false }, 'none'],
    [{ admin: 'true' }, 'none'],
    [undefined, 'none'],
  ])('of %j is %s', (granted, level) => {
    expect(levelInAnswer(granted)).toBe(level);
  });
});
