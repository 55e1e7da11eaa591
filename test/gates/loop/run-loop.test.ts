import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../support/is-alive.ts';
import { level, passedGate, passedGates, ranBlock, ranLoop } from '../../support/loop.ts';
import { fenced } from '../../support/prp-text.ts';
import { temporaryDirectory } from '../../support/temporary-repository.ts';

const error = {
  rule: 'PRP403',
  severity: 'error',
  message: '',
  path: '',
  startLine: 1,
  baseline: true,
  fingerprint: '',
} as const;

describe('a validation loop', () => {
  it('runs its blocks in the order of the document', async () => {
    const { said } = await ranLoop([
      ...level(1, ['touch one'], ['test -e one', 'touch two']),
      ...level(2, ['test -e two']),
    ]);
    expect(said).toEqual(['loop-1.1 passed', 'loop-1.2 passed', 'loop-2.1 passed']);
  });

  it('finishes a level with a failure, and skips the later levels', async () => {
    const { said, gates, files } = await ranLoop([
      ...level(1, ['false'], ['touch one']),
      ...level(2, ['touch two']),
      ...level(3, ['touch three']),
    ]);
    expect(said).toEqual(['loop-1.1 failed', 'loop-1.2 passed', 'loop-2.1 skipped', 'loop-3.1 skipped']);
    expect(gates[3]?.reason).toBe('loop-1.1 in an earlier level did not pass.');
    expect(await files()).toEqual(['one']);
  });

  it('continues after a skipped level', async () => {
    const { said } = await ranLoop([...level(1, ['curl https://example.com']), ...level(2, ['true'])]);
    expect(said).toEqual(['loop-1.1 skipped', 'loop-2.1 passed']);
  });

  it('continues the count when a level number occurs twice, and uses 0 for levels without one', async () => {
    const { said } = await ranLoop([
      ...level(1, ['true']),
      ...level(1, ['true']),
      '### Smoke test',
      ...fenced('bash', 'true'),
    ]);
    expect(said).toEqual(['loop-1.1 passed', 'loop-1.2 passed', 'loop-0.1 passed']);
  });

  it('has no result for blocks without a command', async () => {
    expect((await ranLoop(level(1, ['# look at it']))).said).toEqual([]);
  });

  it.each([
    ['failed', [...passedGates.slice(1), { ...passedGate('commands'), status: 'failed' } as const]],
    ['found an error that the base has, too', [{ ...passedGate('commands'), findings: [error] }, ...passedGates]],
  ])('runs no block of a document when a gate %s', async (_how, statics) => {
    const { gates, files } = await ranLoop(level(1, ['touch made']), { statics });
    expect(gates).toMatchObject([{ status: 'skipped', reason: 'The document did not pass its gate commands.' }]);
    expect(await files()).toEqual([]);
  });

  it('runs no block of a document without its guarding gates', async () => {
    const { gates, files } = await ranLoop(level(1, ['touch made']), { statics: [] });
    expect(gates).toMatchObject([
      { status: 'skipped', reason: 'The loop runs only after the gate commands, which --gates excludes.' },
    ]);
    expect(await files()).toEqual([]);
  });

  it('runs despite findings of other gates', async () => {
    const structure = { ...passedGate('structure'), status: 'failed' } as const;
    const { said } = await ranLoop(level(1, ['true']), { statics: [structure, ...passedGates] });
    expect(said).toEqual(['loop-1.1 passed']);
  });
});

describe('a block that may not be run', () => {
  it.each([
    ['git push origin main', 'This block destroys or publishes: `git push origin main`.'],
    ['rm -rf ~/work', 'This block destroys or publishes: `rm -rf ~/work`.'],
    ['npm test -- {test_file}', 'This block contains a placeholder: `{test_file}`.'],
    ['pkill -f vite', 'This block does more than check: `pkill -f vite`.'],
    ['lsof -ti:3000 | xargs kill -9', 'This block does more than check: `lsof -ti:3000 | xargs kill -9`.'],
    ['kill $(lsof -ti:3000)', 'This block does more than check: `kill $(lsof -ti:3000)`.'],
    ['git -C . checkout -- src', 'This block does more than check: `git -C . checkout -- src`.'],
    ['git stash', 'This block does more than check: `git stash`.'],
  ])('is skipped as a whole for %s', async (line, reason) => {
    const { gates, found, files } = await ranBlock(['touch before', line, 'touch after']);
    expect(gates).toMatchObject([{ status: 'skipped', reason }]);
    expect(found).toEqual([`PRP408 7 Not run. ${reason}`]);
    expect(await files()).toEqual([]);
  });

  it.each([
    ['curl https://example.com', 'This block needs the network: `curl https://example.com`.'],
    ['npm ci', 'This block installs packages, which needs the network: `npm ci`.'],
    ['python3 -m pip install -e .', 'This block installs packages, which needs the network: '],
    ['cd web && pnpm install', 'This block installs packages, which needs the network: '],
    ['echo "$DEPLOY_TOKEN"', 'This block needs a secret: `$DEPLOY_TOKEN`.'],
    ['const answer = 42;', 'This block is not a shell script: `const answer = 42;`.'],
    ['curl http://localhost:3000', 'This block relies on a service that it does not start: '],
  ])('is skipped without a finding for %s', async (line, reason) => {
    const { gates, files } = await ranBlock(['touch before', line]);
    expect(gates).toMatchObject([{ status: 'skipped', findings: [], reason: expect.stringContaining(reason) }]);
    expect(await files()).toEqual([]);
  });

  it.each(['git stash list', 'git log --oneline', 'git status', 'echo npm run install-check', 'pip list', 'git diff'])(
    'is not one with %s',
    async (line) => {
      const { gates } = await ranBlock([`false && ${line} || true`]);
      expect(gates).toMatchObject([{ status: 'passed' }]);
    },
  );

  it('runs only its judged commands, never its raw text', async () => {
    const { said, files } = await ranBlock(['$ touch judged', 'touch printed', '# touch comment']);
    expect(said).toEqual(['loop-1.1 passed']);
    expect(await files()).toEqual(['judged']);
  });
});

describe('a block that does not end', () => {
  it('is killed with everything it started, and its output is kept', async () => {
    const directory = await temporaryDirectory();
    const { said, found, gates } = await ranBlock(
      ['echo begun', 'sh -c \'trap "" TERM; echo $$ > pid; while :; do sleep 0.1; done\''],
      { directory, timeout: 0.4 },
    );
    expect(said).toEqual(['loop-1.1 timed-out']);
    expect(found).toEqual([
      expect.stringMatching(/^PRP409 9 The block did not end within 0.4 s; `sh -c .* was running\.$/),
    ]);
    expect(gates[0]?.output).toBe('begun\n');
    expect(isAlive(await readFile(join(directory, 'pid'), 'utf8'))).toBe(false);
  });

  it('is cancelled with the run', async () => {
    const directory = await temporaryDirectory();
    const { said } = await ranLoop([...level(1, ['echo $$ > pid', 'sleep 300']), ...level(2, ['touch late'])], {
      directory,
      meanwhile: (mediator) => void isThere(join(directory, 'pid')).then(() => mediator.close()),
    });
    expect(said).toEqual(['loop-1.1 cancelled', 'loop-2.1 skipped']);
    expect(isAlive(await readFile(join(directory, 'pid'), 'utf8'))).toBe(false);
  });
});

/** Resolves when a file was written. */
async function isThere(path: string): Promise<void> {
  const size = async () => (await stat(path).catch(() => undefined))?.size ?? 0;
  while ((await size()) === 0) await pause(10);
}
