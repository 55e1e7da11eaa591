import { beforeEach, describe, expect, it } from 'vitest';
import type { DiffCommand } from '../../src/command.ts';
import { completePrp } from '../support/complete-prp.ts';
import { ranIn } from '../support/running.ts';
import { temporaryRepository, type TemporaryRepository } from '../support/temporary-repository.ts';

const prp = 'PRPs/notes.md';
const edited = completePrp.replace('in seconds', 'at once');

let repository: TemporaryRepository;

beforeEach(async () => {
  repository = await temporaryRepository();
  await repository.write(prp, completePrp);
});

const save = () => ranIn(repository, { name: 'save', prps: [prp] });

/** The text for a terminal. */
async function diff(about: Partial<DiffCommand> = {}): Promise<string> {
  return (await ranIn(repository, { name: 'diff', prp, ...about })).text;
}

describe('prp diff without selectors', () => {
  it('compares HEAD with the file when no version is stored', async () => {
    await repository.commit();
    await repository.write(prp, edited);
    const told = await diff();
    expect(told).toContain('PRPs/notes.md  HEAD → worktree\n+1 -1 lines in 1 section\n');
    expect(told).toContain('+Find a note at once.');
  });

  it('compares HEAD with the file when only the present bytes are stored', async () => {
    await repository.commit();
    await repository.write(prp, edited);
    await save();
    expect(await diff()).toContain('HEAD → worktree\n+1 -1 lines');
  });

  it('finds the former path of the file in HEAD', async () => {
    await repository.commit();
    await repository.git.text(['mv', prp, 'PRPs/found.md']);
    await repository.write('PRPs/found.md', edited);
    expect(await diff({ prp: 'PRPs/found.md' })).toContain('HEAD → worktree\n+1 -1 lines');
  });

  it('prefers versions to HEAD', async () => {
    await save();
    await repository.commit();
    await repository.write(prp, edited);
    expect(await diff()).toContain('v1 → worktree');
    await save();
    expect(await diff()).toContain('v1 → v2');
  });

  it('reports that there is nothing to compare', async () => {
    const none = { code: 'E_NOT_FOUND', message: `No versions of ${prp} are stored.` };
    await expect(diff()).rejects.toMatchObject(none);
    await repository.commit();
    await expect(diff()).rejects.toMatchObject(none);
    await save();
    expect(await diff()).toContain('The file equals its only version.');
  });
});

describe('a commit selector of prp diff', () => {
  it('accepts any revision of Git when no version was made at it', async () => {
    await repository.commit();
    await repository.write(prp, edited);
    const second = await repository.commit();
    expect(await diff({ from: 'commit:HEAD^', to: 'commit:HEAD' })).toContain('HEAD^ → HEAD\n+1 -1 lines');
    expect(await diff({ from: 'commit:main' })).toContain('main → worktree\nNo difference.');
    expect(await diff({ from: `commit:${second.slice(0, 7)}` })).toContain('No difference.');
  });

  it('selects the version that was made at the commit', async () => {
    await repository.commit();
    await save();
    await repository.write(prp, edited);
    expect(await diff({ from: 'commit:HEAD' })).toContain('v1 → worktree');
  });

  it('is refused when neither Git nor a version has the commit', async () => {
    await repository.commit();
    await save();
    await expect(diff({ from: 'commit:deadbeef' })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      message: expect.stringContaining('no version commit:deadbeef; the nearest are v1') as unknown,
    });
  });
});

describe('the sections of prp diff', () => {
  it('have no role when none is known', async () => {
    await save();
    await repository.write(prp, `${completePrp}\n## Odds and ends\nSome words.\n`);
    expect(await diff()).toMatch(/^ {2}added {5}Odds and ends$/m);
  });

  it('are unchanged when only boxes were ticked', async () => {
    await save();
    await repository.write(prp, completePrp.replace('- [ ]', '- [x]'));
    expect(await diff()).toContain('+1 -1 lines, only ticks and white space\n');
  });
});
